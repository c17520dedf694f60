"""The scale of a picture: its ends, its marks, and where a number lies."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from milepost.model.values import Number, shown_number
from milepost.reporters.documents.blocks import Amount
from milepost.reporters.documents.cells import amount

_MARKS = 6


@dataclass(frozen=True, slots=True)
class Axis:
    """A number's `name` (empty: said in general), the ends of its scale, and how it is shown.

    `low` lies below `high`. `decimals` and `unit` are those of `blocks.Amount`.
    """

    name: str
    low: Number
    high: Number
    decimals: int | None = 1
    unit: str = ""

    def amount(self, number: Number) -> Amount:
        """A number of this scale as a cell."""
        return Amount(number, self.decimals, self.unit)

    def shown(self, number: Number) -> str:
        """A number of this scale in words."""
        return amount(self.amount(number))

    def edge(self, number: Number) -> str:
        """A number of the scale itself in words, no longer than it is."""
        return amount(Amount(number, None, self.unit))

    def share(self, number: Number) -> float:
        """Where a number lies, from 0 at the lower to 1 at the upper end; what lies beyond, at
        the end."""
        if self.high <= self.low:
            return 0.0
        share = Fraction(number - self.low) / (self.high - self.low)
        return min(max(float(share), 0.0), 1.0)


def marks(low: Number, high: Number, most: int = _MARKS) -> list[Fraction]:
    """Round numbers from `low` to `high`, at most `most` of them, a step of 1, 2 or 5 apart."""
    step = _step(Fraction(high - low), most)
    first, last = ceil(Fraction(low) / step), floor(Fraction(high) / step)
    return [step * number for number in range(first, last + 1)]


def _step(span: Fraction, most: int) -> Fraction:
    if span <= 0:
        return Fraction(1)
    power = Fraction(10) ** (len(str(floor(span))) - 4 if span >= 1 else -6)
    while True:
        for factor in (1, 2, 5):
            if span / (power * factor) <= most - 1:
                return power * factor
        power *= 10


def written(number: Fraction) -> str:
    """A mark in words."""
    return shown_number(number)


def rounded_up(number: Number) -> Fraction:
    """The end of a scale from 0 that has room for `number`: a whole number of its steps."""
    if number <= 0:
        return Fraction(1)
    step = _step(Fraction(number), _MARKS)
    return step * ceil(Fraction(number) / step)
