"""Which way something moves when things get better, and between which ends it lies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import IntFlag
from functools import reduce
from operator import or_
from typing import Literal

from milepost.model.values import Number


class Direction(IntFlag):
    """What may become of a value when a leaf ends better than before."""

    STILL = 0
    RISES = 1
    FALLS = 2
    BOTH = 3

    @property
    def flipped(self) -> Direction:
        """The direction of its opposite."""
        return Direction((self & 1) << 1 | self >> 1)

    @property
    def either(self) -> Direction:
        """Nothing is known of it any more, if it moves at all."""
        return Direction.BOTH if self else Direction.STILL


STILL, RISES, FALLS, BOTH = (Direction(n) for n in range(4))
Mark = Literal["", "severity", "gap", "met"]


@dataclass(frozen=True, slots=True)
class Moving:
    """A value: its direction, and the ends it lies between (None: without end).

    `given` says that whether it is known at all rests on the evidence alone. `mark` tells a
    criterion's severity from the words that say whether it is met.
    """

    direction: Direction = STILL
    low: Number | None = None
    high: Number | None = None
    given: bool = False
    mark: Mark = ""

    def turned(self, direction: Direction) -> Moving:
        """The same ends with another direction."""
        return replace(self, direction=direction)

    @property
    def positive(self) -> bool:
        """Never below 0."""
        return self.low is not None and self.low >= 0

    @property
    def negative(self) -> bool:
        """Never above 0."""
        return self.high is not None and self.high <= 0


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of items: their words, and which way its membership goes."""

    words: Mapping[str, Moving]
    member: Direction = STILL


UNMOVED = Moving()


def joined(directions: Iterable[Direction]) -> Direction:
    """Every way that one of them may go."""
    return reduce(or_, directions, STILL)


def hull(values: Iterable[Moving]) -> Moving:
    """One that may be any of the values."""
    known = tuple(values)
    lows, highs = [v.low for v in known], [v.high for v in known]
    return Moving(
        joined(v.direction for v in known),
        None if not lows or None in lows else min(low for low in lows if low is not None),
        None if not highs or None in highs else max(high for high in highs if high is not None),
    )


def scaled(value: Moving, factor: Number) -> Moving:
    """The value times a number."""
    low = None if value.low is None else value.low * factor
    high = None if value.high is None else value.high * factor
    if factor >= 0:
        return Moving(value.direction if factor else STILL, low, high)
    return Moving(value.direction.flipped, high, low)
