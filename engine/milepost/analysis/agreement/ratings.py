"""The ratings that agreement is measured on: units by assessor, on one scale."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from milepost.model.values import Number

Units = tuple[tuple[Number, ...], ...]
"""For each unit the ratings that it has, in no order that matters."""


@dataclass(frozen=True, slots=True, order=True)
class Unit:
    """What was rated: a question of one subject, at a place where answers come from several."""

    subject: str
    leaf: str
    at: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Ratings:
    """The numbers that assessors gave, by unit and assessor; `roles` says who is self or expert.

    `labels` are the numbers of the scale's steps, lowest first; empty for a scale of numbers.
    """

    by_unit: Mapping[Unit, Mapping[str, Number]]
    roles: Mapping[str, str]
    labels: tuple[Number, ...] = ()

    @property
    def assessors(self) -> tuple[str, ...]:
        """Everybody who rated something, by name."""
        return tuple(sorted({name for rated in self.by_unit.values() for name in rated}))

    @property
    def several(self) -> tuple[Unit, ...]:
        """The units that at least two assessors rated, in order."""
        return tuple(sorted(unit for unit, rated in self.by_unit.items() if len(rated) > 1))

    @property
    def units(self) -> Units:
        """The ratings of each unit that at least two assessors rated."""
        return tuple(tuple(self.by_unit[unit].values()) for unit in self.several)

    def complete(self) -> Units:
        """The ratings of the units that every assessor rated, assessors in their order."""
        names = self.assessors
        rows = (self.by_unit[unit] for unit in self.several)
        return tuple(tuple(row[n] for n in names) for row in rows if len(row) == len(names))

    def pairs(self, one: str, other: str) -> tuple[tuple[Number, Number], ...]:
        """The ratings of two assessors on the units that both rated."""
        rows = (self.by_unit[unit] for unit in self.several)
        return tuple((row[one], row[other]) for row in rows if one in row and other in row)

    def without(self, assessor: str) -> Ratings:
        """The same without one assessor."""
        left = {
            u: {n: r for n, r in row.items() if n != assessor} for u, row in self.by_unit.items()
        }
        return Ratings(left, self.roles, self.labels)
