"""A schedule in plain characters: one line an action, one character a day, week or month."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from milepost.model.text import Language
from milepost.reporters.messages import say
from milepost.reporters.plans.rows import Row

ROOM = 60
"""Characters for the whole of the schedule."""

_BAR, _FREE = "=", "."
_Cells = list[date]
_Following = Callable[[date], date | None]


def bars(rows: Sequence[Row], label: str, language: Language) -> tuple[str, ...]:
    """The schedule; the first line names what a character stands for, the second the months."""
    first, last = min(row.start for row in rows), max(row.end for row in rows)
    unit, cells = _cells(first, last)
    width = max(len(label), *(len(str(row.number)) for row in rows))
    lines = [f"{str(row.number).rjust(width)} |{_bar(row, cells)}|" for row in rows]
    legend = say("plan.schedule.unit", language, unit=say(f"plan.unit.{unit}", language))
    return (legend, " " * (width + 2) + _months(cells), *lines)


def _cells(first: date, last: date) -> tuple[str, _Cells]:
    """The first day of every character, in the finest unit that has room."""
    found = ((unit, _spread(start(first), last, following)) for unit, start, following in _UNITS)
    return next((unit, cells) for unit, cells in found if len(cells) <= ROOM or unit == "year")


def _spread(start: date, last: date, following: _Following) -> _Cells:
    cells = [start]
    while (after := following(cells[-1])) is not None and after <= last:
        cells.append(after)
    return cells


def _days(count: int) -> _Following:
    def following(day: date) -> date | None:
        ordinal = day.toordinal() + count
        return date.fromordinal(ordinal) if ordinal <= date.max.toordinal() else None

    return following


def _months_on(count: int) -> _Following:
    def following(day: date) -> date | None:
        year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
        return date(year, month + 1, 1) if year <= date.max.year else None

    return following


_UNITS: tuple[tuple[str, Callable[[date], date], _Following], ...] = (
    ("day", lambda day: day, _days(1)),
    ("week", lambda day: day - timedelta(days=day.weekday()), _days(7)),
    ("month", lambda day: day.replace(day=1), _months_on(1)),
    ("quarter", lambda day: day.replace(day=1), _months_on(3)),
    ("year", lambda day: day.replace(day=1), _months_on(12)),
)


def _bar(row: Row, cells: _Cells) -> str:
    """The line of one action: what lies between its first and last day is worked on."""
    ends = [*cells[1:], date.max]
    return "".join(
        _BAR if start <= row.end and row.start < end else _FREE
        for start, end in zip(cells, ends, strict=True)
    )


def _months(cells: _Cells) -> str:
    """The months above the characters in which they begin, as far as there is room for them."""
    ends = [date.fromordinal(day.toordinal() - 1) for day in cells[1:]]
    names = [f"{day.year}-{day.month:02d}" for day in (*ends, cells[-1])]
    line = ""
    for place, name in enumerate(names):
        begins = not place or name != names[place - 1]
        if begins and (not line or place > len(line)):
            line = line.ljust(place) + name
    return line
