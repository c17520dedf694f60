"""A schedule as bars: who works on what from when until when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from milepost.reporters.charts.drawing import ACCENT, INK, LINE, SOFT, drawn, marked, text
from milepost.reporters.terminal.columns import fold, width_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_LABEL_COLUMNS = 34
_DAYS, _WEEKS = 16, 75
"""Days up to which the axis is marked by days, and by weeks; further by months."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: what, its first and last day (both included), and a note behind the bar."""

    label: str
    start: date
    end: date
    note: str = ""


def gantt(
    key: str, bars: Sequence[Bar], title: str, told: str, mark: tuple[date, str] | None = None
) -> str:
    """The bars from above, as inline SVG; `mark` is a day to be seen, with its name.

    `bars` holds one at least.
    """
    labels = [fold(text(bar.label), _LABEL_COLUMNS) for bar in bars]
    lines = sum(max(2, len(label)) for label in labels)
    size = (9.0, 0.7 + 0.21 * lines)
    return drawn(key, size, title, told, lambda axes: _draw(axes, bars, labels, mark))


def _draw(
    axes: Axes, bars: Sequence[Bar], labels: list[list[str]], mark: tuple[date, str] | None
) -> None:
    first = min(bar.start for bar in bars).toordinal()
    last = max(bar.end for bar in bars).toordinal() + 1
    if mark is not None:
        last = max(last, mark[0].toordinal() + 1)
    for place, bar in enumerate(bars):
        _bar(axes, place, bar, last - first)
    axes.set_yticks(range(len(bars)), ["\n".join(label) for label in labels], color=INK)
    axes.set_ylim(len(bars) - 0.4, -0.6)
    axes.set_xlim(first, first + (last - first) / (1 - _behind(bars)))
    axes.tick_params(axis="y", length=0)
    _days(axes, first, last)
    if mark is not None:
        marked(axes, mark[0].toordinal() + 1, mark[1], 1.0)


def _behind(bars: Sequence[Bar]) -> float:
    """The share of the width that the longest note behind a bar takes."""
    return min(0.02 + 0.0125 * max(width_of(text(bar.note)) for bar in bars), 0.5)


def _bar(axes: Axes, place: int, bar: Bar, span: int) -> None:
    start, days = bar.start.toordinal(), (bar.end - bar.start).days + 1
    axes.barh(place, days, left=start, height=0.5, color=ACCENT, edgecolor=INK, linewidth=0.6)
    behind = start + days + span * 0.01
    axes.text(behind, place, text(bar.note), va="center", fontsize=8, color=SOFT)


def _days(axes: Axes, first: int, last: int) -> None:
    """All days on a very short axis, Mondays on a short one, else the first days of months."""
    end = min(last, date.max.toordinal())
    days = [date.fromordinal(number) for number in range(first, end + 1)]
    if last - first <= _DAYS:
        marked = days
    elif last - first <= _WEEKS:
        marked = [day for day in days if day.weekday() == 0] or days[:1]
    else:
        marked = [day for day in days if day.day == 1]
    shown = marked[:: 1 + len(marked) // 9]
    axes.set_xticks([day.toordinal() for day in shown], [day.isoformat() for day in shown])
    axes.grid(axis="x", color=LINE, linewidth=0.6)
    axes.set_axisbelow(True)
