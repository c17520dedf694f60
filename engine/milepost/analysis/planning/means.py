"""The means of a plan as rows, and what real time allows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from milepost.analysis.planning.growing import Chosen
from milepost.analysis.planning.programme import Row, at_most
from milepost.analysis.planning.scheduling import MONTH, can_work, last_day
from milepost.analysis.planning.space import Space
from milepost.model.plans import Means


@dataclass(frozen=True)
class Within:
    """The plans that some means allow."""

    space: Space
    means: Means

    def rows(self) -> tuple[Row, ...]:
        """What every plan within the means keeps; not all that keep it end in time."""
        return tuple(self._rows())

    def refused(self, chosen: Chosen) -> Row | None:
        """Why a plan does not end in time: not all of a few of its actions can be done by then."""
        if not self._late(chosen):
            return None
        core = chosen
        for name in sorted(chosen):
            if self._late(core - {name}):
                core -= {name}
        return at_most(dict.fromkeys(sorted(core), 1), len(core) - 1)

    def _rows(self) -> Iterator[Row]:
        means, options = self.means, self.space.offer.options
        if means.budget is not None:
            yield at_most(self.space.efforts, means.budget)
        if means.most_actions is not None:
            yield at_most(dict.fromkeys(options, 1), means.most_actions)
        for name, option in options.items():
            if not can_work(option, means.capacity) or self._late(frozenset({name})):
                yield at_most({name: 1}, 0)
        if means.deadline is not None:
            days = max((means.deadline - self.space.assessment.as_of).days, 0)
            for role, capacity in sorted(means.capacity.items()):
                own = {n: o.effort for n, o in options.items() if o.action.owner == role}
                yield at_most(own, Fraction(capacity) * days / MONTH)

    def _late(self, chosen: Chosen) -> bool:
        if self.means.deadline is None:
            return False
        options = [o for o in self.space.offer.ordered(chosen) if can_work(o, self.means.capacity)]
        day = last_day(options, self.space.assessment.as_of, self.means.capacity)
        return day > self.means.deadline
