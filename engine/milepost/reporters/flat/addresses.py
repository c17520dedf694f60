"""Places as addresses: a file relative to the workspace, and a line of it."""

from __future__ import annotations

from urllib.parse import quote

from milepost.model.evidence import Place


def uri(file: str) -> str:
    """The file as a relative reference (RFC 3986): nothing in a name is a scheme, host or query.

    A name that is no UTF-8 keeps its bytes.
    """
    try:
        known = file.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        known = file.encode("utf-8", "replace")
    path = quote(known, safe="/")
    return f".{path}" if path.startswith("//") else path


def address(place: Place) -> str:
    """`file#L12`, as code hosts point at a line; without the line where it is not known."""
    return f"{uri(place.file)}#L{place.line}" if place.line > 0 else uri(place.file)
