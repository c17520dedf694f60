"""A document for Word, to be edited further; needs the extra `docx`."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from typing import Any

from milepost.errors import UsageError
from milepost.reporters.documents.blocks import (
    Answers,
    Block,
    Card,
    Cards,
    Cell,
    Document,
    Figure,
    Fold,
    Heading,
    Items,
    Line,
    Lines,
    Mark,
    Prose,
    Small,
    Table,
    Tone,
)
from milepost.reporters.documents.cells import shown
from milepost.reporters.house.wearing import current
from milepost.reporters.house.word import dress
from milepost.reporters.safe import line

_WRITTEN = datetime(2000, 1, 1)
"""Stands in the file as the day of writing, so that the same document gives the same bytes."""

_FONTS = {"w:ascii": "Calibri", "w:hAnsi": "Calibri", "w:eastAsia": "Microsoft YaHei"}
_COLOURS: dict[Tone, str] = {
    "good": "1C6A41",
    "warning": "745700",
    "poor": "97460A",
    "bad": "A32430",
    "quiet": "55606B",
}

_LEAST = 13
"""Part of the width that a column has at least which asks for none, in per cent: a day fits in."""

_ROOM = 6_120_000
"""Width of the text of an A4 page with these margins, in English Metric Units (360,000 a cm)."""


def report(document: Document) -> bytes:
    """Headings, paragraphs, lists and tables as Word has them; a picture is left to its table.

    Raises UsageError where python-docx is not installed.
    """
    file = _new()
    _fonts(file)
    _properties(file, document)
    dress(file, current(), document.language, document.classed)
    file.add_heading(line(document.title), level=0)
    about = " · ".join(filter(None, (document.kind, document.about, document.classed)))
    file.add_paragraph(line(about), style="Subtitle")
    for prose in document.lead:
        _prose(file, prose)
    for section in document.sections:
        if section.title:
            title = " · ".join(filter(None, (section.name, section.title)))
            file.add_heading(
                line(title), level=1
            ).paragraph_format.page_break_before = section.apart
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
    return _paper(docx.Document())


def _paper(file: Any) -> Any:
    """A4 with margins of 2 cm."""
    from docx.shared import Cm

    page = file.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2)
    return file


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
    """One block by its writer."""
    _WRITERS[type(block)](file, block)


def _prose(file: Any, prose: Prose) -> None:
    _runs(file.add_paragraph(), prose.text, prose.tone)


def _heading(file: Any, heading: Heading) -> None:
    told = line(shown(heading.text, " "))
    paragraph = file.add_heading(told, level=heading.level - 1)
    if heading.aside:
        _runs(paragraph, Small(f"  {heading.aside}"))


def _items(file: Any, items: Items) -> None:
    for label, text in items.lines:
        paragraph = file.add_paragraph(style="List Bullet")
        if shown(label):
            paragraph.add_run(f"{line(shown(label))}  ").bold = True
        _runs(paragraph, text, items.tone)


def _figure(file: Any, figure: Figure) -> None:
    _prose(file, Prose(figure.told, "quiet"))


def _cards(file: Any, cards: Cards) -> None:
    for card in cards.cards:
        _card(file, card)


def _card(file: Any, card: Card) -> None:
    file.add_heading(line(" · ".join(filter(None, (card.name, card.title)))), level=2)
    paragraph = file.add_paragraph(f"{line(card.label)}  ")
    _runs(paragraph, card.verdict)
    for label, cell in card.figures:
        file.add_paragraph(f"{line(label)}  ", style="List Bullet").add_run(line(shown(cell)))
    for why in card.whys:
        _prose(file, Prose(why))


def _answers(file: Any, answers: Answers) -> None:
    file.add_heading(line(answers.title), level=1)
    for number, question in enumerate(answers.questions, 1):
        file.add_heading(f"{number}. {line(question.title)}", level=2)
        for name, answer in question.answers:
            if name:
                file.add_paragraph().add_run(line(name)).bold = True
            _prose(file, Prose(answer))


def _fold(file: Any, fold: Fold) -> None:
    file.add_heading(line(shown(fold.title, " ")), level=4)
    for block in fold.blocks:
        _block(file, block)


def _runs(paragraph: Any, cell: Cell, tone: Tone = "plain") -> None:
    """The cell as runs of a paragraph, in the tone of each part."""
    if isinstance(cell, Line | Lines):
        parts = [one for one in cell.cells if shown(one)]
        for number, one in enumerate(parts):
            if number:
                _parted(paragraph, cell)
            _runs(paragraph, one, tone)
        return
    run = paragraph.add_run(_spaced(shown(cell)))
    run.bold = isinstance(cell, Mark)
    own = cell.tone if isinstance(cell, Mark) else "quiet" if isinstance(cell, Small) else tone
    _coloured(run, own)


def _parted(paragraph: Any, cell: Line | Lines) -> None:
    run = paragraph.add_run("" if isinstance(cell, Lines) else " ")
    if isinstance(cell, Lines):
        run.add_break()


def _spaced(text: str) -> str:
    """The text in one line, with the spaces at its start that part it from what stands before."""
    return " " * (len(text) - len(text.lstrip(" "))) + line(text)


def _table(file: Any, table: Table) -> None:
    if table.caption:
        file.add_paragraph(line(table.caption), style="Caption")
    if not table.rows:
        if table.empty:
            _prose(file, Prose(table.empty, "quiet"))
        return
    grid = file.add_table(rows=1, cols=len(table.columns), style="Table Grid")
    _bordered(grid)
    for place, width in enumerate(_widths(table)):
        grid.columns[place].width = width
    for cell, column in zip(grid.rows[0].cells, table.columns, strict=True):
        cell.paragraphs[0].add_run(line(column.title)).bold = True
        _sized(cell.paragraphs[0])
        _shaded(cell)
    _repeated(grid.rows[0])
    tones = dict(table.tones)
    for number, row in enumerate(table.rows):
        cells = grid.add_row().cells
        for place, width in enumerate(_widths(table)):
            cells[place].width = width
        for place, value in enumerate(row):
            _cell(cells[place], value, table.columns[place].align, tones.get(number))
    file.add_paragraph()


def _cell(cell: Any, value: Cell, align: str, tone: Tone | None) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph = cell.paragraphs[0]
    _runs(paragraph, value, tone or "plain")
    _sized(paragraph)
    if align == "right":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _sized(paragraph: Any) -> None:
    """The words of a table, smaller than those around it."""
    from docx.shared import Pt

    for run in paragraph.runs:
        run.font.size = Pt(9)


def _widths(table: Table) -> list[int]:
    """Widths of the columns: what they ask for, and equal parts of the rest; wide ones double."""
    asked = [column.share for column in table.columns]
    free = [0 if column.share else 2 if column.wide else 1 for column in table.columns]
    rest = max(100 - sum(asked), _LEAST * len([one for one in free if one]))
    parts = [share or rest * weight / sum(free) for share, weight in zip(asked, free, strict=True)]
    return [int(_ROOM * part / sum(parts)) for part in parts]


def _bordered(grid: Any) -> None:
    """Thin grey lines between the rows, none between the columns; widths as they are given."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    grid.autofit = False
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        edge = OxmlElement(f"w:{side}")
        across = side in ("top", "bottom", "insideH")
        edge.set(qn("w:val"), "single" if across else "nil")
        edge.set(qn("w:sz"), "4")
        edge.set(qn("w:color"), "B8C0C8")
        borders.append(edge)
    grid._tbl.tblPr.append(borders)


def _shaded(cell: Any) -> None:
    """The background of a title."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), "F0F3F5")
    cell._tc.get_or_add_tcPr().append(shade)


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


_WRITERS: dict[type, Callable[[Any, Any], None]] = {
    Prose: _prose,
    Heading: _heading,
    Items: _items,
    Table: _table,
    Figure: _figure,
    Cards: _cards,
    Answers: _answers,
    Fold: _fold,
}
