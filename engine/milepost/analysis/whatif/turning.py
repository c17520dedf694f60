"""Where something turns along a number: exact where it can be, by halving where it must."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from fractions import Fraction
from itertools import pairwise
from math import floor
from typing import TypeGuard

from milepost.model.values import Number

Along = Callable[[Fraction], Hashable]
"""What there is at a number: a truth, a verdict."""

_HALVINGS = 48


def turning_points(along: Along, grid: Iterable[Number]) -> tuple[Fraction, ...]:
    """The numbers at which `along` turns between the numbers of the grid, in order.

    Between two neighbours that differ one such number is found; two turns between them that undo
    each other are not seen.
    """
    points = sorted({Fraction(one) for one in grid})
    known = {point: along(point) for point in points}
    turns = (turn(along, a, b) for a, b in pairwise(points) if known[a] != known[b])
    return tuple(dict.fromkeys(turns))


def is_number(value: object) -> TypeGuard[Number]:
    """Whether a value is a number, and no yes/no."""
    return isinstance(value, int | Fraction) and not isinstance(value, bool)


def turn(along: Along, start: Fraction, end: Fraction) -> Fraction:
    """The simplest number at which `along` stops being as at `start`, on the way to `end`.

    The way is halved until what is left holds one simple number only, so a limit of a few digits is
    met exactly. `along` has another value at `end` than at `start`.
    """
    first = along(start)
    near, far = start, end
    guess = simplest(near, far)
    for number in range(_HALVINGS):
        middle = (near + far) / 2
        near, far = (middle, far) if along(middle) == first else (near, middle)
        simple = simplest(near, far)
        if number % 4 == 3 and simple == guess and _turns_at(along, simple, near, far):
            return simple
        guess = simple if number % 4 == 3 else guess
    return simplest(near, far)


def _turns_at(along: Along, point: Fraction, near: Fraction, far: Fraction) -> bool:
    """Whether it turns at the point or right behind it."""
    beside = abs(far - near) / 2**20
    way = 1 if far > near else -1
    before, after = along(point - way * beside), along(point + way * beside)
    return before == along(near) and after != before


def simplest(one: Fraction, other: Fraction) -> Fraction:
    """The number with the smallest denominator between two, ends included; the nearest to 0.

    By the continued fractions of both (the tree of Stern and Brocot).
    """
    low, high = min(one, other), max(one, other)
    if low <= 0 <= high:
        return Fraction(0)
    if high < 0:
        return -simplest(-high, -low)
    whole = floor(low)
    if whole == low:
        return Fraction(whole)
    if whole + 1 <= high:
        return Fraction(whole + 1)
    return whole + 1 / simplest(1 / (high - whole), 1 / (low - whole))
