"""A plan as CSV for spreadsheets: UTF-8 with a byte order mark, so that Excel reads Chinese."""

from __future__ import annotations

import csv
import io
from datetime import date

from milepost.model.text import Language
from milepost.model.values import Number
from milepost.reporters.plans.flat import Flat, flat
from milepost.reporters.plans.planned import Planned
from milepost.reporters.plans.told import number
from milepost.reporters.safe import cell

_MARK = "\ufeff"


def report(planned: Planned, language: Language) -> str:
    """One line an action below one line of titles (RFC 4180), no cell of it a formula."""
    titles, lines = flat(planned, language)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([cell(title) for title in titles])
    writer.writerows([[written(value) for value in line] for line in lines])
    return _MARK + out.getvalue()


def written(value: Flat) -> str:
    """A cell: numbers with a decimal point, days as YYYY-MM-DD, text made harmless."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return number(value) if isinstance(value, Number) else cell(value)
