"""A score on its scale: where it stands, between which ends, and in which band."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from milepost.model.text import Language
from milepost.model.values import Number
from milepost.reporters.charts import gauge_told
from milepost.reporters.charts.axis import Axis
from milepost.reporters.charts.drawing import ACCENT, INK, LINE, SOFT
from milepost.reporters.charts.gauge_told import Band, Reading
from milepost.reporters.charts.legend import Entry, legend
from milepost.reporters.charts.lettering import height, measure, wrapped
from milepost.reporters.charts.picture import Picture, picture
from milepost.reporters.charts.placing import lanes
from milepost.reporters.charts.profile import Dimension
from milepost.reporters.charts.profile_bars import plain
from milepost.reporters.charts.sheet import SIZE, SMALL, WIDTH, Sheet, Spot, sheet
from milepost.reporters.messages import say

_LEFT, _RIGHT = 30.0, WIDTH - 30
_TRACK, _THICK = 62.0, 20.0
"""Top and height of the scale."""

_FIGURE = 13.0
_NAME = 90.0
"""Room that the name of a narrow band may take."""

_FAINT, _STRONG = 0.08, 0.45


def gauge(
    key: str,
    reading: Reading,
    bands: Sequence[Band],
    axis: Axis,
    title: str,
    language: Language,
) -> Picture:
    """The score of `reading` on `axis`, with the `bands` in rising order; there may be none.

    The hatched part is where the score can lie with what is not known; the mark is where it stands.
    """
    bands = [one for one in bands if one.low <= axis.high]
    told = gauge_told.told(reading, bands, axis, language)
    table = gauge_told.table(reading, bands, axis, language)
    name = gauge_told.name(axis, language)
    row = Dimension(name, reading.value, reading.target, reading.interval)
    lower = _lower(bands, axis, language)

    def svg() -> str:
        chart = _Chart(reading, bands, axis, language, lower)
        return sheet(key, chart.height, title, told, chart.draw)

    return picture(title, told, table, svg, plain([row], axis, language))


@dataclass(frozen=True, slots=True)
class _Name:
    """The name of a band below the scale, its lines around `x` on the row `lane`."""

    lines: list[str]
    x: float
    middle: float
    lane: int


def _at(number: Number, axis: Axis) -> float:
    return round(_LEFT + axis.share(number) * (_RIGHT - _LEFT), 3)


def _ends(bands: Sequence[Band], axis: Axis) -> list[tuple[float, float]]:
    """From where to where each band goes in the picture."""
    lows = [_at(one.low, axis) for one in bands]
    return list(zip(lows, [*lows, _RIGHT][1:], strict=True))


def _lower(bands: Sequence[Band], axis: Axis, language: Language) -> list[_Name]:
    """The names of the bands, each below the middle of its band, on as many rows as they need."""
    found = []
    for one, (left, right) in zip(bands, _ends(bands, axis), strict=True):
        lines = wrapped(one.name, max(right - left - 6, _NAME), SIZE)
        wide = max(measure(line, SIZE) for line in lines) / 2
        middle = (left + right) / 2
        found.append((lines, min(max(middle, wide), WIDTH - wide), middle, wide))
    rows = lanes([(x - wide, x + wide) for _, x, _, wide in found], 6)
    return [
        _Name(lines, x, middle, lane)
        for (lines, x, middle, _), lane in zip(found, rows, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class _Chart:
    """The picture: the number above its mark, the scale, the edges, the names of the bands."""

    reading: Reading
    bands: Sequence[Band]
    axis: Axis
    language: Language
    names: list[_Name]

    @property
    def _rows(self) -> list[float]:
        """Height of every row of names."""
        count = max((one.lane for one in self.names), default=-1) + 1
        own = [[one for one in self.names if one.lane == lane] for lane in range(count)]
        return [max(height(one.lines, SIZE) for one in row) + 5 for row in own]

    @property
    def height(self) -> float:
        return _TRACK + _THICK + 24 + sum(self._rows)

    def draw(self, on: Sheet) -> None:
        legend(on, (_LEFT - 9, 9), self._entries())
        self._track(on)
        self._edges(on)
        for one in self.names:
            self._name(on, one)
        self._interval(on)
        self._marks(on)

    def _at(self, number: Number) -> float:
        return _at(number, self.axis)

    def _track(self, on: Sheet) -> None:
        end = _TRACK + _THICK
        for number, (left, right) in enumerate(_ends(self.bands, self.axis)):
            rank = number / max(len(self.bands) - 1, 1)
            shade = round(_FAINT + rank * (_STRONG - _FAINT), 3)
            on.bar((left, _TRACK, right, end), strength=shade)
        on.bar((_LEFT, _TRACK, _RIGHT, end), strength=0, edge=SOFT)

    def _edges(self, on: Sheet) -> None:
        """The ends of the scale and the edges of the bands; of edges that touch the first."""
        edges = sorted({self.axis.low, self.axis.high, *(one.low for one in self.bands)})
        reached = -WIDTH
        for edge in (self.axis.high, *(one for one in edges if one < self.axis.high)):
            x, words = self._at(edge), self.axis.edge(edge)
            wide = measure(words, SMALL) / 2
            on.line([(x, _TRACK), (x, _TRACK + _THICK + 4)], SOFT, 0.8)
            last = edge == self.axis.high
            if last or (x - wide > reached and x + wide < self._at(self.axis.high) - 12):
                spot = x, _TRACK + _THICK + 11
                on.words(spot, words, size=SMALL, colour=SOFT, side="center")
                reached = reached if last else x + wide + 3

    def _name(self, on: Sheet, one: _Name) -> None:
        top = _TRACK + _THICK + 20 + sum(self._rows[: one.lane])
        if one.lane:
            on.line([(one.middle, _TRACK + _THICK), (one.middle, top)], LINE, 0.6)
        here = self._band() == one.lines
        on.block((one.x, top + height(one.lines, SIZE) / 2), one.lines, side="center", bold=here)

    def _band(self) -> list[str]:
        """The lines of the name of the band that the score is in."""
        own = gauge_told.band(self.reading.value, self.bands)
        return self.names[self.bands.index(own)].lines if own else []

    def _interval(self, on: Sheet) -> None:
        ends = self.reading.interval
        if ends is None and self.reading.value is None:
            ends = self.axis.low, self.axis.high
        if ends is not None and ends[0] < ends[1]:
            box = self._at(ends[0]), _TRACK + 5, self._at(ends[1]), _TRACK + _THICK - 5
            on.hatched(box, INK)

    def _marks(self, on: Sheet) -> None:
        if self.reading.target is not None:
            x = self._at(self.reading.target)
            on.line([(x, _TRACK - 4), (x, _TRACK + _THICK + 4)], INK, 2.2)
        value = self.reading.value
        x = WIDTH / 2 if value is None else self._at(value)
        if value is not None:
            on.line([(x, _TRACK - 2), (x, _TRACK + _THICK)], ACCENT, 2.6)
            on.sign((x, _TRACK - 5), "v", 7, ACCENT, ACCENT)
        words = say("chart.unknown", self.language) if value is None else self.axis.shown(value)
        wide = measure(words, _FIGURE) / 2
        spot = min(max(x, wide), WIDTH - wide), _TRACK - 19
        on.words(spot, words, size=_FIGURE, side="center", bold=True)

    def _entries(self) -> list[Entry]:
        found = []
        if self.reading.value is not None:
            found.append(Entry(_value_sample, gauge_told.name(self.axis, self.language)))
        if self.reading.target is not None:
            found.append(Entry(_target_sample, say("chart.target", self.language)))
        if self.reading.interval is not None or self.reading.value is None:
            found.append(Entry(_open_sample, say("chart.interval", self.language)))
        return found


def _value_sample(on: Sheet, at: Spot) -> None:
    on.sign((at[0] + 4, at[1]), "v", 7, ACCENT, ACCENT)


def _target_sample(on: Sheet, at: Spot) -> None:
    on.line([(at[0] + 4, at[1] - 6), (at[0] + 4, at[1] + 6)], INK, 2.2)


def _open_sample(on: Sheet, at: Spot) -> None:
    on.hatched((at[0] - 9, at[1] - 5, at[0] + 9, at[1] + 5), INK)
