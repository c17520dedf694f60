"""What budgets buy: the best plan for each of several, from nothing to the best of all."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from milepost.analysis.headline import effect
from milepost.analysis.planning.choosing import Choosing
from milepost.analysis.planning.demands import Demand
from milepost.analysis.planning.goals import steps_of
from milepost.analysis.planning.means import Within
from milepost.model.plans import Means, Point
from milepost.model.values import Number


def ladder(choosing: Choosing, points: int) -> tuple[Point, ...]:
    """The best of each budget within the other means, the effort that it takes rising.

    The budgets are the least efforts of the steps of the main result, the effort of the best plan
    of all, and `points` between them. Plans that cost no more than another and are no worse stand
    for several budgets.
    """
    means = replace(choosing.within.means, budget=None)
    found: dict[Number, Point] = {}
    for budget in sorted(_budgets(choosing, means, points)):
        point = _point(choosing, replace(means, budget=budget))
        found.setdefault(point.effort, point)
    return tuple(found[effort] for effort in sorted(found))


def _budgets(choosing: Choosing, means: Means, points: int) -> set[Number]:
    search = choosing.search
    space, ruleset = search.space, search.space.assessment.ruleset
    free = Choosing(search, Within(space, means))
    top = space.effort(free.best().chosen)
    budgets: set[Number] = {0, top}
    for rank in range(1, len(steps_of(ruleset, ruleset.main))):
        least = free.least((Demand(ruleset.main, rank=rank),))
        if least.chosen is not None:
            budgets.add(space.effort(least.chosen))
    between = (Fraction(top) * place / (points + 1) for place in range(1, points + 1))
    return {budget for budget in (*budgets, *between) if budget <= top}


def _point(choosing: Choosing, means: Means) -> Point:
    search = choosing.search
    space = search.space
    best = Choosing(search, Within(space, means)).best()
    before, after = space.run(frozenset()), space.run(best.chosen)
    names = tuple(option.name for option in space.offer.ordered(best.chosen))
    reached = effect(space.assessment.ruleset, before, after)
    return Point(space.effort(best.chosen), reached, names, best.proven)
