"""A simple forecast: the straight line through the newest figures, and when it meets a limit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil, floor
from typing import Literal

from milepost.conditions.comparison import compare
from milepost.model.values import Number, Point

LEAST = 3
"""Fewest points a line is drawn through."""

Level = Literal["heading", "breached", "steady", "few"]
"""On its way to its limit within the horizon; beyond it; neither; too few points to tell."""

LEVELS: tuple[Level, ...] = ("heading", "breached", "steady", "few")
_FURTHEST = date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Looking:
    """How far a forecast looks: the newest `points` make the line, and it warns of a breach
    within `horizon` days of the day it is made."""

    points: int = 5
    horizon: int = 183


@dataclass(frozen=True, slots=True)
class Line:
    """Least squares: value = `mean` + `slope` x (day - `middle`), days as ordinals.

    `fit` is the share of the points' spread that the line explains (R squared), from 0 to 1; 1
    where there is no spread.
    """

    slope: Fraction
    mean: Fraction
    middle: Fraction
    fit: Fraction

    def at(self, day: date) -> Fraction:
        """The value of the line on a day."""
        return self.mean + self.slope * (day.toordinal() - self.middle)


@dataclass(frozen=True, slots=True)
class Forecast:
    """What becomes of a figure at this pace. `on` is the first day beyond its limit; for one that
    is beyond it the first day back within. None: not at this pace."""

    level: Level
    points: tuple[Point, ...]
    line: Line | None = None
    on: date | None = None
    days: int | None = None


def line(points: Sequence[Point]) -> Line:
    """The least-squares line through points of different days, exact.

    slope = sum((t - mean t)(v - mean v)) / sum((t - mean t)^2), t in days.
    """
    count = len(points)
    days = [Fraction(point.date.toordinal()) for point in points]
    values = [Fraction(point.value) for point in points]
    middle, mean = sum(days, Fraction(0)) / count, sum(values, Fraction(0)) / count
    apart = sum(((day - middle) ** 2 for day in days), Fraction(0))
    together = [(day - middle) * (v - mean) for day, v in zip(days, values, strict=True)]
    slope = sum(together, Fraction(0)) / apart
    spread = sum(((value - mean) ** 2 for value in values), Fraction(0))
    fit = slope**2 * apart / spread if spread else Fraction(1)
    return Line(slope, mean, middle, fit)


def forecast(
    points: Sequence[Point], operator: str, limit: Number, today: date, looking: Looking
) -> Forecast:
    """Where a figure stands against `operator limit` and when it will cross it at this pace.

    The points have different days, oldest first; the newest `looking.points` count. `days` are
    those from `today`, and not above zero where the line has crossed since the last figure.
    """
    newest = tuple(points)[-max(looking.points, LEAST) :]
    kept = compare(operator, newest[-1].value, limit) is True
    if len(newest) < LEAST:
        return Forecast("few" if kept else "breached", newest)
    drawn = line(newest)
    wanted = operator in (">", ">=")
    on = _crossing(drawn, operator, limit, kept) if (drawn.slope < 0) is (wanted is kept) else None
    on = None if on is None else max(on, newest[-1].date)
    days = None if on is None else (on - today).days
    if not kept:
        return Forecast("breached", newest, drawn, on, days)
    near = days is not None and days <= looking.horizon
    return Forecast("heading" if near else "steady", newest, drawn, on, days)


def _crossing(drawn: Line, operator: str, limit: Number, kept: bool) -> date | None:
    """The first day on which the line is beyond the limit, or back within; None: not at all.

    A closed limit (`>=`) still holds on the day the line meets it, an open one (`>`) does not.
    """
    if not drawn.slope:
        return None
    meets = drawn.middle + (Fraction(limit) - drawn.mean) / drawn.slope
    closed = operator in (">=", "<=")
    day = floor(meets) + 1 if closed is kept else ceil(meets)
    return date.fromordinal(day) if 1 <= day <= _FURTHEST else None
