"""What a house puts on a Word file: its name or logo, its footer, and its colour on headings."""

from __future__ import annotations

import io
from typing import Any

from milepost.model.house import House
from milepost.model.text import Language
from milepost.reporters.escaping import visible

_HEADINGS = ("Title", "Heading 1", "Heading 2", "Heading 3", "Heading 4")
_HEIGHT_MM = 12


def dress(file: Any, house: House, language: Language, classed: str) -> None:
    """Put it into the header and footer of every page.

    `classed` is what the report itself says of who may read it. Word shows no SVG here: the name
    stands in for such a logo.
    """
    section = file.sections[0]
    if house.name:
        _named(section.header.paragraphs[0].add_run(), house, visible(house.name.to(language)))
    said = (
        house.footer.to(language) if house.footer else "",
        classed or (house.classed.to(language) if house.classed else ""),
    )
    if any(said):
        section.footer.paragraphs[0].text = visible(" · ".join(filter(None, said)))
    _coloured(file, house.colours.get("light", {}).get("accent", ""))


def _named(run: Any, house: House, name: str) -> None:
    from docx.shared import Mm

    if house.logo is None or house.logo.media != "image/png":
        run.text = name
        return
    picture = run.add_picture(io.BytesIO(house.logo.content), height=Mm(_HEIGHT_MM))
    picture._inline.docPr.set("descr", name)


def _coloured(file: Any, accent: str) -> None:
    from docx.shared import RGBColor

    if not accent:
        return
    for name in _HEADINGS:
        if name in file.styles:
            file.styles[name].font.color.rgb = RGBColor.from_string(accent[1:].upper())
