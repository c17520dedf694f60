"""Weaknesses in a comparison: new ones, closed ones, and those that come again and again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from milepost.analysis.comparing.comparing import Comparison
from milepost.analysis.comparing.criteria import CriterionMove
from milepost.analysis.comparing.trend import Gap
from milepost.reporters.comparing.moving import group
from milepost.reporters.comparing.recurring import assessed
from milepost.reporters.comparing.words import Words
from milepost.reporters.documents.blocks import Cell, Column, Line, Lines, Ref, Small, Table

_MOST = 6
_CLOSED = ("improved", "included")


def table(several: Sequence[tuple[Words, Comparison]]) -> Table:
    """A row for each comparison: how many are new, closed and recurring, each by name."""
    words = several[0][0]
    columns = (
        Column(words.say("weak.rules"), wide=True, share=22),
        *(Column(words.say(f"weak.{key}"), wide=True, share=26) for key in _KEYS),
    )
    return Table(columns, tuple(_row(*one) for one in several), named=0)


_KEYS = ("new", "closed", "again")


def _row(words: Words, found: Comparison) -> tuple[Cell, ...]:
    moves = found.latest.moves.criteria if found.latest is not None else ()
    return (
        Ref(words.rules(found.last.result), words.anchor),
        _moved(words, [move for move in moves if move.newly_unmet]),
        _moved(words, [move for move in moves if move.kind in _CLOSED]),
        _gaps(words, assessed(found)),
    )


def _moved(words: Words, moves: Iterable[CriterionMove]) -> Cell:
    return _named(
        words, [(m.finding.criterion, group(m), words.text(m.finding.title)) for m in moves]
    )


def _gaps(words: Words, gaps: Iterable[Gap]) -> Cell:
    return _named(words, [(gap.criterion, "recurring", _since(words, gap)) for gap in gaps])


def _since(words: Words, gap: Gap) -> str:
    """Since when it is unmet; or when it was before, where it was met in between."""
    seen = gap.recurrence
    if seen.before is None:
        return words.say("weak.since", day=seen.since)
    return words.say("weak.before", day=seen.before)


def _named(words: Words, found: list[tuple[str, str, str]]) -> Cell:
    """Each by id, leading to where it is told; of many the first."""
    if not found:
        return Small(words.say("weak.none"))
    cells: list[Cell] = [Line((Ref(name, words.to(to)), said)) for name, to, said in found[:_MOST]]
    if len(found) > _MOST:
        cells.append(Small(words.common("why.more", count=len(found) - _MOST)))
    return Lines(tuple(cells))
