"""A document for Word, to be edited further; needs the extra `docx`."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Any

from milepost.errors import UsageError
from milepost.reporters.documents.blocks import (
    Block,
    Document,
    Figure,
    Items,
    Prose,
    Table,
    Tone,
)
from milepost.reporters.documents.cells import shown
from milepost.reporters.plans.safe import line

_WRITTEN = datetime(2000, 1, 1)
"""Stands in the file as the day of writing, so that the same document gives the same bytes."""

_FONTS = {"w:ascii": "Calibri", "w:hAnsi": "Calibri", "w:eastAsia": "Microsoft YaHei"}
_COLOURS: dict[Tone, str] = {
    "good": "1C6A41",
    "warning": "745700",
    "bad": "A32430",
    "quiet": "55606B",
}


def report(document: Document) -> bytes:
    """Headings, paragraphs, lists and tables as Word has them; a picture is left to its table.

    Raises UsageError where python-docx is not installed.
    """
    file = _new()
    _fonts(file)
    _properties(file, document)
    file.add_heading(line(document.title), level=0)
    file.add_paragraph(line(document.about), style="Subtitle")
    for prose in document.lead:
        _prose(file, prose)
    for section in document.sections:
        if section.title:
            file.add_heading(line(section.title), level=1)
        for block in section.blocks:
            _block(file, block)
    return _packed(file)


def _new() -> Any:
    try:
        import docx
    except ImportError:
        raise UsageError(
            "Word files need python-docx; install it: pip install 'milepost[docx]'"
        ) from None
    return docx.Document()


def _fonts(file: Any) -> None:
    """One font for Western and one for Chinese characters, in every style with text."""
    from docx.oxml.ns import qn

    for style in file.styles:
        if hasattr(style, "font") and style.font is not None:
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for name in list(fonts.attrib):
                del fonts.attrib[name]
            for name, font in _FONTS.items():
                fonts.set(qn(name), font)


def _properties(file: Any, document: Document) -> None:
    told = file.core_properties
    told.title, told.language = line(document.title), document.lang
    told.author = told.last_modified_by = "milepost"
    told.comments, told.created, told.modified = "", _WRITTEN, _WRITTEN


def _block(file: Any, block: Block) -> None:
    if isinstance(block, Prose):
        _prose(file, block)
    elif isinstance(block, Items):
        _items(file, block)
    elif isinstance(block, Table):
        _table(file, block)
    elif isinstance(block, Figure):
        _prose(file, Prose(block.told, "quiet"))


def _prose(file: Any, prose: Prose) -> None:
    _coloured(file.add_paragraph().add_run(line(prose.text)), prose.tone)


def _items(file: Any, items: Items) -> None:
    for label, text in items.lines:
        paragraph = file.add_paragraph(style="List Bullet")
        if label:
            paragraph.add_run(f"{line(label)}  ").bold = True
        _coloured(paragraph.add_run(line(text)), items.tone)


def _table(file: Any, table: Table) -> None:
    if table.caption:
        file.add_paragraph(line(table.caption), style="Caption")
    if not table.rows:
        _prose(file, Prose(table.empty, "quiet"))
        return
    grid = file.add_table(rows=1, cols=len(table.columns), style="Light Grid Accent 1")
    for cell, column in zip(grid.rows[0].cells, table.columns, strict=True):
        cell.paragraphs[0].add_run(line(column.title)).bold = True
    _repeated(grid.rows[0])
    tones = dict(table.tones)
    for number, row in enumerate(table.rows):
        cells = grid.add_row().cells
        for place, value in enumerate(row):
            _cell(cells[place], line(shown(value)), table.columns[place].align, tones.get(number))
    file.add_paragraph()


def _cell(cell: Any, text: str, align: str, tone: Tone | None) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph = cell.paragraphs[0]
    run = paragraph.add_run(text)
    run.bold = False
    _coloured(run, tone or "plain")
    if align == "right":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _repeated(row: Any) -> None:
    """The line of titles stands on every page that the table runs over."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _coloured(run: Any, tone: Tone) -> None:
    from docx.shared import RGBColor

    if tone in _COLOURS:
        run.font.color.rgb = RGBColor.from_string(_COLOURS[tone])


def _packed(file: Any) -> bytes:
    """The file with its parts in order and all of one day, so that bytes do not depend on now."""
    written, packed = io.BytesIO(), io.BytesIO()
    file.save(written)
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(packed, "w") as into:
        for name in sorted(
            parts.namelist(), key=lambda name: (name != "[Content_Types].xml", name)
        ):
            about = zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0))
            into.writestr(about, parts.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
