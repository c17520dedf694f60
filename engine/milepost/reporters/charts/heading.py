"""A figure on its way to its limit: points, the line through them, and where it meets the limit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import sqrt
from typing import TYPE_CHECKING

from milepost.analysis.comparing.forecasting import Line
from milepost.analysis.comparing.margin import margin_squared
from milepost.model.values import Number, Point
from milepost.reporters.charts.drawing import ACCENT, INK, LINE, SOFT, drawn, text

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_SIZE = (7.5, 2.6)
_STEPS = 40
_WRITTEN = 0.14
"""The part of the width that a day takes in writing."""


def heading(
    key: str,
    points: Sequence[Point],
    line: Line,
    end: tuple[Number, date],
    marks: tuple[str, str],
    title: str,
    told: str,
    fitted: Sequence[Point] = (),
) -> str:
    """The points and their line up to its `end` (limit and day), as inline SVG.

    `marks` name the limit and the day. `fitted` are the points that the line is drawn through; with
    them stands a band around it that most of the next figures lie in (`comparing.margin`).
    """

    def draw(axes: Axes) -> None:
        _draw(axes, points, line, end, marks)
        if fitted:
            _band(axes, fitted, line, max(end[1], *(point.date for point in points)))

    return drawn(key, _SIZE, title, told, draw)


def _band(axes: Axes, fitted: Sequence[Point], line: Line, last: date) -> None:
    """The band, from the first fitted point to the end; it never makes the picture higher."""
    limits, heights = axes.get_xlim(), axes.get_ylim()
    first = min(point.date for point in fitted).toordinal()
    steps = [first + (last.toordinal() - first) * step // _STEPS for step in range(_STEPS + 1)]
    days = [date.fromordinal(step) for step in steps]
    half = [sqrt(margin_squared(line, fitted, day) or 0) for day in days]
    if not any(half):
        return
    middle = [float(line.at(day)) for day in days]
    under = [m - h for m, h in zip(middle, half, strict=True)]
    over = [m + h for m, h in zip(middle, half, strict=True)]
    axes.fill_between(steps, under, over, color=ACCENT, alpha=0.12, linewidth=0, zorder=0.5)
    for edge in (under, over):
        axes.plot(steps, edge, color=ACCENT, linewidth=0.8, linestyle=(0, (1, 2)), zorder=0.6)
    axes.set_xlim(limits)
    axes.set_ylim(heights)


def _draw(
    axes: Axes,
    points: Sequence[Point],
    line: Line,
    end: tuple[Number, date],
    marks: tuple[str, str],
) -> None:
    limit, last = float(end[0]), end[1]
    days = [point.date for point in points]
    at = [day.toordinal() for day in days]
    drawn_from, upto = min(at), max(last.toordinal(), max(at))
    axes.axhline(limit, color=INK, linewidth=1, linestyle=(0, (4, 3)))
    ends = [date.fromordinal(drawn_from), date.fromordinal(upto)]
    axes.plot(
        [drawn_from, upto], [float(line.at(day)) for day in ends], color=ACCENT, linewidth=1.5
    )
    axes.plot(at, [float(point.value) for point in points], "o", color=ACCENT, markersize=5)
    axes.axvline(last.toordinal(), color=LINE, linewidth=1)
    ticks = _apart(sorted({*at, last.toordinal()}), last.toordinal())
    axes.set_xticks(ticks, [date.fromordinal(tick).isoformat() for tick in ticks], fontsize=8)
    axes.margins(x=0.08, y=0.2)
    axes.annotate(
        text(marks[0]),
        (0.0, limit),
        xycoords=("axes fraction", "data"),
        xytext=(4, 4),
        textcoords="offset points",
        fontsize=8,
        color=SOFT,
    )


def _apart(days: Sequence[int], kept: int) -> list[int]:
    """The days that can be written side by side; the one to be `kept` always is."""
    room = (days[-1] - days[0]) * _WRITTEN
    found = [kept]
    for day in days:
        if all(abs(day - other) >= room for other in found):
            found.append(day)
    return sorted(found)
