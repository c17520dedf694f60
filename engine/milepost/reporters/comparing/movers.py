"""What moved and why, in a few rows: the criteria of all comparisons, what is worse first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from milepost.analysis.comparing.comparing import Comparison, Latest
from milepost.analysis.comparing.criteria import KINDS, CriterionMove
from milepost.reporters.comparing.moving import group, told_move
from milepost.reporters.comparing.reasons import told
from milepost.reporters.comparing.words import Words
from milepost.reporters.documents.blocks import (
    Amount,
    Block,
    Cell,
    Column,
    Heading,
    Line,
    Lines,
    Prose,
    Ref,
    Small,
    Table,
)

_MOST = 8


def movers(several: Sequence[tuple[Words, Comparison]]) -> Iterator[Block]:
    """The foremost moves, each leading to the place where all of it is told."""
    words = several[0][0]
    moves = sorted(_all(several), key=lambda one: KINDS.index(one[2].kind))
    yield Heading(words.say("movers"))
    columns = (
        Column(words.say("column.criterion"), wide=True, share=30),
        Column(words.say("column.move"), wide=True, share=20),
        Column(words.say("column.because"), wide=True, share=38),
        Column(words.say("column.points"), "right", share=12),
    )
    rows = tuple(_row(*one) for one in moves[:_MOST])
    yield Table(columns, rows, empty=words.say("lead.still"), named=0)
    if len(moves) > _MOST:
        first = next(words.to(group(move)) for words, _, move in moves[_MOST:])
        yield Prose(Ref(words.common("why.more", count=len(moves) - _MOST), first))


def _all(
    several: Sequence[tuple[Words, Comparison]],
) -> Iterator[tuple[Words, Latest, CriterionMove]]:
    for words, one in several:
        if one.latest is not None:
            yield from ((words, one.latest, move) for move in one.latest.moves.criteria)


def _row(words: Words, latest: Latest, move: CriterionMove) -> tuple[Cell, ...]:
    finding = move.finding
    named = Line((Ref(finding.criterion, words.to(group(move))), words.text(finding.title)))
    return (
        Lines((named, Small(words.severity(finding.severity)))),
        told_move(words, move),
        told(words, move.reasons, placed=False),
        _points(words, latest, move),
    )


def _points(words: Words, latest: Latest, move: CriterionMove) -> Cell:
    """What the evidence behind this criterion alone moved; nothing where it moved others too."""
    if latest.effects is None:
        return None
    own = (move.finding.criterion,)
    found = [one.points for one in latest.effects.effects if one.criteria == own]
    if not found:
        return None
    decimals = max(words.decimals(latest.after.result.headline), 1)
    return Amount(sum(found, Fraction(0)), decimals, signed=True)
