"""Lists and series worth trying: longer and shorter, with what is asked for, other last points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from math import ceil
from typing import Any

from milepost.analysis.whatif.asking import Asked
from milepost.analysis.whatif.figures import figures
from milepost.model.values import Point, Value

_MOST_ITEMS = 200
_MOST_POINTS = 6


def lists(asked: Asked) -> Iterator[Value]:
    """Lists of the lengths at which something turns, with and without the items named."""
    items: tuple[Any, ...] = asked.value if isinstance(asked.value, tuple) else ()
    yield ()
    if asked.fact.fields:
        yield from _fewer(items)
        return
    named = _named(asked)
    for start in dict.fromkeys((items, (*items, *(n for n in named if n not in items)))):
        yield start
        yield from (resized(start, length) for length in _lengths(asked, start))
    yield from (tuple(item for item in items if item != name) for name in named)


def _named(asked: Asked) -> tuple[str, ...]:
    """Items that conditions look for."""
    return tuple(dict.fromkeys(text for text in asked.written() if isinstance(text, str)))


def _lengths(asked: Asked, start: tuple[Any, ...]) -> Iterator[int]:
    grid = {n for n in asked.numbers() if 0 <= n <= _MOST_ITEMS} | {0, _MOST_ITEMS}
    for turn in asked.turns(lambda n: resized(start, ceil(n)), grid):
        yield from (max(0, ceil(turn) + step) for step in (-1, 0, 1))


def resized(items: tuple[Any, ...], length: int) -> tuple[Any, ...]:
    """The first items, or all of them and nameless ones behind."""
    more = (f"... {number}" for number in range(len(items) + 1, length + 1))
    return (*items[:length], *more)


def _fewer(items: tuple[Any, ...]) -> Iterator[Value]:
    """Without one, two, three .. items, from the front and from the back, and each alone."""
    for place in range(len(items)):
        yield items[:place] + items[place + 1 :]
        yield items[place + 1 :]
        yield items[:place]


def series(asked: Asked) -> Iterator[Value]:
    """The series with its newest points at values where something turns, and one point more."""
    points: tuple[Any, ...] = asked.value if isinstance(asked.value, tuple) else ()
    today = asked.assessment.as_of
    for count in range(1, min(len(points), _MOST_POINTS) + 1):
        yield from _ending(asked, points, count)
    if not points or points[-1].date < today:
        yield from _ending(asked, (*points, Point(today, 0)), 1)
    if not points:
        for count in range(2, _MOST_POINTS + 1):
            dated = tuple(_point(asked, n) for n in range(count, 0, -1))
            yield from _ending(asked, dated, count)


def _point(asked: Asked, ago: int) -> Point:
    """A point so many months ago."""
    return Point(type(asked.assessment.as_of).fromordinal(_ordinal(asked, ago)), 0)


def _ordinal(asked: Asked, ago: int) -> int:
    return asked.assessment.as_of.toordinal() - 30 * (ago - 1)


def _ending(asked: Asked, points: tuple[Any, ...], count: int) -> Iterator[Value]:
    """The newest points, so many of them, at the same value."""

    def made(value: Any) -> Value:
        return (*points[:-count], *(replace(one, value=value) for one in points[-count:]))

    numbers = replace(asked, value=None, put=lambda value: asked.put(made(value)))
    yield from (made(number) for number in figures(numbers) if isinstance(number, int | Fraction))
