"""How the order and the selection of a portfolio answer to each weight."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import combinations, pairwise

from milepost.analysis.ranking.flipping import level
from milepost.analysis.ranking.placing import placed
from milepost.analysis.ranking.pricing import change
from milepost.analysis.ranking.weighing import shares
from milepost.model.priorities import Change, Selection, Sensitivity, Swing
from milepost.model.rankings import Comparison, Scored
from milepost.model.values import Number

SWINGS = (-25, -10, 10, 25)
"""Percentages of a weight that it is changed by, the others kept as they are."""

Select = Callable[[tuple[Scored, ...]], Selection | None]
"""The best selection for other scores."""


def sensitivity(
    comparison: Comparison,
    scored: tuple[Scored, ...],
    selection: Selection | None,
    select: Select,
) -> tuple[Sensitivity, ...]:
    """Each criterion with a weight: its swings, and where two projects first change places."""
    own = shares(comparison.weights)
    return tuple(
        Sensitivity(
            name,
            own[name],
            tuple(_swing(comparison, scored, selection, select, name, p) for p in SWINGS),
            _first(name, own, scored),
        )
        for name, weight in comparison.weights.items()
        if weight
    )


def _swing(
    comparison: Comparison,
    scored: tuple[Scored, ...],
    selection: Selection | None,
    select: Select,
    name: str,
    percent: int,
) -> Swing:
    weights = dict(comparison.weights)
    weights[name] = weights[name] * Fraction(100 + percent, 100)
    other = placed(Comparison(weights, comparison.points))
    found = select(other) if selection else None
    beside = change(selection, found) if selection and found else Change(Fraction(0), (), ())
    return Swing(percent, swaps(scored, other), beside)


def swaps(before: tuple[Scored, ...], after: tuple[Scored, ...]) -> tuple[tuple[str, str], ...]:
    """The pairs of which the second is ahead of the first now; level is no swap."""
    score: Mapping[str, Number] = {one.name: one.score.low for one in after}
    ranks = ((one, other) for one, other in combinations(before, 2))
    return tuple(
        (one.name, other.name)
        for one, other in ranks
        if one.score.low > other.score.low and score[other.name] > score[one.name]
    )


def _first(
    name: str, shares: Mapping[str, Fraction], scored: tuple[Scored, ...]
) -> tuple[Fraction, str, str] | None:
    """The nearest share at which two change places: always two that stand next to each other."""
    found = []
    for one, other in pairwise(scored):
        gaps = {n: Fraction(one.points[n].low - other.points[n].low) for n in shares}
        at = level(name, shares, gaps)
        if at is not None:
            found.append((abs(at - shares[name]), at, one.name, other.name))
    return min(found)[1:] if found else None
