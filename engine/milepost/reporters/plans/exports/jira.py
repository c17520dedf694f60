"""A plan as CSV for the import of issues into Jira: UTF-8 without a byte order mark."""

from __future__ import annotations

import csv
import io
from fractions import Fraction

from milepost.model.text import Language
from milepost.model.values import Number
from milepost.reporters.plans.flat import described
from milepost.reporters.plans.planned import Planned
from milepost.reporters.plans.rows import Row, rows
from milepost.reporters.plans.told import Told
from milepost.reporters.safe import cell

SECONDS = 8 * 60 * 60
"""A person day in seconds: eight hours, as Jira counts a day where nobody set it otherwise."""

_HEAD = (
    *("Issue Id", "Summary", "Description", "Issue Type", "Assignee", "Start Date", "Due Date"),
    *("Original Estimate", "Labels", "Labels"),
)
_LINK = "Link Blocks"
"""The ids of the issues that one blocks; the importer asks to map it to the link type Blocks."""


def report(planned: Planned, language: Language) -> str:
    """One issue an action. Titles are Jira's own and have no punctuation, as its importer asks.

    Days are yyyy-MM-dd, estimates seconds; an action blocks those that wait for it.
    """
    told = Told(planned, language)
    found = rows(told)
    links = max((len(row.before) for row in found), default=0)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*_HEAD, *[_LINK] * max(links, 1)])
    writer.writerows(_issue(told, row, max(links, 1)) for row in found)
    return out.getvalue()


def _issue(told: Told, row: Row, links: int) -> list[str]:
    assessment = told.planned.assessment
    blocks = [str(number) for number in row.before]
    return [
        str(row.number),
        cell(row.action),
        "\n".join(cell(one) for one in described(told, row)),
        "Task",
        cell(row.owner),
        row.start.isoformat(),
        row.due.isoformat(),
        str(seconds(row.effort)),
        _label(assessment.ruleset.id),
        _label(row.id),
        *blocks,
        *[""] * (links - len(blocks)),
    ]


def seconds(days: Number) -> int:
    """Person days as whole seconds, rounded half up."""
    return int(Fraction(days) * SECONDS + Fraction(1, 2))


def _label(name: str) -> str:
    """A label has no spaces."""
    return cell(name).replace(" ", "-")
