"""Numbers and days worth trying: those on either side of where a condition turns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from fractions import Fraction
from math import floor

from milepost.analysis.whatif.asking import Asked
from milepost.analysis.whatif.turning import is_number
from milepost.model.facts import Fact
from milepost.model.values import Number, Value, shown_number

_MOST_PLACES = 4
_FAR_DAYS = 4000
"""Farther from today than any sensible age of evidence, in days."""


def figures(asked: Asked) -> Iterator[Value]:
    """Numbers at, just below and just above each limit, within the range of the fact."""
    fact = asked.fact
    grid = asked.numbers() | {n for n in (asked.value, fact.floor, fact.max) if is_number(n)}
    turns = asked.turns(_number, {n for n in grid if _allowed(fact, n)})
    for turn in turns:
        step = grain(fact, asked.value, turn)
        below = Fraction(floor(turn / step)) * step
        sides = (below - step, below, below + step)
        yield from (_number(side) for side in sides if _allowed(fact, side))
    yield _number(Fraction(fact.floor or 0))


def grain(fact: Fact, *numbers: Value) -> Fraction:
    """The smallest step of a figure: 1, or that of the last decimal of the most exact number."""
    if fact.type == "integer":
        return Fraction(1)
    return Fraction(1, 10 ** max(_places(n) for n in numbers))


def _places(number: Value) -> int:
    text = shown_number(number) if is_number(number) else ""
    return min(len(text.partition(".")[2]), _MOST_PLACES)


def days(asked: Asked, made: Callable[[date], Value]) -> Iterator[date]:
    """Days at, just before and just after each limit that is asked of a value made of the day."""
    today, far = asked.assessment.as_of, timedelta(_FAR_DAYS)
    ages = {n for n in asked.numbers() if isinstance(n, int) and abs(n) < _FAR_DAYS}
    aged = {today - timedelta(days=age) for age in ages}
    grid = {d.toordinal() for d in (*aged, *asked.dates(), today - far, today + far)}
    yield today
    for turn in asked.turns(lambda n: made(date.fromordinal(floor(n))), {*grid}):
        yield from (date.fromordinal(floor(turn) + step) for step in (-1, 0, 1))


def _number(exact: Fraction) -> Number:
    return int(exact) if exact.denominator == 1 else exact


def _allowed(fact: Fact, number: Number) -> bool:
    low, high = fact.floor, fact.max
    return (low is None or number >= low) and (high is None or number <= high)
