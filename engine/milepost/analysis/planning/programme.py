"""A choice of actions under linear rows: what a plan asks, with no word of rule sets in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from milepost.model.values import Number

Terms = Mapping[str, Number]
"""Numbers by the name of an action or claim, each counted where that is true."""


@dataclass(frozen=True, slots=True)
class Row:
    """The terms of what is true come to `least` or more; to more than that where `strict`."""

    terms: Terms
    least: Number
    strict: bool = False

    def holds(self, true: Collection[str]) -> bool:
        """Whether it holds, exactly."""
        total = sum(number for name, number in self.terms.items() if name in true)
        return total > self.least if self.strict else total >= self.least


@dataclass(frozen=True, slots=True)
class Programme:
    """Actions to choose from, and what a choice must bring about.

    A claim may be true only where all its rows hold; they speak of actions, and of claims that
    stand before it. Outside of an objective a claim never counts below 0, so that more claims are
    never worse. `rows` hold for every choice.
    """

    actions: tuple[str, ...]
    claims: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    rows: tuple[Row, ...] = ()

    def also(self, *rows: Row) -> Programme:
        """The same with further rows."""
        return replace(self, rows=(*self.rows, *rows))

    def true(self, chosen: Iterable[str]) -> frozenset[str]:
        """The chosen actions and every claim that may be true with them."""
        found = set(chosen)
        for name, rows in self.claims.items():
            if all(row.holds(found) for row in rows):
                found.add(name)
        return frozenset(found)

    def allows(self, chosen: Iterable[str]) -> bool:
        """Whether a choice keeps all rows, exactly."""
        true = self.true(chosen)
        return all(row.holds(true) for row in self.rows)


def total(terms: Terms, true: Collection[str]) -> Number:
    """What the terms come to."""
    return sum(number for name, number in terms.items() if name in true)


def at_least_one(names: Iterable[str]) -> Row:
    """One of these is true."""
    return Row(dict.fromkeys(names, 1), 1)


def at_most(terms: Terms, most: Number, strict: bool = False) -> Row:
    """The terms come to `most` or less; to less than that where `strict`."""
    return Row({name: -number for name, number in terms.items()}, -most, strict)


def needs(name: str, others: Iterable[str]) -> Row:
    """Where `name` is true, one of the others is."""
    return Row({**dict.fromkeys(others, 1), name: -1}, 0)


def other_than(chosen: Collection[str], actions: Iterable[str]) -> Row:
    """Not exactly this choice."""
    return Row({name: -1 if name in chosen else 1 for name in actions}, 1 - len(chosen))
