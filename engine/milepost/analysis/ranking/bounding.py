"""The most that a selection can come to: all limits taken together as one.

A sum of the limits with weights of 0 or more holds for every selection that keeps each of them, so
that the best selection under the sum is never worse (surrogate relaxation, Glover 1965). Under one
limit the most is what the greedy choice by value for size comes to, the last item cut to fit
(Dantzig 1957). Any weights are right; good ones bound tightly. They are looked for in floating
point, which decides how long a search takes and never what it finds.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

_ROUNDS, _SHRINK = 150, 0.96
_FINENESS = 10**6

Sizes = Sequence[Sequence[int]]
"""What each item takes of each limit."""


def multipliers(values: Sequence[int], sizes: Sizes, limits: Sequence[int]) -> tuple[int, ...]:
    """A weight for each limit, by subgradient steps on the Lagrangian dual."""
    if not values or not limits:
        return (0,) * len(limits)
    most = max(values) or 1
    worth = [value / most for value in values]
    units = [max(limit, 1) for limit in limits]
    takes = [[size / unit for size, unit in zip(row, units, strict=True)] for row in sizes]
    prices = _prices(worth, takes, len(limits))
    top = max(prices) or 1.0
    scale = _FINENESS * max(units)
    return tuple(int(p / top * scale / unit) for p, unit in zip(prices, units, strict=True))


def _prices(worth: list[float], takes: list[list[float]], count: int) -> list[float]:
    """The prices of the limits with the lowest bound found; each limit is 1."""
    prices = [sum(worth) / 2 / count] * count
    best, found, step = float("inf"), prices, sum(worth) / 4
    for _ in range(_ROUNDS):
        gains = [w - sum(map(_times, prices, row)) for w, row in zip(worth, takes, strict=True)]
        taken = [row for gain, row in zip(gains, takes, strict=True) if gain > 0]
        bound = sum(prices) + sum(gain for gain in gains if gain > 0)
        if bound < best:
            best, found = bound, prices
        slack = [1 - sum(row[j] for row in taken) for j in range(count)]
        size = sum(map(_times, slack, slack)) or 1.0
        prices = [max(0.0, p - step * s / size) for p, s in zip(prices, slack, strict=True)]
        step *= _SHRINK
    return found


def _times(left: float, right: float) -> float:
    return left * right


@dataclass(frozen=True)
class Bound:
    """The bound on what the items from one place on add, in the order of value for size."""

    values: tuple[int, ...]
    sizes: tuple[int, ...]
    value_to: tuple[int, ...]
    size_to: tuple[int, ...]

    @classmethod
    def of(cls, values: Sequence[int], sizes: Sequence[int]) -> Bound:
        """The bound over items that stand in order of value for size, the best first."""
        sums = (tuple(accumulate(values, initial=0)), tuple(accumulate(sizes, initial=0)))
        return cls(tuple(values), tuple(sizes), *sums)

    def most(self, start: int, room: int) -> int:
        """The most that the items from `start` on add within the room, rounded down."""
        end = bisect_right(self.size_to, self.size_to[start] + room) - 1
        found = self.value_to[end] - self.value_to[start]
        if end == len(self.values):
            return found
        left = room - (self.size_to[end] - self.size_to[start])
        return found + left * self.values[end] // self.sizes[end]
