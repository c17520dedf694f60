"""A number that is a sum over what is true: terms by name and a constant."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from milepost.analysis.planning.programme import Row, Terms
from milepost.model.values import Number


@dataclass(frozen=True, slots=True)
class Linear:
    """The constant, and what each thing that is true adds to it."""

    terms: Terms = field(default_factory=dict)
    constant: Number = 0

    def __add__(self, other: Linear) -> Linear:
        terms = dict(self.terms)
        for name, number in other.terms.items():
            terms[name] = terms.get(name, 0) + number
        return Linear(terms, self.constant + other.constant)

    def times(self, factor: Number) -> Linear:
        """So many times the number."""
        terms = {name: number * factor for name, number in self.terms.items()}
        return Linear(terms, self.constant * factor)

    def at_least(self, least: Number, strict: bool = False) -> Row:
        """The row that asks for this much, or for more than that."""
        return Row(self.terms, least - self.constant, strict)


def constant(number: Number) -> Linear:
    """A number that nothing moves."""
    return Linear({}, number)


def summed(parts: Iterable[Linear]) -> Linear:
    """The sum."""
    return sum(parts, Linear())
