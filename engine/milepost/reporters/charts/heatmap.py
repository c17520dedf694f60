"""Subjects by dimensions: every value as a shade and in writing, what is not known hatched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from milepost.model.text import Language
from milepost.reporters.charts import heatmap_told
from milepost.reporters.charts.axis import Axis
from milepost.reporters.charts.drawing import SOFT
from milepost.reporters.charts.heatmap_told import Field, Subject, written
from milepost.reporters.charts.lettering import height, measure, shortened, wrapped
from milepost.reporters.charts.picture import Picture, picture
from milepost.reporters.charts.sheet import SIZE, SMALL, WIDTH, Sheet, sheet
from milepost.reporters.messages import say

_NAMES, _LEFT = 172.0, 184.0
_LEGEND = 26.0
_NARROWEST, _WIDEST = 26.0, 90.0
_ROW = 19.0
_FAINT, _STRONG = 0.04, 0.5
"""Shades of the ends of the scale: the writing stays readable on both, on light and on dark."""


def heatmap(
    key: str,
    subjects: Sequence[Subject],
    dimensions: Sequence[str],
    axis: Axis,
    title: str,
    language: Language,
) -> Picture:
    """The subjects in the order given, the stronger the shade the higher the value on `axis`.

    Good to read up to about 40 subjects and 16 dimensions. Raises ValueError where a subject has
    not as many fields as there are dimensions.
    """
    if any(len(one.fields) != len(dimensions) for one in subjects):
        raise ValueError(f"{title}: a subject does not fit the dimensions")
    told = heatmap_told.told(subjects, dimensions, axis, language)
    table = heatmap_told.table(subjects if dimensions else (), dimensions, axis, language)

    def svg() -> str:
        grid = _grid(subjects, dimensions, axis, language)
        return sheet(key, grid.height, title, told, grid.draw, grid.width)

    return picture(title, told, table, svg)


@dataclass(frozen=True, slots=True)
class _Grid:
    """The picture: names of the dimensions slanted above, those of the subjects to the left."""

    subjects: Sequence[Subject]
    axis: Axis
    language: Language
    heads: list[list[str]]
    slanted: bool
    names: list[list[str]]
    rows: list[float]
    column: float
    top: float
    width: float

    @property
    def height(self) -> float:
        return self.top + sum(self.rows) + 4

    def draw(self, on: Sheet) -> None:
        self._legend(on)
        for number, lines in enumerate(self.heads):
            self._head(on, _LEFT + (number + 0.5) * self.column, lines)
        top = self.top
        for one, lines, row in zip(self.subjects, self.names, self.rows, strict=True):
            on.block((_NAMES, top + row / 2), lines, side="right")
            for number, field in enumerate(one.fields):
                self._field(on, field, _LEFT + number * self.column, top, row)
            top += row

    def _head(self, on: Sheet, x: float, lines: list[str]) -> None:
        if not self.slanted:
            middle = self.top - 7 - height(lines, SMALL) / 2
            on.block((x, middle), lines, size=SMALL, colour=SOFT, side="center")
            return
        for number, line in enumerate(reversed(lines)):
            back = (number - (len(lines) - 1) / 2) * SMALL * 1.2 * sqrt(2)
            at = x + 3 - back, self.top - 5
            on.words(at, line, size=SMALL, colour=SOFT, slant=45)

    def _field(self, on: Sheet, field: Field, left: float, top: float, row: float) -> None:
        box = left + 0.75, top + 0.75, left + self.column - 0.75, top + row - 0.75
        middle = left + self.column / 2, top + row / 2
        if field.value is None:
            on.hatched(box)
            return
        on.bar(box, strength=_shade(self.axis.share(field.value)))
        words = shortened(written(field, self.axis, self.language), 14)
        on.words(middle, words, size=self._size(), side="center")

    def _size(self) -> float:
        """Letters that the widest of all fields has room for."""
        known = [f for one in self.subjects for f in one.fields if f.value is not None]
        shown = [shortened(written(one, self.axis, self.language), 14) for one in known]
        wide = max((measure(words, 1) for words in shown), default=1)
        return round(min(SMALL + 0.5, (self.column - 4) / max(wide, 0.1)), 2)

    def _legend(self, on: Sheet) -> None:
        """The shades from low to high, and the sign of what is not known."""
        x, y = _LEFT, 9.0
        low, high = self.axis.edge(self.axis.low), self.axis.edge(self.axis.high)
        on.words((x, y), low, size=SMALL, colour=SOFT)
        x += measure(low, SMALL) + 5
        for step in range(8):
            on.bar((x + step * 11, y - 5, x + step * 11 + 11, y + 5), strength=_shade(step / 7))
        on.words((x + 93, y), high, size=SMALL, colour=SOFT)
        if any(field.value is None for one in self.subjects for field in one.fields):
            x += 93 + measure(high, SMALL) + 20
            on.hatched((x, y - 5, x + 20, y + 5))
            on.words((x + 26, y), say("chart.unknown", self.language), size=SMALL, colour=SOFT)


def _shade(share: float) -> float:
    return round(_FAINT + share * (_STRONG - _FAINT), 3)


def _grid(
    subjects: Sequence[Subject], dimensions: Sequence[str], axis: Axis, language: Language
) -> _Grid:
    column = min(_WIDEST, max(_NARROWEST, (WIDTH - _LEFT - 2) / len(dimensions)))
    heads = [wrapped(name, column - 6, SMALL, 9) for name in dimensions]
    slanted = column < 50 or any(len(lines) > 4 for lines in heads)
    if slanted:
        column = min(column, 52)
        heads = [wrapped(name, 150, SMALL, 3 if column > 42 else 2) for name in dimensions]
    names = [wrapped(one.label, _NAMES, SIZE, 2) for one in subjects]
    rows = [max(_ROW, height(lines, SIZE) + 5) for lines in names]
    above, beyond = _above(heads, slanted), 0.0
    if slanted:
        beyond = max(n * column + _long(lines) for n, lines in enumerate(heads, 1)) + _LEFT
    width = max(WIDTH, _LEFT + column * len(dimensions) + 2, beyond)
    top = _LEGEND + above
    return _Grid(subjects, axis, language, heads, slanted, names, rows, column, top, width)


def _long(lines: list[str]) -> float:
    """How far a slanted name reaches to the right, and up."""
    return max(measure(line, SMALL) for line in lines) / sqrt(2)


def _above(heads: Sequence[list[str]], slanted: bool) -> float:
    if slanted:
        return max(_long(lines) for lines in heads) + 16
    return max(height(lines, SMALL) for lines in heads) + 10
