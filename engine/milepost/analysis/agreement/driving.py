"""What drives disagreement: the units assessors differ on most, and who differs from the others."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from statistics import mean

from milepost.analysis.agreement.alpha import alpha
from milepost.analysis.agreement.distances import Metric
from milepost.analysis.agreement.ratings import Ratings, Unit
from milepost.model.values import Number

SELF, EXPERT = "self", "expert"


@dataclass(frozen=True, slots=True)
class Apart:
    """One unit: its ratings by assessor, how far they lie apart, and its part of all spread.

    `share` is its part of the sum of squared differences of all pairs, from 0 to 1.
    """

    unit: Unit
    rated: tuple[tuple[str, Number], ...]
    spread: Number
    share: Fraction


@dataclass(frozen=True, slots=True)
class Leaning:
    """One assessor: mean difference from the mean of the others, and alpha without the assessor.

    Positive is more generous, in points of the scale.
    """

    assessor: str
    role: str
    rated: int
    bias: Fraction | None
    alpha_without: Fraction | None


@dataclass(frozen=True, slots=True)
class SelfGap:
    """Self-ratings less expert ratings, mean by unit and over all units that have both."""

    by_unit: tuple[tuple[Unit, Fraction], ...]
    mean: Fraction


def apart(ratings: Ratings) -> tuple[Apart, ...]:
    """Every unit with several ratings, those that drive disagreement first, then by name."""
    squares = {u: _square(tuple(ratings.by_unit[u].values())) for u in ratings.several}
    total = sum(squares.values(), Fraction(0))
    found = [_apart(ratings, u, s / total if total else Fraction(0)) for u, s in squares.items()]
    return tuple(sorted(found, key=lambda one: (-one.share, one.unit)))


def _square(values: tuple[Number, ...]) -> Fraction:
    """Squared differences of all pairs, by one less than their number as in alpha."""
    pairs = sum(Fraction(a - b) ** 2 for a, b in combinations(values, 2))
    return Fraction(pairs) / (len(values) - 1)


def _apart(ratings: Ratings, unit: Unit, share: Fraction) -> Apart:
    rated = tuple(sorted(ratings.by_unit[unit].items()))
    numbers = [number for _, number in rated]
    return Apart(unit, rated, max(numbers) - min(numbers), share)


def leanings(ratings: Ratings, metric: Metric) -> tuple[Leaning, ...]:
    """Every assessor, the one who differs most first, then by name."""
    found = [_leaning(ratings, name, metric) for name in ratings.assessors]
    return tuple(sorted(found, key=lambda one: (-abs(one.bias or 0), one.assessor)))


def _leaning(ratings: Ratings, name: str, metric: Metric) -> Leaning:
    rows = [ratings.by_unit[u] for u in ratings.several if name in ratings.by_unit[u]]
    gaps = [row[name] - _mean([r for n, r in row.items() if n != name]) for row in rows]
    return Leaning(
        name,
        ratings.roles.get(name, ""),
        len(rows),
        _mean(gaps) if gaps else None,
        alpha(ratings.without(name).units, metric),
    )


def self_gap(ratings: Ratings) -> SelfGap | None:
    """How self-ratings differ from those of experts; None where no unit has both."""
    found = [(unit, gap) for unit in ratings.several if (gap := _gap(ratings, unit)) is not None]
    if not found:
        return None
    ranked = tuple(sorted(found, key=lambda one: (-abs(one[1]), one[0])))
    return SelfGap(ranked, _mean([gap for _, gap in ranked]))


def _gap(ratings: Ratings, unit: Unit) -> Fraction | None:
    row = ratings.by_unit[unit]
    own, others = (
        [rating for name, rating in row.items() if ratings.roles.get(name) == role]
        for role in (SELF, EXPERT)
    )
    return _mean(own) - _mean(others) if own and others else None


def _mean(numbers: list[Number] | list[Fraction]) -> Fraction:
    return Fraction(mean(Fraction(number) for number in numbers))
