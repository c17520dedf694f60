"""The schedule as bars: a picture, and plain characters where there are no pictures."""

from __future__ import annotations

from collections.abc import Sequence

from milepost.reporters.documents.blocks import Figure, Section
from milepost.reporters.documents.cells import shown
from milepost.reporters.plans.bars import bars
from milepost.reporters.plans.rows import Row
from milepost.reporters.plans.told import Told


def section(told: Told, rows: Sequence[Row], pictures: bool) -> Section:
    """When each action is worked on."""
    title = told.say("schedule.figure", start=min(r.start for r in rows), end=told.planned.done)
    said = told.listed(_said(told, row) for row in rows)
    svg = _drawn(told, rows, title, said) if pictures else ""
    plain = bars(rows, told.say("schedule.number"), told.language)
    return Section(told.say("schedule.title"), (Figure(title, svg, said, plain),), "schedule")


def _said(told: Told, row: Row) -> str:
    return told.say("schedule.told", number=row.number, start=row.start, end=row.end)


def _drawn(told: Told, rows: Sequence[Row], title: str, said: str) -> str:
    """The picture; empty where none can be drawn."""
    from milepost.reporters.charts.drawing import available
    from milepost.reporters.charts.gantt import Bar, gantt

    if not available():
        return ""
    found = [Bar(f"{r.number} {r.action}", r.start, r.end, _note(told, r)) for r in rows]
    deadline = told.planned.plan.means.deadline
    mark = None if deadline is None else (deadline, told.say("schedule.mark", day=deadline))
    return gantt("plan-schedule", found, title, said, mark)


def _note(told: Told, row: Row) -> str:
    return told.words.joined([told.set(row.owner), shown(told.days(row.effort))])
