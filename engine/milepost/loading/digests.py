"""Digests that tell whether content is the same, whatever the computer that wrote it."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

_BOM = b"\xef\xbb\xbf"
_PREFIX = "sha256:"


def digest(*parts: bytes) -> str:
    """SHA-256 over `parts`, each preceded by its length, so that ("ab", "c") is not ("a", "bc")."""
    sha = sha256()
    for part in parts:
        sha.update(len(part).to_bytes(8, "big"))
        sha.update(part)
    return _PREFIX + sha.hexdigest()


def digest_of_files(files: Sequence[tuple[str, bytes]]) -> str:
    """Digest of named files; their order, the kind of line ends and a leading BOM do not count."""
    named = sorted((name.encode("utf-8"), _normal(content)) for name, content in files)
    return digest(*(part for pair in named for part in pair))


def short(digest: str) -> str:
    """The first twelve hex digits, enough to tell digests apart by eye."""
    return digest.removeprefix(_PREFIX)[:12]


def _normal(content: bytes) -> bytes:
    return content.removeprefix(_BOM).replace(b"\r\n", b"\n")
