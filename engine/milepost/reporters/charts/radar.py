"""A profile as a radar: one spoke a dimension, the value and the target as closed lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from milepost.model.text import Language
from milepost.model.values import Number
from milepost.reporters.charts import profile
from milepost.reporters.charts.axis import Axis, marks, written
from milepost.reporters.charts.drawing import ACCENT, INK, LINE, PAPER, SOFT
from milepost.reporters.charts.legend import Entry, legend
from milepost.reporters.charts.lettering import LEADING, measure
from milepost.reporters.charts.picture import Picture, picture
from milepost.reporters.charts.profile import Dimension
from milepost.reporters.charts.profile_bars import profile_bars
from milepost.reporters.charts.radar_labels import RADIUS, Label, labels
from milepost.reporters.charts.sheet import (
    DASHED,
    DOTTED,
    SIZE,
    WIDTH,
    Sheet,
    Spot,
    sheet,
)
from milepost.reporters.messages import say

LEAST, MOST = 3, 14
"""Dimensions that a radar can show."""

_HEAD = 26.0
_SCALE = 7.5


def radar(
    key: str, dimensions: Sequence[Dimension], axis: Axis, title: str, language: Language
) -> Picture:
    """The dimensions clockwise from above, in the order given; the middle is the lower end.

    A dimension that is not known breaks the line, and its spoke is dotted. Fewer than 3 or more
    than 14 dimensions are drawn as bars instead. Possible ranges stand in the table only.
    """
    bars = profile_bars(key, dimensions, axis, title, language)
    if not LEAST <= len(dimensions) <= MOST:
        return bars
    told = bars.figure.told

    def svg() -> str:
        chart = _chart(dimensions, axis, language)
        return sheet(key, chart.height, title, told, chart.draw)

    return picture(title, told, bars.table, svg, bars.figure.drawn)


@dataclass(frozen=True, slots=True)
class _Chart:
    """Rings and spokes, the two lines, the words around."""

    dimensions: Sequence[Dimension]
    axis: Axis
    language: Language
    labels: list[Label]
    middle: float
    height: float

    def draw(self, on: Sheet) -> None:
        self._web(on)
        self._values(on)
        self._targets(on)
        self._rings(on)
        for number, label in enumerate(self.labels):
            self._words(on, number, label)
        legend(on, (0, 9), self._entries())

    def _spot(self, number: int, share: float, reach: float = RADIUS) -> Spot:
        turn = 2 * pi * number / len(self.dimensions)
        x, y = sin(turn) * reach * share, -cos(turn) * reach * share
        return round(WIDTH / 2 + x, 3), round(self.middle + y, 3)

    def _web(self, on: Sheet) -> None:
        for mark in (*marks(self.axis.low, self.axis.high), self.axis.high):
            share = self.axis.share(mark)
            ring = [self._spot(n, share) for n in range(len(self.dimensions) + 1)]
            on.line(ring, LINE, 1.0 if mark == self.axis.high else 0.6)
        for number, one in enumerate(self.dimensions):
            dash = DOTTED if one.value is None else None
            on.line([self._spot(number, 0), self._spot(number, 1)], LINE, 0.6, dash)

    def _values(self, on: Sheet) -> None:
        spots = self._spots([one.value for one in self.dimensions])
        whole = [spot for spot in spots if spot is not None]
        if len(whole) == len(spots):
            on.area(whole, ACCENT, 0.16)
        self._around(on, spots, ACCENT, 1.8)
        for spot in whole:
            on.dot(spot, 5)

    def _targets(self, on: Sheet) -> None:
        spots = self._spots([one.target for one in self.dimensions])
        self._around(on, spots, INK, 1.1, DASHED)
        for spot in spots:
            if spot is not None:
                on.sign(spot, "D", 3.6, PAPER)

    def _spots(self, values: Sequence[Number | None]) -> list[Spot | None]:
        return [
            None if value is None else self._spot(n, self.axis.share(value))
            for n, value in enumerate(values)
        ]

    def _around(
        self,
        on: Sheet,
        spots: Sequence[Spot | None],
        colour: str,
        width: float,
        dash: tuple[float, tuple[float, ...]] | None = None,
    ) -> None:
        """The line through neighbours that are both known."""
        for here, there in zip(spots, [*spots[1:], spots[0]], strict=True):
            if here is not None and there is not None:
                on.line([here, there], colour, width, dash)

    def _rings(self, on: Sheet) -> None:
        """The numbers of the rings, beside the upper spoke."""
        for mark in marks(self.axis.low, self.axis.high):
            x, y = self._spot(0, self.axis.share(mark))
            wide = measure(written(mark), _SCALE)
            on.bar((x - 5 - wide, y - 5, x - 3, y + 5), PAPER, 0.75)
            on.words((x - 4, y), written(mark), size=_SCALE, colour=SOFT, side="right")

    def _words(self, on: Sheet, number: int, label: Label) -> None:
        at = WIDTH / 2 + label.x, self.middle + label.y
        on.block((at[0], at[1] - SIZE * LEADING / 2), label.lines, side=label.side)
        under = at[1] + len(label.lines) * SIZE * LEADING / 2
        on.words((at[0], under), label.value, colour=SOFT, side=label.side)
        if label.side != "center":
            inner = at[0] - 3 if label.side == "left" else at[0] + 3
            on.line([self._spot(number, 1.02), (inner, at[1])], LINE, 0.6)

    def _entries(self) -> list[Entry]:
        found = [Entry(_value_sample, profile.named(self.axis, self.language))]
        if any(one.target is not None for one in self.dimensions):
            found.append(Entry(_target_sample, say("chart.target", self.language)))
        if any(one.value is None for one in self.dimensions):
            found.append(Entry(_unknown_sample, say("chart.unknown", self.language)))
        return found


def _chart(dimensions: Sequence[Dimension], axis: Axis, language: Language) -> _Chart:
    placed = labels(dimensions, axis, language)
    above = max(RADIUS, *(one.height / 2 - one.y for one in placed))
    below = max(one.height / 2 + one.y for one in placed)
    middle = _HEAD + above
    return _Chart(dimensions, axis, language, placed, middle, middle + below + 4)


def _value_sample(on: Sheet, at: Spot) -> None:
    on.line([(at[0] - 9, at[1]), (at[0] + 9, at[1])], ACCENT, 1.8)
    on.dot(at, 5)


def _target_sample(on: Sheet, at: Spot) -> None:
    on.line([(at[0] - 9, at[1]), (at[0] + 9, at[1])], INK, 1.1, DASHED)
    on.sign(at, "D", 3.6, PAPER)


def _unknown_sample(on: Sheet, at: Spot) -> None:
    on.line([(at[0] - 9, at[1]), (at[0] + 9, at[1])], SOFT, 1.0, DOTTED)
