"""A 0/1 programme over named switches, solved by HiGHS and checked exactly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from milepost.analysis.solver import solver
from milepost.errors import MilepostError

Cut = frozenset[str]


@dataclass
class Programme:
    """A 0/1 programme for a solver; what it answers is checked exactly against the sets."""

    names: tuple[str, ...]
    costs: Mapping[str, int]
    cuts: list[Cut] = field(default_factory=list)
    barred: list[Cut] = field(default_factory=list)
    _solver: Any = None
    _places: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._solver = solver()
        self._places = {name: self._solver.addBinary(obj=self.costs[name]) for name in self.names}

    def at_least_one(self, cut: Cut) -> None:
        """One of these is chosen."""
        self.cuts.append(cut)
        self._solver.addConstr(self._sum(cut) >= 1)

    def not_all(self, barred: Cut) -> None:
        """Not all of these are chosen."""
        self.barred.append(barred)
        self._solver.addConstr(self._sum(barred) <= len(barred) - 1)

    def costs_at_most(self, chosen: Cut) -> None:
        """From here on nothing dearer than this counts."""
        total = sum(self.costs[name] for name in chosen)
        priced = sum(self.costs[name] * self._places[name] for name in self.names)
        self._solver.addConstr(priced <= total)

    def fix(self, name: str, chosen: bool) -> None:
        """This one is in, or out, from here on."""
        self._bound(name, int(chosen), int(chosen))

    def solved_with(self, name: str) -> Cut | None:
        """The cheapest set with this element; None where there is none."""
        self._bound(name, 1, 1)
        found = self.solved()
        self._bound(name, 0, 1)
        return found

    def solved(self) -> Cut | None:
        """The cheapest set; None where no set will do.

        Raises MilepostError where the solver gives up, or its answer does not hold up.
        """
        self._solver.run()
        status = str(self._solver.modelStatusToString(self._solver.getModelStatus()))
        if status == "Infeasible":
            return None
        values = self._solver.getSolution().col_value
        held = {name for name in self.names if values[self._places[name].index] > 0.5}
        hits = all(cut & held for cut in self.cuts)
        if status != "Optimal" or not hits or any(one <= held for one in self.barred):
            raise MilepostError(f"the solver gave no answer: {status}")
        return frozenset(held)

    def _bound(self, name: str, low: int, high: int) -> None:
        self._solver.changeColBounds(self._places[name].index, low, high)

    def _sum(self, names: Cut) -> Any:
        return sum(self._places[name] for name in sorted(names))
