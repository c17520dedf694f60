"""The rating at which the order flips, everything else as it is; and the ratings not known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from milepost.analysis.ranking.weighing import MOST, figure_at
from milepost.model.choices import Weighted
from milepost.model.rankings import Open, Scored, Tipping, Turn
from milepost.model.values import Range


def turns(
    scored: tuple[Scored, ...],
    shares: Mapping[str, Fraction],
    criteria: tuple[Weighted, ...],
    leader: str,
) -> tuple[Turn, ...]:
    """Each known rating that alone could cost the leader its place, the smallest move first.

    The lead divided by the weight is the move it takes, in points; it counts where the criterion
    has room for it.
    """
    first = next(one for one in scored if one.name == leader)
    rivals = [one for one in scored if one.name != leader]
    found = (t for c in criteria if shares[c.name] for t in _turns(first, rivals, c, shares))
    return tuple(sorted(found, key=lambda turn: turn.change))


def _turns(
    first: Scored, rivals: Iterable[Scored], criterion: Weighted, shares: Mapping[str, Fraction]
) -> Iterator[Turn]:
    """The leader's rating down to the strongest rival, and each rival's rating up to the leader."""
    share = shares[criterion.name] / MOST
    strongest = max(rivals, key=lambda one: one.score.high)
    fall = -_lead(first, strongest) / share
    if turn := _turn(first, criterion, fall, strongest.name):
        yield turn
    for rival in rivals:
        if turn := _turn(rival, criterion, _lead(first, rival) / share, first.name):
            yield turn


def _lead(first: Scored, rival: Scored) -> Fraction:
    return Fraction(first.score.low - rival.score.high)


def _turn(one: Scored, criterion: Weighted, move: Fraction, other: str) -> Turn | None:
    now = one.points[criterion.name]
    there = now.low + move
    if now.low != now.high or not move or not 0 < there < MOST:
        return None
    before = figure_at(criterion, Fraction(now.low))
    return Turn(one.name, criterion.name, before, figure_at(criterion, there), other, abs(move))


def unknown(scored: tuple[Scored, ...]) -> tuple[Open, ...]:
    """The ratings that are not known exactly, those that most of a score hangs on first."""
    found = (
        Open(one.name, name, _width(part))
        for one in scored
        for name, part in one.parts.items()
        if _width(part)
    )
    return tuple(sorted(found, key=lambda one: -one.stake))


def tipping(
    scored: tuple[Scored, ...], shares: Mapping[str, Fraction], criteria: tuple[Weighted, ...]
) -> tuple[Tipping, ...]:
    """Where one rating that is not known decides between two that may both be first."""
    contenders = [one for one in scored if one.first == 1]
    by_name = {criterion.name: criterion for criterion in criteria}
    found = (
        _tipping(one, other, shares, by_name)
        for one in contenders
        for other in contenders
        if one is not other and other.score.low == other.score.high
    )
    return tuple(one for one in found if one is not None)


def _tipping(
    one: Scored, other: Scored, shares: Mapping[str, Fraction], criteria: Mapping[str, Weighted]
) -> Tipping | None:
    """The points that are lacking at the least, earned on the one criterion that is open."""
    names = [name for name, part in one.parts.items() if _width(part)]
    if len(names) != 1:
        return None
    lacking = Fraction(other.score.low - one.score.low) / (shares[names[0]] / MOST)
    at = figure_at(criteria[names[0]], one.points[names[0]].low + lacking)
    return Tipping(one.name, names[0], at, other.name)


def _width(part: Range) -> Fraction:
    return Fraction(part.high - part.low)
