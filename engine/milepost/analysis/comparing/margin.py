"""How far from a forecast line the next figure may well lie."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from milepost.analysis.comparing.forecasting import Line
from milepost.model.values import Point

SHARE = 80
"""Per cent of next figures that lie within the margin, where they scatter as those before did."""

_QUANTILES = (
    *("3.078", "1.886", "1.638", "1.533", "1.476", "1.440", "1.415", "1.397", "1.383", "1.372"),
)
"""Student's t at 90 per cent for 1, 2, .. degrees of freedom; more take the last, a little wide."""


def margin_squared(line: Line, points: Sequence[Point], day: date) -> Fraction | None:
    """The square of half the width of the prediction interval on a day, exact up to t's decimals.

    t^2 s^2 (1 + 1/n + (day - middle)^2 / sum((t - middle)^2)), with s^2 the sum of the squared
    distances of the n points from the line by n - 2. None for fewer than three points.
    """
    free = len(points) - 2
    if free < 1:
        return None
    days = [point.date.toordinal() - line.middle for point in points]
    off = [Fraction(point.value) - line.at(point.date) for point in points]
    scatter = sum((one**2 for one in off), Fraction(0)) / free
    spread = sum((one**2 for one in days), Fraction(0))
    away = 1 + Fraction(1, len(points)) + (day.toordinal() - line.middle) ** 2 / spread
    return Fraction(_QUANTILES[min(free, len(_QUANTILES)) - 1]) ** 2 * scatter * away
