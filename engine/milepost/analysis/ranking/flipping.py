"""The weight at which the order flips, criterion by criterion.

One weight moves and the others keep their proportions, so that the sum stays. Scores are then
linear in the weight, and two of them draw level at exactly one point.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from milepost.analysis.ranking.weighing import MOST, shares
from milepost.model.rankings import Comparison, Flip
from milepost.model.values import Range

Gaps = Mapping[str, Fraction]
"""What one alternative has more than another on each criterion, in points, at the least."""


def flips(comparison: Comparison, leader: str) -> tuple[Flip, ...]:
    """For each criterion the weight below and the weight above at which the leader loses.

    The nearest first. There is none on the side where no weight makes it lose. Where ratings are
    not known, the lead is no longer certain from there on.
    """
    own = shares(comparison.weights)
    rivals = _rivals(comparison, leader)
    found = (flip for name in own for flip in _nearest(name, own, rivals))
    return tuple(sorted(found, key=lambda flip: abs(flip.change)))


def gaps(mine: Mapping[str, Range], theirs: Mapping[str, Range]) -> Gaps:
    """How far the one is ahead on each criterion at the least, below 0 behind."""
    return {name: Fraction(mine[name].low - theirs[name].high) for name in mine}


def level(name: str, shares: Mapping[str, Fraction], gaps: Gaps) -> Fraction | None:
    """The percentage at which the two draw level; None where there is none between 0 and 100.

    With a the gap on the criterion and b that of all others together, each per unit of weight,
    the lead is t a + (1 - t) b: nil at t = b / (b - a), and lost beyond if a and b differ in sign.
    """
    share = shares[name]
    if share == MOST:
        return None
    here = gaps[name]
    rest = sum(shares[n] * gaps[n] for n in shares if n != name) / (MOST - share)
    return MOST * rest / (rest - here) if here * rest < 0 else None


def _rivals(comparison: Comparison, leader: str) -> dict[str, Gaps]:
    mine = comparison.points[leader]
    return {n: gaps(mine, theirs) for n, theirs in comparison.points.items() if n != leader}


def _nearest(
    name: str, shares: Mapping[str, Fraction], rivals: Mapping[str, Gaps]
) -> Iterator[Flip]:
    """The first flip on either side."""
    levels = {rival: level(name, shares, gap) for rival, gap in rivals.items()}
    found = [Flip(name, shares[name], at, to) for to, at in levels.items() if at is not None]
    above = [flip for flip in found if flip.change >= 0]
    below = [flip for flip in found if flip.change < 0]
    if above:
        yield min(above, key=lambda flip: flip.at)
    if below:
        yield max(below, key=lambda flip: flip.at)
