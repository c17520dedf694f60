"""Words moved as little as needed, so that none lies on another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, hypot, pi, sin

from milepost.reporters.charts.sheet import Box, Spot


def spread(wanted: Sequence[tuple[float, float]], gap: float) -> list[float]:
    """The middles of stripes, `gap` apart at least, as near to those wanted as can be.

    `wanted` holds middle and height of each. Least squares under a fixed order: pooling of
    adjacent violators.
    """
    order = sorted(range(len(wanted)), key=lambda n: wanted[n][0])
    offsets = _offsets([wanted[n][1] for n in order], gap)
    free = [wanted[n][0] - offset for n, offset in zip(order, offsets, strict=True)]
    found = [0.0] * len(wanted)
    for n, start, offset in zip(order, _rising(free), offsets, strict=True):
        found[n] = start + offset
    return found


def _offsets(heights: Sequence[float], gap: float) -> list[float]:
    """How far below the first each stripe lies when they touch."""
    found = [0.0] * len(heights)
    for n in range(1, len(heights)):
        found[n] = found[n - 1] + (heights[n - 1] + heights[n]) / 2 + gap
    return found


def _rising(values: Sequence[float]) -> list[float]:
    """The nearest numbers that never fall."""
    pools: list[tuple[float, int]] = []
    for value in values:
        mean, count = value, 1
        while pools and pools[-1][0] > mean:
            before, many = pools.pop()
            mean, count = (before * many + mean * count) / (many + count), many + count
        pools.append((mean, count))
    return [mean for mean, count in pools for _ in range(count)]


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes share more than an edge."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def lanes(stretches: Sequence[tuple[float, float]], gap: float) -> list[int]:
    """The row of each stretch (left, right), such that those of a row lie `gap` apart.

    Every one takes the first row that is free at its place.
    """
    ends: list[float] = []
    found = []
    for left, right in stretches:
        free: Iterator[int] = (n for n, end in enumerate(ends) if end + gap <= left)
        row = next(free, len(ends))
        ends[row:] = [right, *ends[row + 1 :]]
        found.append(row)
    return found


@dataclass(frozen=True, slots=True)
class Mark:
    """A point, and the width and height of the words that belong to it."""

    spot: Spot
    size: tuple[float, float]


_DOT, _STEP, _FAR, _WAYS = 5.0, 7.0, 14, 16
"""Room of a point, steps away from it and how many of them, and directions tried at each."""


def beside(marks: Sequence[Mark], frame: Box, way: Sequence[Spot] = ()) -> list[Spot]:
    """The middles of the words of all marks: near their points, on no point and no other words, and
    not on the line through the spots of `way`.

    The first free place counts, from near to far, upper right first; where there is none within
    reach, the nearest.
    """
    taken = [_around(mark.spot, (2 * _DOT, 2 * _DOT)) for mark in marks]
    taken += [_around(spot, (3, 3)) for spot in _along(way)]
    found = []
    for mark in marks:
        places = list(_places(mark))
        free = (at for at in places if _free(_around(at, mark.size), taken, frame))
        at = next(free, places[0])
        taken.append(_around(at, mark.size))
        found.append(at)
    return found


def _along(way: Sequence[Spot]) -> Iterator[Spot]:
    """Spots of the line, close enough that no words slip through."""
    for (x, y), (to_x, to_y) in pairwise(way):
        count = int(hypot(to_x - x, to_y - y) / 3) + 1
        for n in range(count):
            yield x + (to_x - x) * n / count, y + (to_y - y) * n / count


def _places(mark: Mark) -> Iterator[Spot]:
    (x, y), (wide, high) = mark.spot, mark.size
    for step in range(_FAR):
        away = _DOT + step * _STEP
        for way in range(_WAYS):
            turn = pi / 4 + (-1) ** way * ((way + 1) // 2) * 2 * pi / _WAYS
            right = x + cos(turn) * (away + wide / 2 + 1)
            yield round(right, 3), round(y - sin(turn) * (away + high / 2 + 1), 3)


def _around(at: Spot, size: tuple[float, float]) -> Box:
    wide, high = size[0] / 2, size[1] / 2
    return at[0] - wide, at[1] - high, at[0] + wide, at[1] + high


def _free(box: Box, taken: Sequence[Box], frame: Box) -> bool:
    inside = box[0] >= frame[0] and box[1] >= frame[1]
    inside = inside and box[2] <= frame[2] and box[3] <= frame[3]
    return inside and not any(overlap(box, other) for other in taken)
