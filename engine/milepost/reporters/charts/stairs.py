"""A staircase: the best that each amount buys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from milepost.model.values import Number
from milepost.reporters.charts.drawing import ACCENT, INK, LINE, PAPER, SOFT, drawn, marked, text

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_SIZE = (7.5, 3.4)


@dataclass(frozen=True, slots=True)
class Stair:
    """From `amount` on the level is `level`. A note is written at it; one not `sure` is hollow."""

    amount: Number
    level: Number
    note: str = ""
    sure: bool = True


def stairs(
    key: str,
    steps: Sequence[Stair],
    named: tuple[str, str],
    title: str,
    told: str,
    mark: tuple[Number, str] | None = None,
) -> str:
    """The steps from the least amount, as inline SVG; `named` are the titles of both axes.

    `steps` holds one at least, by rising amount; `mark` is an amount to be seen, with its name.
    """
    return drawn(key, _SIZE, title, told, lambda axes: _draw(axes, steps, named, mark))


def _draw(
    axes: Axes, steps: Sequence[Stair], named: tuple[str, str], mark: tuple[Number, str] | None
) -> None:
    amounts, levels = [float(s.amount) for s in steps], [float(s.level) for s in steps]
    end = max(*amounts, float(mark[0]) if mark else 0.0) * 1.06 or 1.0
    axes.step([*amounts, end], [*levels, levels[-1]], where="post", color=ACCENT, linewidth=2)
    for step in steps:
        _point(axes, step)
    axes.set_xlim(min(0.0, *amounts) - end * 0.02, end)
    axes.margins(y=0.2)
    axes.set_xlabel(text(named[0]), color=SOFT, fontsize=9)
    axes.set_ylabel(text(named[1]), color=SOFT, fontsize=9)
    axes.grid(axis="y", color=LINE, linewidth=0.6)
    axes.set_axisbelow(True)
    if mark is not None:
        marked(axes, float(mark[0]), mark[1], 0.0)


def _point(axes: Axes, step: Stair) -> None:
    at = float(step.amount), float(step.level)
    fill = ACCENT if step.sure else PAPER
    axes.plot(*at, "o", markersize=5, markerfacecolor=fill, markeredgecolor=ACCENT)
    if step.note:  # to the lower right, where a rising curve never comes
        axes.annotate(
            text(step.note),
            at,
            xytext=(5, -4),
            textcoords="offset points",
            ha="left",
            va="top",
            fontsize=8,
            color=INK,
        )
