"""A profile as bars: value, target and possible range of every dimension."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from milepost.model.text import Language
from milepost.model.values import Number
from milepost.reporters.charts import profile
from milepost.reporters.charts.axis import Axis, marks, written
from milepost.reporters.charts.drawing import INK, SOFT
from milepost.reporters.charts.legend import Entry, legend
from milepost.reporters.charts.lettering import height, wrapped
from milepost.reporters.charts.picture import Picture, picture
from milepost.reporters.charts.plain import bars
from milepost.reporters.charts.profile import Dimension
from milepost.reporters.charts.sheet import SIZE, SMALL, WIDTH, Sheet, Spot, sheet
from milepost.reporters.messages import say

_NAMES, _LEFT, _RIGHT = 196.0, 208.0, 520.0
_VALUE, _TARGET = 578.0, WIDTH - 2
_TOP, _BOTTOM = 42.0, 24.0
_ROW, _THICK = 21.0, 9.0
_FILL = 0.55


def profile_bars(
    key: str, dimensions: Sequence[Dimension], axis: Axis, title: str, language: Language
) -> Picture:
    """The dimensions from above as bars from the lower end of `axis`, in the order given.

    The target is an upright stroke, the possible range a line between two ends; what is not known
    is hatched over its possible range, or over the whole scale.
    """
    told = profile.told(dimensions, axis, language)
    table = profile.table(dimensions, axis, language)
    lines = plain(dimensions, axis, language)

    def svg() -> str:
        chart = _chart(dimensions, axis, language)
        return sheet(key, chart.height, title, told, chart.draw)

    return picture(title, told, table, svg, lines)


@dataclass(frozen=True, slots=True)
class _Chart:
    """The picture, row by row."""

    dimensions: Sequence[Dimension]
    axis: Axis
    language: Language
    names: list[list[str]]
    rows: list[float]

    @property
    def end(self) -> float:
        return _TOP + sum(self.rows)

    @property
    def height(self) -> float:
        return self.end + _BOTTOM

    def draw(self, on: Sheet) -> None:
        legend(on, (_LEFT - 2, 9), self._entries())
        self._heads(on)
        self._scale(on)
        top = _TOP
        for one, lines, row in zip(self.dimensions, self.names, self.rows, strict=True):
            on.block((_NAMES, top + row / 2), lines, side="right")
            self._row(on, one, top + row / 2)
            top += row

    def _at(self, number: Number) -> float:
        return _LEFT + self.axis.share(number) * (_RIGHT - _LEFT)

    def _entries(self) -> list[Entry]:
        found = [Entry(_bar_sample, profile.named(self.axis, self.language))]
        if any(one.target is not None for one in self.dimensions):
            found.append(Entry(_target_sample, say("chart.target", self.language)))
        if any(one.interval is not None for one in self.dimensions):
            found.append(Entry(_whisker_sample, say("chart.interval", self.language)))
        if any(one.value is None for one in self.dimensions):
            found.append(Entry(_unknown_sample, say("chart.unknown", self.language)))
        return found

    def _heads(self, on: Sheet) -> None:
        name = wrapped(profile.named(self.axis, self.language), _VALUE - _RIGHT - 8, SMALL, 2)
        on.block((_VALUE, _TOP - 12), name, size=SMALL, colour=SOFT, side="right")
        if any(one.target is not None for one in self.dimensions):
            aim = say("chart.target", self.language)
            on.words((_TARGET, _TOP - 12), aim, size=SMALL, colour=SOFT, side="right")

    def _scale(self, on: Sheet) -> None:
        for mark in marks(self.axis.low, self.axis.high):
            x = self._at(mark)
            on.line([(x, _TOP - 2), (x, self.end + 2)])
            on.words((x, self.end + 11), written(mark), size=SMALL, colour=SOFT, side="center")
        on.line([(_LEFT, _TOP - 2), (_LEFT, self.end + 2)], SOFT, 0.8)

    def _row(self, on: Sheet, one: Dimension, y: float) -> None:
        low, high = one.interval or (self.axis.low, self.axis.high)
        left, right = self._at(low), self._at(high)
        if one.value is None:
            on.hatched((left, y - _THICK / 2, right, y + _THICK / 2))
        else:
            on.bar((_LEFT, y - _THICK / 2, self._at(one.value), y + _THICK / 2), strength=_FILL)
            if one.interval is not None:
                _whisker(on, left, right, y)
        if one.target is not None:
            _target(on, self._at(one.target), y)
        self._numbers(on, one, y)

    def _numbers(self, on: Sheet, one: Dimension, y: float) -> None:
        known = one.value is not None
        words = profile.value(one, self.axis, self.language)
        colour = INK if known else SOFT
        on.words((_VALUE, y), words, side="right", bold=known, colour=colour)
        if one.target is not None:
            on.words((_TARGET, y), self.axis.shown(one.target), side="right", colour=SOFT)


def _chart(dimensions: Sequence[Dimension], axis: Axis, language: Language) -> _Chart:
    names = [wrapped(one.label, _NAMES, SIZE, 3) for one in dimensions]
    rows = [max(_ROW, height(lines, SIZE) + 9) for lines in names]
    return _Chart(dimensions, axis, language, names, rows)


def _whisker(on: Sheet, left: float, right: float, y: float) -> None:
    on.line([(left, y), (right, y)], INK, 1.0)
    for x in (left, right):
        on.line([(x, y - 3), (x, y + 3)], INK, 1.0)


def _target(on: Sheet, x: float, y: float) -> None:
    on.line([(x, y - _THICK / 2 - 3), (x, y + _THICK / 2 + 3)], INK, 2.2)


def _bar_sample(on: Sheet, at: Spot) -> None:
    on.bar((at[0] - 9, at[1] - 4, at[0] + 9, at[1] + 4), strength=_FILL)


def _target_sample(on: Sheet, at: Spot) -> None:
    on.line([(at[0] + 4, at[1] - 6), (at[0] + 4, at[1] + 6)], INK, 2.2)


def _whisker_sample(on: Sheet, at: Spot) -> None:
    _whisker(on, at[0] - 9, at[0] + 9, at[1])


def _unknown_sample(on: Sheet, at: Spot) -> None:
    on.hatched((at[0] - 9, at[1] - 4, at[0] + 9, at[1] + 4))


def plain(dimensions: Sequence[Dimension], axis: Axis, language: Language) -> tuple[str, ...]:
    """The bars in plain characters, the target as an upright stroke."""
    rows = [
        (
            one.label,
            None if one.value is None else axis.share(one.value),
            None if one.target is None else axis.share(one.target),
            profile.value(one, axis, language),
        )
        for one in dimensions
    ]
    return bars(rows)
