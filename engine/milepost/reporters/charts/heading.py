"""A figure on its way to its limit: points, the line through them, and where it meets the limit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from milepost.analysis.comparing.forecasting import Line
from milepost.model.values import Number, Point
from milepost.reporters.charts.drawing import ACCENT, INK, LINE, SOFT, drawn, text

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_SIZE = (7.5, 2.6)


def heading(
    key: str,
    points: Sequence[Point],
    line: Line,
    end: tuple[Number, date],
    marks: tuple[str, str],
    title: str,
    told: str,
) -> str:
    """The points and their line up to its `end` (limit and day), as inline SVG.

    `marks` name the limit and the day.
    """
    return drawn(key, _SIZE, title, told, lambda axes: _draw(axes, points, line, end, marks))


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
    ticks = sorted({*at, last.toordinal()})
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
