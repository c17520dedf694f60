"""Scores: each rating in points between its worst and its best, weighted by its criterion.

The additive value model of multi-criteria analysis (Keeney and Raiffa, Decisions with Multiple
Objectives, 1976, ch. 3). Points rest on the stated ends of a criterion, never on the ratings at
hand, so that no alternative moves because another one joins.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from milepost.model.choices import Alternative, Rating, Weighted
from milepost.model.rankings import Comparison
from milepost.model.values import Number, Range

MOST = Fraction(100)
UNKNOWN = Range(Fraction(0), MOST)


def compared(criteria: tuple[Weighted, ...], several: tuple[Alternative, ...]) -> Comparison:
    """The numbers of a choice. A rating that is not known may earn anything from 0 to 100."""
    return Comparison(
        {c.name: c.weight for c in criteria},
        {a.name: {c.name: points(c, a.ratings.get(c.name)) for c in criteria} for a in several},
    )


def points(criterion: Weighted, rating: Rating | None) -> Range:
    """Points from 0 to 100 for a rating: 0 at the worst, 100 at the best, in proportion between."""
    if rating is None or rating.figure is None:
        return UNKNOWN
    ends = (earned(criterion, rating.figure.low), earned(criterion, rating.figure.high))
    return Range(min(ends), max(ends))


def earned(criterion: Weighted, figure: Number) -> Fraction:
    """Points for a figure: 100 (figure - worst) / (best - worst)."""
    return MOST * (figure - criterion.worst) / Fraction(criterion.best - criterion.worst)


def figure_at(criterion: Weighted, points: Fraction) -> Number:
    """The figure that earns these points: worst + points / 100 (best - worst)."""
    found = criterion.worst + points / MOST * (criterion.best - criterion.worst)
    return int(found) if found.denominator == 1 else found


def shares(weights: Mapping[str, Number]) -> dict[str, Fraction]:
    """Each weight as a percentage of their sum, which must be above 0."""
    total = Fraction(sum(weights.values()))
    return {name: MOST * weight / total for name, weight in weights.items()}


def parts(points: Mapping[str, Range], shares: Mapping[str, Fraction]) -> dict[str, Range]:
    """What each criterion adds to the score: share times points."""
    return {
        name: Range(share * points[name].low / MOST, share * points[name].high / MOST)
        for name, share in shares.items()
    }


def summed(parts: Mapping[str, Range]) -> Range:
    """The score: the sum of the parts."""
    ends = list(parts.values())
    return Range(sum(e.low for e in ends), sum(e.high for e in ends))


def scores(comparison: Comparison) -> dict[str, Range]:
    """The score of each alternative, 0 to 100."""
    own = shares(comparison.weights)
    return {name: summed(parts(rated, own)) for name, rated in comparison.points.items()}
