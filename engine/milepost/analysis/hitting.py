"""The cheapest set that has an element of each of many sets, and holds none of some whole sets."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from milepost.analysis.programming import Cut, Programme
from milepost.model.values import Number

Chosen = tuple[str, ...]

_MOST_STEPS = 20_000
"""Beyond this the search by hand takes longer than loading a solver."""


def cheapest_hitting(
    costs: Mapping[str, Number], cuts: Collection[Cut], barred: Collection[Cut] = ()
) -> Chosen | None:
    """The cheapest set with an element of every cut that contains no barred set; None if none does.

    Costs are above 0. Of several as cheap the first by its ids in order. Small cases are searched
    through, larger ones are solved as a 0/1 programme; both give the same set.
    Raises UsageError where a solver is needed and not installed.
    """
    if any(not cut for cut in cuts) or any(not one for one in barred):
        return None
    search = _Search(costs, tuple(barred))
    try:
        search.go(frozenset(), tuple(sorted(cuts, key=sorted)), frozenset(), Fraction(0))
    except _TooLargeError:
        return _programme(costs, cuts, barred)
    return search.best


class _TooLargeError(Exception):
    """The search takes too many steps."""


@dataclass
class _Search:
    """Depth first over the smallest open cut; an element tried is left out beside it."""

    costs: Mapping[str, Number]
    barred: tuple[Cut, ...]
    best: Chosen | None = None
    cost: Fraction = Fraction(0)
    steps: int = 0

    def go(self, chosen: Cut, open_: tuple[Cut, ...], left_out: Cut, cost: Fraction) -> None:
        """Complete `chosen` to a hitting set without `left_out`, keeping the best found."""
        self.steps += 1
        if self.steps > _MOST_STEPS:
            raise _TooLargeError
        if self.best is not None and cost + self._least(open_, left_out) > self.cost:
            return
        if any(one <= chosen for one in self.barred):
            return
        if not open_:
            self._keep(tuple(sorted(chosen)), cost)
            return
        free = min((cut - left_out for cut in open_), key=lambda cut: (len(cut), sorted(cut)))
        for one in sorted(free):
            rest = tuple(cut for cut in open_ if one not in cut)
            self.go(chosen | {one}, rest, left_out, cost + Fraction(self.costs[one]))
            left_out |= {one}

    def _keep(self, chosen: Chosen, cost: Fraction) -> None:
        if self.best is None or (cost, chosen) < (self.cost, self.best):
            self.best, self.cost = chosen, cost

    def _least(self, open_: tuple[Cut, ...], left_out: Cut) -> Fraction:
        """No less than this is needed: the cheapest element of each of some disjoint cuts."""
        seen: Cut = frozenset()
        least = Fraction(0)
        for cut in open_:
            if not cut & seen:
                free = [Fraction(self.costs[one]) for one in cut - left_out]
                least += min(free, default=Fraction(0))
                seen |= cut
        return least


def _programme(
    costs: Mapping[str, Number], cuts: Collection[Cut], barred: Collection[Cut]
) -> Chosen | None:
    """The same by a solver: the least cost first, then element by element the first by ids."""
    names = tuple(sorted(frozenset[str]().union(*cuts)))
    if not names:
        return ()
    programme = Programme(names, _whole(costs, names))
    for cut in sorted(cuts, key=sorted):
        programme.at_least_one(cut)
    for one in sorted((b for b in barred if b <= set(names)), key=sorted):
        programme.not_all(one)
    best = programme.solved()
    if best is None:
        return None
    programme.costs_at_most(best)
    for name in names:
        if name not in best:
            best = programme.solved_with(name) or best
        programme.fix(name, name in best)
    return tuple(sorted(best))


def _whole(costs: Mapping[str, Number], names: Iterable[str]) -> dict[str, int]:
    """The costs as whole numbers, in the same proportions."""
    exact = {name: Fraction(costs[name]) for name in names}
    scale = lcm(*(cost.denominator for cost in exact.values()))
    return {name: int(cost * scale) for name, cost in exact.items()}
