"""Exact calculation with numbers and ranges.

Interval arithmetic after R. E. Moore, Interval Analysis (1966); no ends are ever rounded.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import product
from operator import add, mul, sub
from typing import cast

from milepost.conditions.logic import is_unusable
from milepost.model.values import UNUSABLE, Number, Range, Value

LARGEST = 10**200
"""A calculated number whose numerator or denominator lies beyond is unknown: it means nothing."""

Ends = tuple[Number, Number]


def exact(number: Number) -> Number:
    """The same number, as `int` where it is whole."""
    return number.numerator if number.denominator == 1 else number


def ends(value: Value) -> Ends:
    """Both ends of a number or range."""
    if isinstance(value, Range):
        return value.low, value.high
    number = cast(Number, value)
    return number, number


def between(low: Number, high: Number) -> Number | Range:
    """The range, or the number where both ends agree."""
    return exact(low) if low == high else Range(exact(low), exact(high))


def divide(left: Number, right: Number) -> Number:
    """The exact quotient; `right` is not 0."""
    return exact(Fraction(left) / right)


_EXACT: Mapping[str, Callable[[Number, Number], Number]] = {
    "+": add,
    "-": sub,
    "*": mul,
    "/": divide,
}


def calculate(operator: str, left: Value, right: Value) -> Value:
    """`left operator right` with one of `+ - * /`.

    Dividing by what may be 0 is unknown, and so is a number beyond LARGEST.
    """
    if is_unusable(left) or is_unusable(right):
        return UNUSABLE
    if left is None or right is None:
        return None
    if operator == "/" and _holds_zero(right):
        return None
    if isinstance(left, Range) or isinstance(right, Range):
        results = [_EXACT[operator](a, b) for a, b in product(ends(left), ends(right))]
        return _bounded(between(min(results), max(results)))
    return _bounded(exact(_EXACT[operator](cast(Number, left), cast(Number, right))))


def _bounded(value: Number | Range) -> Value:
    parts = (part for end in ends(value) for part in (abs(end.numerator), end.denominator))
    return None if any(part > LARGEST for part in parts) else value


def _holds_zero(value: Value) -> bool:
    low, high = ends(value)
    return low <= 0 <= high


def negate(value: Value) -> Value:
    """`-value`."""
    return calculate("-", 0, value)


def strict(values: Sequence[Value], function: Callable[[list[Ends]], Value]) -> Value:
    """`function` over the ends of all values, once none is unusable and none unknown."""
    if any(is_unusable(value) for value in values):
        return UNUSABLE
    if any(value is None for value in values):
        return None
    return function([ends(value) for value in values])


def smallest(values: Sequence[Value]) -> Value:
    """The smallest of the values."""
    return strict(values, _smallest)


def _smallest(found: list[Ends]) -> Value:
    low = min(one[0] for one in found)
    return between(low, min(one[1] for one in found))


def largest(values: Sequence[Value]) -> Value:
    """The largest of the values."""
    return strict(values, _largest)


def _largest(found: list[Ends]) -> Value:
    low = max(one[0] for one in found)
    return between(low, max(one[1] for one in found))


def rising(value: Value, function: Callable[[Number], Number]) -> Value:
    """A function that never falls, taken at both ends."""
    return strict([value], lambda found: between(*(function(end) for end in found[0])))


def size(value: Value) -> Value:
    """Size without sign."""
    return strict([value], lambda found: _size(*found[0]))


def _size(low: Number, high: Number) -> Value:
    far = max(high, -low)
    return between(0 if low <= 0 <= high else min(max(low, -low), max(high, -high)), far)


def half_up(number: Number, decimals: int) -> Number:
    """Rounded to `decimals`; a half goes away from zero."""
    power = 10**decimals
    whole = math.floor(abs(number) * power + Fraction(1, 2))
    return exact(Fraction(whole if number >= 0 else -whole, power))


def half_even(number: Number, decimals: int) -> Number:
    """Rounded to `decimals`; a half goes to the even neighbour."""
    return exact(round(Fraction(number), decimals))
