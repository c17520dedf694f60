"""How sure a statistic is: the interval that drawing the units again and again gives."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, TypeVar

T = TypeVar("T")

REPEATS = 1000
SEED = 20_260_101
LEAST_UNITS = 5
"""Below this many units an interval says nothing and none is given."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The middle 95 % of a statistic over `drawn` samples; those where it is undefined are out."""

    low: float
    high: float
    drawn: int


def interval(units: Sequence[T], statistic: Callable[[list[T]], Any | None]) -> Interval | None:
    """The percentile bootstrap interval of a statistic over units drawn with replacement.

    The draw is the same in every run. None with fewer than five units, or where the statistic is
    undefined in more than one sample of twenty. Source: Efron and Tibshirani, percentile interval.
    """
    if len(units) < LEAST_UNITS:
        return None
    draw = Random(SEED)
    samples = ([units[_place(draw, len(units))] for _ in units] for _ in range(REPEATS))
    found = sorted(float(v) for v in map(statistic, samples) if v is not None)
    if 20 * len(found) < 19 * REPEATS:
        return None
    return Interval(_at(found, 0.025), _at(found, 0.975), len(found))


def _place(draw: Random, count: int) -> int:
    """A place below `count` from one uniform number, which every Python draws alike."""
    return int(draw.random() * count)


def _at(ordered: Sequence[float], share: float) -> float:
    """The value below which this share of the ordered ones lies, between neighbours by line."""
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])
