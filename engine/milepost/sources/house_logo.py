"""The logo of an organisation: a PNG, or an SVG that needs nothing beside it."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from milepost.loading.problems import Collector
from milepost.loading.sections import At
from milepost.model.house import Logo

LARGEST = 512 * 1024
"""Bytes of a logo, which stands in every page."""

_MEDIA = {".svg": "image/svg+xml", ".png": "image/png"}
_PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
_PNG_END = b"IEND\xaeB`\x82"
_SVG = "{http://www.w3.org/2000/svg}svg"


def logo_of(folder: Path, name: str, at: At, collector: Collector) -> Logo | None:
    """The logo in the file of that name in `folder`; None where something is wrong with it."""
    path = folder / name
    media = _MEDIA.get(path.suffix.lower())
    if media is None:
        collector.add(at.problem(f"`{name}` is no picture that can be shown", "use .svg or .png"))
    elif Path(name).name != name or path.is_symlink():
        what = "the logo lies beside this file, and is no link"
        collector.add(at.problem(what, "copy it here and write its name"))
    elif not path.is_file():
        collector.add(at.problem(f"there is no file `{name}` beside this one"))
    elif path.stat().st_size > LARGEST:
        what = f"the logo has {path.stat().st_size // 1024} KB; every page holds it"
        collector.add(at.problem(what, f"make it smaller than {LARGEST // 1024} KB"))
    else:
        return _looked_at(Logo(media, path.read_bytes()), name, at, collector)
    return None


def _looked_at(logo: Logo, name: str, at: At, collector: Collector) -> Logo | None:
    """The picture if it is what its name says; a broken one would be shown as nothing."""
    fits = _is_png(logo.content) if logo.media == "image/png" else _is_svg(logo.content)
    if fits:
        return logo
    what = f"`{name}` does not hold what its name says"
    collector.add(at.problem(what, "save it as PNG, or as plain SVG without a document type"))
    return None


def _is_png(content: bytes) -> bool:
    """Whether it is one, from its first part to its last."""
    return content.startswith(_PNG) and content.endswith(_PNG_END)


def _is_svg(content: bytes) -> bool:
    """Whether it is one: well-formed, without a document type and so without entities."""
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content or b"\0" in content:
        return False
    try:
        return ElementTree.fromstring(content).tag == _SVG
    except (ElementTree.ParseError, ValueError, LookupError):
        return False
