"""The least effort that reaches a demand, and the best that given means allow."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from milepost.analysis.headline import headline
from milepost.analysis.planning.demands import Demand, Demands
from milepost.analysis.planning.goals import number_of, sense, steps_of
from milepost.analysis.planning.growing import Chosen
from milepost.analysis.planning.means import Within
from milepost.analysis.planning.programme import Row, Terms
from milepost.analysis.planning.rescue import rescued
from milepost.analysis.planning.search import Found, Search
from milepost.analysis.planning.ties import first
from milepost.model.ruleset import RuleSet
from milepost.model.values import Number

_LOWEST = -(10**12)
"""Below any number that a rule set gives."""


@dataclass(frozen=True, slots=True)
class Best:
    """The best plan that some means allow, and how good any could be.

    `proven` says that none reaches a higher step, a better number at that, or both with less
    effort. `number` is the most of the headline number that may still be possible, where there is
    one and it is known.
    """

    chosen: Chosen
    number: Number | None
    proven: bool


@dataclass(frozen=True)
class Choosing:
    """Plans of one search within given means."""

    search: Search
    within: Within

    def least(self, demands: Demands) -> Found:
        """The plan of least effort that meets the demands; of several the one that is first."""
        found = self._cheapest(demands, self._efforts)
        if found.chosen is None and not found.proven:
            return self._rescued(demands, found)
        names = tuple(self.search.space.offer.options)
        return first(
            lambda costs, rows: self._cheapest(demands, costs, rows), names, self._efforts, found
        )

    def reaches(self, demands: Demands) -> bool:
        """Whether some plan meets the demands."""
        return self._cheapest(demands, self._efforts).chosen is not None

    def best(self) -> Best:
        """The highest step of the main result, then most of the headline number, then least effort.

        Steps are tried from the highest down.
        """
        found, demands = self._highest()
        if found.chosen is None:
            return Best(frozenset(), None, found.proven)
        name = headline(self._ruleset)
        if name is None:
            least = self.least(demands) if demands else found
            return Best(least.chosen or found.chosen, None, found.proven and least.proven)
        return self._most(name, demands, found)

    def _rescued(self, demands: Demands, found: Found) -> Found:
        """Some plan that meets the demands, where time did not suffice for the cheapest."""
        space = self.search.space

        def allowed(chosen: Chosen) -> bool:
            within = space.programme().also(*self._rows).allows(chosen)
            return within and self.within.refused(chosen) is None

        chosen = rescued(space, lambda one: self.search.met(one, demands), allowed)
        return found if chosen is None else Found(chosen, space.effort(chosen), found.bound, False)

    def _highest(self) -> tuple[Found, Demands]:
        """A plan for the highest step within reach, and what it is asked."""
        main, proven = self._ruleset.main, True
        for rank in range(len(steps_of(self._ruleset, main)) - 1, -1, -1):
            demands = (Demand(main, rank=rank),)
            found = self._cheapest(demands, self._efforts)
            proven = proven and found.proven
            if found.chosen is not None:
                return _doubted(found, proven), demands
        return Found(frozenset(), 0, 0, proven), ()

    def _most(self, name: str, demands: Demands, found: Found) -> Best:
        """Better numbers are asked for until there is none."""
        sign, proven = sense(self.search.space, name), found.proven
        linear = self.search.asking.result_most(name, (), sign)
        costs = self._efforts if linear is None else linear.times(-1).terms
        chosen, number = found.chosen or frozenset(), self._number(name, found.chosen)
        while True:
            least = _LOWEST if number is None else sign * number
            more = Demand(name, sign=sign, least=least, strict=True)
            better = self._cheapest((*demands, more), costs)
            if better.chosen is None:
                break
            chosen, number = better.chosen, self._number(name, better.chosen)
        bound = number
        if not better.proven:
            bound = None if linear is None else sign * (linear.constant - better.bound)
        if number is None:
            return Best(chosen, None, proven and better.proven)
        reached = Demand(name, sign=sign, least=sign * number)
        cheapest = self.least((*demands, reached))
        proven = proven and better.proven and cheapest.proven
        return Best(cheapest.chosen or chosen, bound, proven)

    def _cheapest(self, demands: Demands, costs: Terms, rows: tuple[Row, ...] = ()) -> Found:
        return self.search.cheapest(demands, costs, (*self._rows, *rows), self.within.refused)

    def _number(self, name: str, chosen: Chosen | None) -> Number | None:
        return number_of(self.search.space.run(chosen or frozenset()), name)

    @cached_property
    def _rows(self) -> tuple[Row, ...]:
        return self.within.rows()

    @cached_property
    def _efforts(self) -> Terms:
        return self.search.space.efforts

    @property
    def _ruleset(self) -> RuleSet:
        return self.search.space.assessment.ruleset


def _doubted(found: Found, proven: bool) -> Found:
    """The same, unproven where something before it was."""
    return Found(found.chosen, found.cost, found.bound, found.proven and proven)
