"""The search: solve what is known, score the answer for real, and learn from where it fails."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from math import inf
from time import monotonic

from milepost.analysis.planning.asking import Asking
from milepost.analysis.planning.claims import Claims, Rows
from milepost.analysis.planning.demands import Demand, Demands, implied
from milepost.analysis.planning.growing import Chosen, refuted
from milepost.analysis.planning.programme import Programme, Row, Terms
from milepost.analysis.planning.solving import solve
from milepost.analysis.planning.space import Space
from milepost.analysis.planning.units import Units
from milepost.errors import MilepostError
from milepost.model.values import Number

Refused = Callable[[Chosen], Row | None]
"""Says why a plan cannot be carried out, as a row that it breaks; None where it can."""


@dataclass(frozen=True, slots=True)
class Found:
    """The plan of least cost, and no plan costs less than `bound`.

    `chosen` is None where there is none; `proven` says that nothing is left open.
    """

    chosen: Chosen | None
    cost: Number
    bound: Number
    proven: bool


@dataclass
class Search:
    """Plans of one space. What was learned of one demand serves all that ask for more.

    `rises` tells the demands of which it is proven that nothing gets worse as checks get better;
    without that the largest failing plans teach nothing, and each is refuted on its own. `until`
    is the time of the clock at which it gives up.
    """

    space: Space
    rises: Callable[[Demands], bool] = lambda demands: False
    until: float = inf
    rounds: int = 0
    _learned: list[tuple[Demands, Row]] = field(default_factory=list)
    _read: dict[Demand, Rows] = field(default_factory=dict)

    @cached_property
    def claims(self) -> Claims:
        """Everything claimed of the parts."""
        return Claims(self.space.parts)

    @cached_property
    def asking(self) -> Asking:
        """What the results ask."""
        return Asking(self.space, self.claims, Units(self.space, self.claims))

    def cheapest(
        self, demands: Demands, costs: Terms, rows: tuple[Row, ...], refused: Refused
    ) -> Found:
        """The plan of least cost that meets the demands, keeps the rows and can be carried out.

        Raises MilepostError where a plan that meets them breaks what was read off the rules.
        """
        barred: list[Row] = []
        while True:
            self.rounds += 1
            programme = self._programme(demands).also(*rows, *barred)
            found = solve(programme, costs, self.until - monotonic())
            if found.chosen is None:
                return Found(None, 0, found.bound, found.proven)
            if self.claims.corrected(found.chosen, programme.true(found.chosen)):
                continue
            if not self.met(found.chosen, demands):
                self._learn(demands, found.chosen)
            elif (why := refused(found.chosen)) is not None:
                barred.append(why)
            else:
                return Found(found.chosen, found.cost, found.bound, found.proven)

    def met(self, chosen: Chosen, demands: Demands) -> bool:
        """Whether real scoring says that the plan meets the demands."""
        run = self.space.run(chosen)
        return all(demand.met(run) for demand in demands)

    def _programme(self, demands: Demands) -> Programme:
        asked = tuple(row for demand in demands for row in self._asked(demand))
        learned = (row for known, row in self._learned if implied(known, demands))
        rules = self.space.programme()
        return Programme(rules.actions, self.claims.made, (*rules.rows, *asked, *learned))

    def _asked(self, demand: Demand) -> Rows:
        if demand not in self._read:
            self._read[demand] = demand.rows(self.asking)
        return self._read[demand]

    def _learn(self, demands: Demands, chosen: Chosen) -> None:
        def fails(trial: Chosen) -> bool:
            met = self.met(trial, demands)
            if met:
                self._check(demands, trial)
            return not met

        row = refuted(self.space, self.claims, chosen, fails, self.rises(demands))
        self._learned.append((demands, row))

    def _check(self, demands: Demands, chosen: Chosen) -> None:
        """What was read off the rules holds of whatever meets the demands."""
        true = Programme((), self.claims.made).true(chosen)
        rows = (row for demand in demands for row in self._asked(demand))
        if not all(row.holds(true) for row in rows):
            raise MilepostError(
                "plan and scoring differ: a plan reaches the goal and breaks what it is read to ask"
            )
