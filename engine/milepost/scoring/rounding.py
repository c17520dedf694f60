"""Named rounding of exact numbers."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor, trunc

from milepost.model.results import Rounding
from milepost.model.values import Number


def rounded(number: Number, rounding: Rounding) -> Number:
    """`number` to `rounding.to` decimals; the half modes differ only exactly half way.

    half-up and half-down speak of the absolute value: -2.5 becomes -3 and -2.
    """
    scaled = Fraction(number) * 10**rounding.to
    whole = _whole(scaled, rounding.mode)
    result = Fraction(whole, 10**rounding.to)
    return int(result) if result.denominator == 1 else result


def _whole(scaled: Fraction, mode: str) -> int:
    if mode == "floor":
        return floor(scaled)
    if mode == "ceiling":
        return ceil(scaled)
    if mode == "truncate":
        return trunc(scaled)
    if mode == "half-even":
        return round(scaled)
    sign, size = (-1, -scaled) if scaled < 0 else (1, scaled)
    up = floor(size + Fraction(1, 2))
    down = ceil(size - Fraction(1, 2))
    return sign * (up if mode == "half-up" else down)
