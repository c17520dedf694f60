"""What is due when: conditions of decisions, and agreed actions that are late."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from milepost.analysis.portfolio.dues import Open, duties, last_day
from milepost.reporters.documents.blocks import (
    Block,
    Cell,
    Column,
    Fold,
    Line,
    Mark,
    Prose,
    Small,
    Table,
    Tone,
)
from milepost.reporters.portfolio.told import Told

_ROWS = 40


def coming(told: Told) -> Iterator[Block]:
    """All duties by date, the first of them open."""
    found = duties(told.portfolio.summaries)
    if not found:
        yield Prose(told.say("due.none"))
        return
    late = sum(one.late > 0 for one in found)
    day = last_day(told.portfolio.summaries)
    yield Prose(told.say("due.told", count=len(found), late=late, day=day))
    yield _table(told, found[:_ROWS])
    for start in range(_ROWS, len(found), _ROWS):
        part = found[start : start + _ROWS]
        label = told.say("due.rest", first=part[0].due.day, last=part[-1].due.day, count=len(part))
        yield Fold(label, (_table(told, part),))


def table(told: Told) -> Table:
    """All duties in one table."""
    return _table(told, duties(told.portfolio.summaries))


def _table(told: Told, found: Sequence[Open]) -> Table:
    columns = (
        Column(told.say("due.day")),
        Column(told.say("due.state")),
        Column(told.say("due.what"), wide=True),
        Column(told.say("subject"), wide=True),
        Column(told.say("due.owner"), wide=True),
    )
    tones: tuple[tuple[int, Tone], ...] = ()
    return Table(columns, tuple(_row(told, one) for one in found), tones=tones)


def _row(told: Told, one: Open) -> tuple[Cell, ...]:
    kind = told.say(f"due.{one.due.duty}")
    late = Mark(told.say("due.days", count=one.late), "bad", "!") if one.late else None
    return (
        one.due.day,
        late or told.say("due.ahead"),
        Line((Small(kind), told.text(one.due.what))),
        told.subject(one.subject),
        told.text(one.due.owner),
    )
