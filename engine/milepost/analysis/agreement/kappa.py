"""Kappa: agreement beyond chance of two assessors (Cohen), or of as many for each unit (Fleiss)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, Literal

Weighting = Literal["none", "linear", "quadratic"]
WEIGHTINGS: tuple[Weighting, ...] = ("none", "linear", "quadratic")


def cohen(
    pairs: Sequence[tuple[Any, Any]], weighting: Weighting, labels: Sequence[Any]
) -> Any | None:
    """1 - observed over expected disagreement of two assessors.

    A pair disagrees by 0 or 1, by the places between its labels, or by their square. `labels` are
    all ratings there are, lowest first: leaving out one that nobody used changes a weighted kappa.
    None without a pair, or where both gave one and the same rating throughout.
    Source: Cohen 1960 and 1968. Raises ValueError for a rating that is not among the labels.
    """
    places = {label: place for place, label in enumerate(labels)}
    if unknown := sorted({r for pair in pairs for r in pair} - places.keys()):
        raise ValueError(f"{unknown[0]} is not among the labels")
    firsts, seconds = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    observed = sum(_weight(weighting, places, a, b) for a, b in pairs)
    expected = sum(
        firsts[a] * seconds[b] * _weight(weighting, places, a, b) for a in firsts for b in seconds
    )
    return 1 - Fraction(len(pairs) * observed, expected) if expected else None


def _weight(weighting: Weighting, places: Mapping[Any, int], one: Any, other: Any) -> int:
    apart = abs(places[one] - places[other])
    if weighting == "none":
        return min(apart, 1)
    return apart if weighting == "linear" else apart**2


def fleiss(units: Sequence[Sequence[Any]]) -> Fraction | None:
    """(P - Pe) / (1 - Pe) over units that equally many assessors rated.

    P is the mean share of agreeing pairs in a unit, Pe what the shares of the ratings would give.
    None without a unit of two or more ratings, with units of different size, or where all ratings
    are one and the same. Source: Fleiss 1971.
    """
    sizes = {len(unit) for unit in units}
    if len(sizes) != 1 or (size := sizes.pop()) < 2:
        return None
    agreeing = sum(n * (n - 1) for unit in units for n in Counter(unit).values())
    observed = Fraction(agreeing, len(units) * size * (size - 1))
    given = Counter(rating for unit in units for rating in unit)
    chance = sum(Fraction(n, len(units) * size) ** 2 for n in given.values())
    return (observed - chance) / (1 - chance) if chance != 1 else None
