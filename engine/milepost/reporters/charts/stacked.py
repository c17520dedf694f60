"""Alternatives as bars, each stacked from its parts; what is not known lies hatched at its end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from milepost.model.text import Language
from milepost.model.values import Range
from milepost.reporters.charts.axis import Axis, marks, written
from milepost.reporters.charts.drawing import INK, PAPER, SOFT
from milepost.reporters.charts.legend import Entry, legend
from milepost.reporters.charts.lettering import height, measure, wrapped
from milepost.reporters.charts.picture import Picture, picture
from milepost.reporters.charts.plain import bars
from milepost.reporters.charts.sheet import SIZE, SMALL, WIDTH, Sheet, Spot, sheet
from milepost.reporters.documents.blocks import Cell, Column, Table
from milepost.reporters.messages import say

_NAMES, _LEFT, _RIGHT = 190.0, 202.0, 540.0
_VALUE = WIDTH - 2
_LINE = 16.0
_ROW, _THICK = 26.0, 13.0
_STRENGTHS = (0.9, 0.62, 0.42, 0.26, 0.14)
"""How strongly the parts are coloured, in turn; edges keep them apart where they repeat."""


@dataclass(frozen=True, slots=True)
class Stack:
    """One alternative: its parts by name, each a range where it is not known, and their sum."""

    label: str
    parts: Mapping[str, Range]
    total: Range


def stacked(
    key: str, stacks: Sequence[Stack], axis: Axis, title: str, said: str, language: Language
) -> Picture:
    """The alternatives from above in the order given; `said` is the conclusion in words."""
    table = _table(stacks, axis, language)

    def svg() -> str:
        chart = _chart(stacks, axis, language)
        return sheet(key, chart.height, title, said, chart.draw)

    return picture(title, said, table, svg, _plain(stacks, axis, language))


@dataclass(frozen=True, slots=True)
class _Chart:
    """The picture, row by row."""

    stacks: Sequence[Stack]
    axis: Axis
    language: Language
    names: list[list[str]]
    top: float
    rows: list[float]

    @property
    def end(self) -> float:
        return self.top + sum(self.rows)

    @property
    def height(self) -> float:
        return self.end + 24

    def draw(self, on: Sheet) -> None:
        for number, entries in enumerate(_lines(_entries(self.stacks, self.language))):
            legend(on, (2, 9 + number * _LINE), entries)
        self._scale(on)
        top = self.top
        for one, lines, row in zip(self.stacks, self.names, self.rows, strict=True):
            on.block((_NAMES, top + row / 2), lines, side="right")
            self._row(on, one, top + row / 2)
            top += row

    def _at(self, number: object) -> float:
        return _LEFT + self.axis.share(number) * (_RIGHT - _LEFT)  # type: ignore[arg-type]

    def _scale(self, on: Sheet) -> None:
        for mark in marks(self.axis.low, self.axis.high):
            x = self._at(mark)
            on.line([(x, self.top - 2), (x, self.end + 2)])
            on.words((x, self.end + 11), written(mark), size=SMALL, colour=SOFT, side="center")

    def _row(self, on: Sheet, one: Stack, y: float) -> None:
        reached = self.axis.low
        for number, part in enumerate(one.parts.values()):
            left, right = self._at(reached), self._at(reached + part.low)
            box = (left, y - _THICK / 2, right, y + _THICK / 2)
            if right > left:
                on.bar(box, strength=_strength(number), edge=PAPER)
            reached += part.low
        if one.total.high > one.total.low:
            left, right = self._at(one.total.low), self._at(one.total.high)
            on.hatched((left, y - _THICK / 2, right, y + _THICK / 2))
        words = _span(one.total, self.axis, self.language)
        on.words((_VALUE, y), words, side="right", bold=True, colour=INK)


def _strength(number: int) -> float:
    return _STRENGTHS[number % len(_STRENGTHS)]


def _chart(stacks: Sequence[Stack], axis: Axis, language: Language) -> _Chart:
    names = [wrapped(one.label, _NAMES, SIZE, 3) for one in stacks]
    rows = [max(_ROW, height(lines, SIZE) + 9) for lines in names]
    lines = len(_lines(_entries(stacks, language)))
    return _Chart(stacks, axis, language, names, 16 + lines * _LINE, rows)


def _lines(entries: Sequence[Entry]) -> list[list[Entry]]:
    """The legend in as many lines as it takes."""
    lines: list[list[Entry]] = [[]]
    left = 0.0
    for one in entries:
        wide = 42 + measure(one.meaning, SMALL)
        if lines[-1] and left + wide > WIDTH:
            lines.append([])
            left = 0.0
        lines[-1].append(one)
        left += wide
    return lines


def _entries(stacks: Sequence[Stack], language: Language) -> list[Entry]:
    """The parts, then what is not known, where there is some."""
    names = tuple(stacks[0].parts)
    found = [Entry(partial(_sample, number), name) for number, name in enumerate(names)]
    if any(one.total.low != one.total.high for one in stacks):
        found.append(Entry(_unknown, say("chart.unknown", language)))
    return found


def _sample(number: int, on: Sheet, at: Spot) -> None:
    on.bar((at[0] - 9, at[1] - 4, at[0] + 9, at[1] + 4), strength=_strength(number))


def _unknown(on: Sheet, at: Spot) -> None:
    on.hatched((at[0] - 9, at[1] - 4, at[0] + 9, at[1] + 4))


def _span(span: Range, axis: Axis, language: Language) -> str:
    low, high = axis.shown(span.low), axis.shown(span.high)
    return low if low == high else say("chart.span", language, low=low, high=high)


def _table(stacks: Sequence[Stack], axis: Axis, language: Language) -> Table:
    """A row an alternative, a column a part, and the sum."""
    columns = [Column(say("chart.alternative", language), wide=True)]
    columns += [Column(name, "right") for name in (stacks[0].parts if stacks else ())]
    columns.append(Column(axis.name, "right"))
    return Table(tuple(columns), tuple(_cells(one, axis, language) for one in stacks), named=0)


def _cells(one: Stack, axis: Axis, language: Language) -> tuple[Cell, ...]:
    spans = (*one.parts.values(), one.total)
    return one.label, *(
        axis.amount(s.low) if s.low == s.high else _span(s, axis, language) for s in spans
    )


def _plain(stacks: Sequence[Stack], axis: Axis, language: Language) -> tuple[str, ...]:
    """The certain sums in plain characters, a stroke where they end at best."""
    return bars(
        [
            (
                one.label,
                axis.share(one.total.low),
                axis.share(one.total.high) if one.total.low != one.total.high else None,
                _span(one.total, axis, language),
            )
            for one in stacks
        ]
    )
