"""CSV: a line for each criterion, for spreadsheets."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO

from milepost.model.review import Review
from milepost.model.text import Language
from milepost.reporters.flat.rows import Flat, rows
from milepost.reporters.safe import cell as spreadsheet_cell

SUFFIX = ".csv"


def report(reviews: Sequence[Review], language: Language) -> str:
    """RFC 4180 with a line of titles; no cell is a formula, and a mark tells Excel it is UTF-8."""
    table = StringIO(newline="")
    found = list(rows(reviews, language))
    writer = csv.writer(table)
    writer.writerow(found[0] if found else ())
    writer.writerows([_cell(value) for value in row.values()] for row in found)
    return f"\ufeff{table.getvalue()}"


def _cell(value: Flat) -> Flat:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return spreadsheet_cell(value) if isinstance(value, str) else value
