"""Subjects that stand apart from the others assessed with the same rule set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from milepost.analysis.portfolio.grouping import Group, Member
from milepost.analysis.portfolio.spreading import Fences, fences
from milepost.model.summaries import Named
from milepost.model.values import Number


@dataclass(frozen=True, slots=True)
class Outlier:
    """A value beyond the fences of its group: the score, or that of a dimension."""

    member: Member
    dimension: Named | None
    value: Number
    fences: Fences

    @property
    def below(self) -> bool:
        """Whether it lies below the others."""
        return self.value < self.fences.low


def outliers(group: Group) -> tuple[Outlier, ...]:
    """The scores beyond the fences, then the values by dimension, worst subject first."""
    scores = [(one, one.verdict.score) for one in group.members]
    found = list(_beyond(None, scores))
    for place, dimension in enumerate(group.rules.dimensions):
        values = [(one, one.verdict.levels[place].value) for one in group.members]
        found += _beyond(dimension, values)
    return tuple(found)


def _beyond(
    dimension: Named | None, values: list[tuple[Member, Number | None]]
) -> Iterator[Outlier]:
    known = [(member, value) for member, value in values if value is not None]
    limits = fences([value for _, value in known])
    for member, value in known if limits else ():
        if limits is not None and limits.outside(value):
            yield Outlier(member, dimension, value, limits)
