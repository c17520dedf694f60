"""Effort against gain: which action brings most for its days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from milepost.model.text import Language
from milepost.reporters.charts import scatter_told
from milepost.reporters.charts.axis import Axis, marks, rounded_up, written
from milepost.reporters.charts.drawing import INK, LINE, SOFT
from milepost.reporters.charts.legend import Entry, legend
from milepost.reporters.charts.lettering import height, measure, wrapped
from milepost.reporters.charts.picture import Picture, picture
from milepost.reporters.charts.placing import Mark, beside
from milepost.reporters.charts.scatter_told import Act, drawable, efficient
from milepost.reporters.charts.sheet import DASHED, SIZE, SMALL, WIDTH, Sheet, Spot, sheet
from milepost.reporters.messages import say

_LEFT, _RIGHT, _TOP, _BOTTOM = 50.0, WIDTH - 12, 44.0, 300.0
_DOT = 7.0


def scatter(key: str, acts: Sequence[Act], gain: Axis, title: str, language: Language) -> Picture:
    """Every action by its effort (to the right, person days) and its gain (upwards), numbered.

    A filled point is one that no other beats at once in effort and gain; the dashed line joins
    them. Actions at one spot share a number sign. One whose effort or gain is not known is named
    below and in the table. Of `gain` counts the name and how its numbers are shown.
    """
    told = scatter_told.told(acts, gain, language)
    table = scatter_told.table(acts, gain, language)

    def svg() -> str:
        chart = _chart(acts, gain, language)
        return sheet(key, chart.height, title, told, chart.draw)

    if not any(drawable(one) for one in acts):
        return picture(title, told, table, lambda: "")
    return picture(title, told, table, svg)


@dataclass(frozen=True, slots=True)
class _Chart:
    """The picture: the frame, the points, their numbers, and who is not drawn."""

    acts: Sequence[Act]
    gain: Axis
    days: Axis
    language: Language
    undrawn: list[str]

    @property
    def height(self) -> float:
        return _BOTTOM + 40 + (height(self.undrawn, SMALL) + 4 if self.undrawn else 0)

    def draw(self, on: Sheet) -> None:
        best, other = (say(f"chart.scatter.{name}", self.language) for name in ("best", "other"))
        legend(on, (_LEFT - 9, 9), [Entry(_best_sample, best), Entry(_other_sample, other)])
        self._frame(on)
        drawn = [one for one in self.acts if drawable(one)]
        firm = efficient(drawn)
        way = self._front(on, [one for one in drawn if one.number in firm])
        for one in drawn:
            on.dot(self._spot(one), _DOT, filled=one.number in firm)
        self._numbers(on, drawn, way)
        if self.undrawn:
            middle = _BOTTOM + 38 + height(self.undrawn, SMALL) / 2
            on.block((_LEFT, middle), self.undrawn, size=SMALL, colour=SOFT)

    def _spot(self, one: Act) -> Spot:
        right = self.days.share(one.effort or 0) * (_RIGHT - _LEFT)
        up = self.gain.share(one.gain or 0) * (_BOTTOM - _TOP)
        return round(_LEFT + right, 3), round(_BOTTOM - up, 3)

    def _frame(self, on: Sheet) -> None:
        for mark in marks(self.gain.low, self.gain.high):
            y = _BOTTOM - self.gain.share(mark) * (_BOTTOM - _TOP)
            on.line([(_LEFT, y), (_RIGHT, y)])
            on.words((_LEFT - 6, y), written(mark), size=SMALL, colour=SOFT, side="right")
        for mark in marks(self.days.low, self.days.high, 9):
            x = _LEFT + self.days.share(mark) * (_RIGHT - _LEFT)
            on.line([(x, _BOTTOM), (x, _BOTTOM + 4)], SOFT, 0.8)
            on.words((x, _BOTTOM + 12), written(mark), size=SMALL, colour=SOFT, side="center")
        zero = _BOTTOM - self.gain.share(0) * (_BOTTOM - _TOP)
        on.line([(_LEFT, zero), (_RIGHT, zero)], SOFT, 0.8)
        on.line([(_LEFT, _BOTTOM), (_RIGHT, _BOTTOM)], SOFT, 0.8)
        on.words((0, _TOP - 16), scatter_told.gained(self.gain, self.language), colour=SOFT)
        effort = say("chart.scatter.effort", self.language)
        on.words((_RIGHT, _BOTTOM + 27), effort, colour=SOFT, side="right")

    def _front(self, on: Sheet, acts: Sequence[Act]) -> list[Spot]:
        """The line that joins what nothing beats."""
        spots = [self._spot(one) for one in sorted(acts, key=lambda one: one.effort or 0)]
        if len(spots) > 1:
            on.line(spots, INK, 0.9, DASHED)
        return spots

    def _numbers(self, on: Sheet, acts: Sequence[Act], way: Sequence[Spot]) -> None:
        places: dict[Spot, list[int]] = {}
        for one in acts:
            places.setdefault(self._spot(one), []).append(one.number)
        names = [_listed(numbers) for numbers in places.values()]
        sizes = [(measure(name, SIZE), SIZE * 1.1) for name in names]
        frame = (_LEFT, 20.0, WIDTH, _BOTTOM - 1)
        points = [Mark(spot, size) for spot, size in zip(places, sizes, strict=True)]
        for name, spot, at in zip(names, places, beside(points, frame, way), strict=True):
            if abs(at[0] - spot[0]) > 20 or abs(at[1] - spot[1]) > 16:
                on.line([spot, at], LINE, 0.8)
            on.words(at, name, side="center")


def _listed(numbers: Sequence[int]) -> str:
    """The numbers at one spot; of very many the first."""
    shown = ", ".join(str(one) for one in numbers[:6])
    return f"{shown} …" if len(numbers) > 6 else shown


def _chart(acts: Sequence[Act], gain: Axis, language: Language) -> _Chart:
    drawn = [one for one in acts if drawable(one)]
    days = Axis("", 0, rounded_up(max(one.effort or 0 for one in drawn)))
    gains = [Fraction(one.gain or 0) for one in drawn]
    low = -rounded_up(-min(gains)) if min(gains) < 0 else Fraction(0)
    axis = Axis(gain.name, low, rounded_up(max(gains)), gain.decimals, gain.unit)
    left = [str(one.number) for one in acts if not drawable(one)]
    words = say("chart.scatter.undrawn", language, names=", ".join(left)) if left else ""
    lines = wrapped(words, WIDTH - _LEFT, SMALL, 3) if left else []
    return _Chart(acts, axis, days, language, lines)


def _best_sample(on: Sheet, at: Spot) -> None:
    on.line([(at[0] - 9, at[1]), (at[0] + 9, at[1])], INK, 0.9, DASHED)
    on.dot(at, _DOT)


def _other_sample(on: Sheet, at: Spot) -> None:
    on.dot((at[0] + 4, at[1]), _DOT, filled=False)
