"""The tables of a document as an Excel workbook; needs the extra `xlsx`."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from typing import Any

from milepost.errors import UsageError
from milepost.model.values import shown_number
from milepost.reporters.documents.blocks import (
    Amount,
    Answers,
    Block,
    Cards,
    Cell,
    Document,
    Fold,
    Heading,
    Items,
    Link,
    Prose,
    Table,
)
from milepost.reporters.documents.cells import shown
from milepost.reporters.safe import line

_WRITTEN = datetime(2000, 1, 1, tzinfo=UTC)
"""Stands in the file as the day of writing, so that the same document gives the same bytes."""

_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME = 31
_LONGEST_ADDRESS = 2000
_MOST = 32_767
"""Signs that a cell holds at most."""


def report(document: Document) -> bytes:
    """A sheet with the words of the document, then one for each table: typed cells, filters.

    No text is taken for a formula or a link. Raises UsageError where xlsxwriter is not installed.
    """
    out = io.BytesIO()
    book = _book(out)
    book.set_properties({"title": line(document.title), "author": "milepost", "created": _WRITTEN})
    looks = _looks(book)
    taken: set[str] = set()
    _words(book, _name(document.title, taken), document, looks)
    for title, table in _tables(document):
        _sheet(book, _name(title, taken), table, looks)
    book.close()
    return out.getvalue()


def _book(out: io.BytesIO) -> Any:
    try:
        import xlsxwriter
    except ImportError:
        raise UsageError(
            "Excel files need xlsxwriter; install it: pip install 'milepost[xlsx]'"
        ) from None
    plain = ("strings_to_formulas", "strings_to_urls", "strings_to_numbers")
    return xlsxwriter.Workbook(out, {**dict.fromkeys(plain, False), "in_memory": True})


def _looks(book: Any) -> dict[str, Any]:
    wrapped = {"text_wrap": True, "valign": "top"}
    return {
        "head": book.add_format({**wrapped, "bold": True, "bottom": 1}),
        "title": book.add_format({"bold": True, "font_size": 14}),
        "text": book.add_format(wrapped),
        "day": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"}),
        "whole": book.add_format({"num_format": "0", "valign": "top"}),
        "number": book.add_format({"num_format": "0.######", "valign": "top"}),
    }


def _words(book: Any, name: str, document: Document, looks: dict[str, Any]) -> None:
    """The first sheet: title, lead, and every paragraph under its section."""
    sheet = book.add_worksheet(name)
    sheet.set_column(0, 0, 110)
    sheet.write_string(0, 0, line(document.title), looks["title"])
    for row, (text, look) in enumerate(_told(document), 1):
        sheet.write_string(row, 0, line(text)[:_MOST], looks[look])


def _told(document: Document) -> Iterator[tuple[str, str]]:
    yield " · ".join(filter(None, (document.kind, document.about, document.classed))), "text"
    for prose in document.lead:
        yield shown(prose.text, " "), "text"
    for section in document.sections:
        words = [line for block in section.blocks for line in _worded(block)]
        if words and section.title:
            yield section.title, "head"
        yield from words


def _worded(block: Block) -> Iterator[tuple[str, str]]:
    """The words of a block; tables have sheets of their own, and what is folded stands there."""
    if isinstance(block, Prose):
        yield shown(block.text, " "), "text"
    elif isinstance(block, Heading):
        yield f"{shown(block.text, ' ')}  {block.aside}".strip(), "head"
    elif isinstance(block, Items):
        for label, text in block.lines:
            yield f"{shown(label, ' ')}  {shown(text, ' ')}".strip(), "text"
    elif isinstance(block, Cards):
        for card in block.cards:
            yield " · ".join(filter(None, (card.name, card.title))), "head"
            yield f"{card.label}  {shown(card.verdict)}", "text"
            yield from ((f"{label}  {shown(cell)}", "text") for label, cell in card.figures)
            yield from ((shown(why, " "), "text") for why in card.whys)
    elif isinstance(block, Answers):
        for question in block.questions:
            yield question.title, "head"
            for name, answer in question.answers:
                yield f"{name}  {shown(answer, ' ')}".strip(), "text"


def _tables(document: Document) -> Iterator[tuple[str, Table]]:
    if document.sheets:
        yield from ((sheet.name, sheet.table) for sheet in document.sheets if sheet.table.rows)
        return
    for section in document.sections:
        for table in _held(section.blocks):
            named = 0 < len(table.caption) <= 20
            yield table.caption if named else section.title, table


def _held(blocks: Iterable[Block]) -> Iterator[Table]:
    for block in blocks:
        if isinstance(block, Table) and block.rows:
            yield block
        elif isinstance(block, Fold):
            yield from _held(block.blocks)


def _name(title: str, taken: set[str]) -> str:
    """A name of a sheet: short, without forbidden signs, and not given twice."""
    base = _FORBIDDEN.sub(" ", line(title)).strip()[:_LONGEST_NAME] or "1"
    name, number = base, 1
    while name.lower() in taken:
        number += 1
        name = f"{base[: _LONGEST_NAME - len(str(number)) - 1]} {number}"
    taken.add(name.lower())
    return name


def _sheet(book: Any, name: str, table: Table, looks: dict[str, Any]) -> None:
    sheet = book.add_worksheet(name)
    for place, column in enumerate(table.columns):
        sheet.write_string(0, place, line(column.title), looks["head"])
        sheet.set_column(place, place, 48 if column.wide else 16)
    for row, cells in enumerate(table.rows, 1):
        for place, cell in enumerate(cells):
            _cell(sheet, row, place, cell, looks)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _cell(sheet: Any, row: int, place: int, cell: Cell, looks: dict[str, Any]) -> None:
    if cell is None:
        sheet.write_blank(row, place, None, looks["text"])
    elif isinstance(cell, Amount):
        number = _float(cell)
        look = "whole" if number.is_integer() else "number"  # Excel would show the point of `5.`
        sheet.write_number(row, place, number, looks[look])
    elif isinstance(cell, date):
        sheet.write_datetime(row, place, datetime(cell.year, cell.month, cell.day), looks["day"])
    elif isinstance(cell, Link) and len(cell.to) < _LONGEST_ADDRESS:
        words = line(cell.text)[:_MOST]
        sheet.write_url(row, place, f"external:{cell.to}", looks["text"], words)
    else:
        lines = shown(cell).split("\n")
        sheet.write_string(row, place, "\n".join(map(line, lines))[:_MOST], looks["text"])


def _float(amount: Amount) -> float:
    """The number as it is shown elsewhere; Excel has no exact ones."""
    return float(shown_number(amount.number, amount.decimals))
