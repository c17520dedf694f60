"""Where the score is lost: the criteria by loss, and the share of all they make together."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from milepost.model.text import Language
from milepost.reporters.charts import pareto_told
from milepost.reporters.charts.axis import Axis, marks, written
from milepost.reporters.charts.drawing import INK, SOFT
from milepost.reporters.charts.legend import Entry, legend
from milepost.reporters.charts.lettering import height, wrapped
from milepost.reporters.charts.pareto_told import Line, Loss, lost_lines, percent
from milepost.reporters.charts.picture import Picture, picture
from milepost.reporters.charts.plain import bars
from milepost.reporters.charts.sheet import SIZE, SMALL, WIDTH, Sheet, Spot, sheet
from milepost.reporters.documents.cells import amount
from milepost.reporters.messages import say

_NAMES, _LEFT, _RIGHT = 196.0, 208.0, 508.0
_LOST, _RUNNING = 566.0, WIDTH - 2
_TOP, _BOTTOM = 42.0, 24.0
_ROW, _THICK, _FILL = 21.0, 12.0, 0.55


def pareto(key: str, losses: Sequence[Loss], axis: Axis, title: str, language: Language) -> Picture:
    """The largest losses from above, those after the twelfth summed as others, always last.

    Bars and line share one scale, from nothing to the whole loss: a bar is as long as the line
    moves on. What loses nothing is left out. Of `axis` counts how its numbers are shown.
    """
    lines = lost_lines(losses, language)
    told = pareto_told.told(losses, lines, axis, language)
    table = pareto_told.table(lines, axis, language)
    plain = bars([(one.label, float(one.share), None, _both(one, axis)) for one in lines])

    def svg() -> str:
        names = [wrapped(one.label, _NAMES, SIZE, 3) for one in lines]
        rows = [max(_ROW, height(words, SIZE) + 9) for words in names]
        tall = _TOP + sum(rows) + _BOTTOM
        return sheet(
            key, tall, title, told, lambda on: _draw(on, lines, names, rows, axis, language)
        )

    return picture(title, told, table, svg, plain)


def _both(one: Line, axis: Axis) -> str:
    return f"{axis.shown(one.lost)} {amount(percent(one.running)).rjust(5)}"


def _at(share: Fraction) -> float:
    return _LEFT + float(share) * (_RIGHT - _LEFT)


def _draw(
    on: Sheet,
    lines: Sequence[Line],
    names: Sequence[list[str]],
    rows: Sequence[float],
    axis: Axis,
    language: Language,
) -> None:
    end = _TOP + sum(rows)
    _heads(on, language)
    _scale(on, end)
    top, spots = _TOP, []
    for one, words, row in zip(lines, names, rows, strict=True):
        y = top + row / 2
        on.block((_NAMES, y), words, side="right")
        on.bar((_LEFT, y - _THICK / 2, _at(one.share), y + _THICK / 2), strength=_FILL)
        on.words((_LOST, y), axis.shown(one.lost), side="right", bold=True)
        on.words((_RUNNING, y), amount(percent(one.running)), side="right", colour=SOFT)
        spots.append((_at(one.running), y))
        top += row
    on.line(spots, INK, 1.1)
    for spot in spots:
        on.dot(spot, 4, colour=INK)


def _heads(on: Sheet, language: Language) -> None:
    lost, running = (say(f"chart.pareto.{name}", language) for name in ("lost", "running"))
    legend(on, (_LEFT - 2, 9), [Entry(_bar_sample, lost), Entry(_line_sample, running)])
    on.words((_LOST, _TOP - 12), lost, size=SMALL, colour=SOFT, side="right")
    lines = wrapped(running, _RUNNING - _LOST - 8, SMALL, 2)
    on.block((_RUNNING, _TOP - 12), lines, size=SMALL, colour=SOFT, side="right")


def _scale(on: Sheet, end: float) -> None:
    for mark in marks(0, 100):
        x = _at(mark / 100)
        on.line([(x, _TOP - 2), (x, end + 2)])
        on.words((x, end + 11), f"{written(mark)}%", size=SMALL, colour=SOFT, side="center")
    on.line([(_LEFT, _TOP - 2), (_LEFT, end + 2)], SOFT, 0.8)


def _bar_sample(on: Sheet, at: Spot) -> None:
    on.bar((at[0] - 9, at[1] - 4, at[0] + 9, at[1] + 4), strength=_FILL)


def _line_sample(on: Sheet, at: Spot) -> None:
    on.line([(at[0] - 9, at[1]), (at[0] + 9, at[1])], INK, 1.1)
    on.dot(at, 4, colour=INK)
