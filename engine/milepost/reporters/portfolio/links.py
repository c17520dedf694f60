"""Addresses of files beside a report."""

from __future__ import annotations

from urllib.parse import quote


def address(path: str) -> str:
    """A relative path with slashes as an address: whatever it holds, it stays a path.

    Half a surrogate pair, as names of files may hold, is written by its byte.
    """
    return "./" + quote(path, safe="/", errors="surrogateescape")
