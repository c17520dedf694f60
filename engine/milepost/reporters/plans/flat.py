"""A plan as one flat table, for spreadsheets: typed cells, one line an action."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from milepost.model.text import Language
from milepost.model.values import Number
from milepost.reporters.plans.parts.actions import moved
from milepost.reporters.plans.planned import Planned
from milepost.reporters.plans.rows import Row, rows
from milepost.reporters.plans.told import Told

Flat = str | Number | date | None
COLUMNS = (
    *("subject", "ruleset", "number", "id", "action", "owner", "supervisor"),
    *("start", "end", "due", "effort", "weakness", "rank", "fact", "baseline", "target"),
    *("gain", "score", "then", "first"),
)


def flat(planned: Planned, language: Language) -> tuple[tuple[str, ...], list[tuple[Flat, ...]]]:
    """Titles and lines. Several of one kind stand in one cell, apart by semicolons."""
    told = Told(planned, language)
    titles = tuple(_title(told, name) for name in COLUMNS)
    return titles, [_line(told, row) for row in rows(told)]


def _title(told: Told, name: str) -> str:
    if name in ("score", "gain") and told.score_title:
        return told.say(f"flat.{name}", title=told.score_title)
    return told.say("flat.effort") if name == "effort" else told.say(f"column.{name}")


def _line(told: Told, row: Row) -> tuple[Flat, ...]:
    assessment = told.planned.assessment
    reference = " ".join(filter(None, (assessment.ruleset.reference, assessment.scope)))
    return (
        assessment.evidence.subject.id,
        reference,
        row.number,
        row.id,
        row.action,
        told.set(row.owner),
        told.set(row.supervisor),
        row.start,
        row.end,
        row.due,
        row.effort,
        *_served(told, row),
        *(_joined(told, [getattr(m, part) for m in row.moves]) for part in _PARTS),
        row.gain,
        row.score,
        row.main,
        ", ".join(map(str, row.after)),
    )


_PARTS = ("fact", "baseline", "target")


def _served(told: Told, row: Row) -> tuple[Flat, Flat]:
    """The criteria with their ranks; one rank alone stays a number."""
    ranks = [one.rank for one in row.serves if one.rank is not None]
    names = _joined(told, [told.criterion(one.id) for one in row.serves])
    rank: Flat = ranks[0] if len(ranks) == 1 else ", ".join(map(str, ranks))
    return names, rank


def _joined(told: Told, parts: Sequence[str]) -> str:
    return told.listed(parts)


def described(told: Told, row: Row) -> list[str]:
    """What an action carries beside its title, owner and days, line by line."""
    lines = [
        told.say("described", label=told.say("column.id"), text=row.id),
        told.say("described", label=told.say("column.owner"), text=told.set(row.owner)),
        told.say("described", label=told.say("column.supervisor"), text=told.set(row.supervisor)),
        told.say("described", label=told.say("column.effort"), text=told.effort(row.effort)),
    ]
    lines += [_labelled(told, "serves", told.criterion(one.id)) for one in row.serves]
    lines += [_labelled(told, "moves", moved(told, move)) for move in row.moves]
    return [*lines, _labelled(told, "then", _then(told, row))]


def _labelled(told: Told, column: str, text: str) -> str:
    return told.say("described", label=told.say(f"column.{column}"), text=text)


def _then(told: Told, row: Row) -> str:
    from milepost.reporters.plans.parts.actions import then

    return then(told, row)
