"""Medians, quartiles and outliers of exact numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from milepost.model.values import Number

FEWEST = 8
"""Subjects below which quartiles say too little to call one of them an outlier."""

REACH = Fraction(3, 2)
"""Interquartile ranges beyond a quartile within which a value is ordinary (Tukey 1977)."""


def quantile(values: Sequence[Number], share: Fraction) -> Fraction:
    """The value at a share (0 to 1) of the way, between two neighbours in proportion.

    The first lies at 0 and the last at 1. Raises ValueError where there is no value.
    """
    if not values:
        raise ValueError("no values")
    ordered = sorted(Fraction(value) for value in values)
    place = share * (len(ordered) - 1)
    below = place.numerator // place.denominator
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def median(values: Sequence[Number]) -> Fraction:
    """The middle value. Raises ValueError where there is none."""
    return quantile(values, Fraction(1, 2))


@dataclass(frozen=True, slots=True)
class Fences:
    """The quartiles of some values and the ends beyond which a value is an outlier."""

    lower: Fraction
    middle: Fraction
    upper: Fraction

    @property
    def range(self) -> Fraction:
        """The interquartile range."""
        return self.upper - self.lower

    @property
    def low(self) -> Fraction:
        """What lies below is an outlier."""
        return self.lower - REACH * self.range

    @property
    def high(self) -> Fraction:
        """What lies above is an outlier."""
        return self.upper + REACH * self.range

    def outside(self, value: Number) -> bool:
        """Whether a value is an outlier."""
        return not self.low <= value <= self.high


def fences(values: Sequence[Number]) -> Fences | None:
    """The fences of at least `FEWEST` values; None of fewer, or where half of them are alike."""
    if len(values) < FEWEST:
        return None
    found = Fences(*(quantile(values, Fraction(n, 4)) for n in (1, 2, 3)))
    return found if found.range else None
