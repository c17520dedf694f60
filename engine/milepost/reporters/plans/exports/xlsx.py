"""A plan as an Excel workbook; needs the extra `xlsx`."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from milepost.errors import UsageError
from milepost.model.text import Language
from milepost.model.values import Number
from milepost.reporters.plans.flat import COLUMNS, Flat, flat
from milepost.reporters.plans.planned import Planned
from milepost.reporters.plans.told import Told
from milepost.reporters.safe import line

_WRITTEN = datetime(2000, 1, 1, tzinfo=UTC)
"""Stands in the file as the day of writing, so that the same plan gives the same bytes."""

_WIDTHS = {"action": 48, "weakness": 40, "fact": 40, "baseline": 24, "target": 24, "then": 24}
_USUAL = 14
_DATE, _NUMBER, _TEXT = "yyyy-mm-dd", "0.##", "@"
_MOST = 32_767
"""Signs that a cell holds at most."""


def report(planned: Planned, language: Language) -> bytes:
    """One sheet with typed cells, a fixed line of titles and filters; no formula, no link.

    Raises UsageError where xlsxwriter is not installed.
    """
    out = io.BytesIO()
    book = _book(out)
    book.set_properties({"created": _WRITTEN, "title": line(_title(planned, language))})
    sheet = book.add_worksheet(Told(planned, language).say("flat.sheet"))
    titles, lines = flat(planned, language)
    _write(book, sheet, titles, lines)
    book.close()
    return out.getvalue()


def _book(out: io.BytesIO) -> Any:
    try:
        import xlsxwriter
    except ImportError:
        raise UsageError(
            "a workbook needs `xlsxwriter`; install it: `pip install 'milepost[xlsx]'`"
        ) from None
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    return xlsxwriter.Workbook(out, {**options, "in_memory": True})


def _title(planned: Planned, language: Language) -> str:
    told = Told(planned, language)
    return told.say("title", subject=told.text(planned.assessment.evidence.subject.shown))


def _write(book: Any, sheet: Any, titles: Sequence[str], lines: list[tuple[Flat, ...]]) -> None:
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    looks = {name: _look(book, name) for name in (_DATE, _NUMBER, _TEXT)}
    for place, title in enumerate(titles):
        sheet.write_string(0, place, line(title), bold)
        sheet.set_column(place, place, _WIDTHS.get(COLUMNS[place], _USUAL))
    for row, values in enumerate(lines, 1):
        for place, value in enumerate(values):
            _cell(sheet, row, place, value, looks)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(lines), 1), len(titles) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _look(book: Any, form: str) -> Any:
    return book.add_format({"num_format": form, "valign": "top", "text_wrap": form == _TEXT})


def _cell(sheet: Any, row: int, place: int, value: Flat, looks: dict[str, Any]) -> None:
    if isinstance(value, date):
        sheet.write_datetime(row, place, value, looks[_DATE])
    elif isinstance(value, Number):
        sheet.write_number(row, place, float(value), looks[_NUMBER])
    elif value:
        sheet.write_string(row, place, line(value)[:_MOST], looks[_TEXT])
