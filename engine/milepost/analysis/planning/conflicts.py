"""Why a goal is out of reach: criteria that no action mends, or the means."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from milepost.analysis.least import least_set
from milepost.analysis.marginal import given_met
from milepost.analysis.planning.choosing import Best, Choosing
from milepost.analysis.planning.demands import Demands
from milepost.analysis.planning.growing import Chosen
from milepost.analysis.planning.means import Within
from milepost.analysis.planning.space import Space
from milepost.analysis.rescoring import Rescoring
from milepost.model.plans import Conflict, Limit, Means

_MOST_CALLS = 500

_WITHOUT: dict[Limit, Callable[[Means], Means]] = {
    "budget": lambda means: replace(means, budget=None),
    "deadline": lambda means: replace(means, deadline=None),
    "capacity": lambda means: replace(means, capacity={}),
    "actions": lambda means: replace(means, most_actions=None),
}
"""The same means without one of them."""


def conflict(choosing: Choosing, demands: Demands) -> Conflict:
    """Why no plan within the means meets the demands: the means, where one without them would.

    Named is each of the means without which alone there is a plan; all of them where it takes more.
    """
    search, means = choosing.search, choosing.within.means
    free = Choosing(search, Within(search.space, Means())).least(demands)
    if free.chosen is None:
        best = Choosing(search, Within(search.space, Means())).best
        return _of_criteria(search.space, demands, best)
    set_: list[Limit] = [name for name, without in _WITHOUT.items() if without(means) != means]
    alone = [
        name
        for name in set_
        if Choosing(search, Within(search.space, _WITHOUT[name](means))).reaches(demands)
    ]
    return Conflict((), (), tuple(alone or set_), search.space.effort(free.chosen))


def _of_criteria(space: Space, demands: Demands, best: Callable[[], Best]) -> Conflict:
    """The fewest criteria that would have to be met beside all that actions can do.

    Where actions exclude each other and all at once would reach the goal, beside the best plan.
    None are named where not even all criteria would do, since something else decides.
    """
    base: Chosen = space.everything
    if all(demand.met(space.run(base)) for demand in demands):
        base = best().chosen
    run, one = space.run(base), space.assessment
    findings = {finding.criterion.id: finding for finding in run.findings}
    given = {name: given_met(one.ruleset, [finding]) for name, finding in findings.items()}
    open_ = {name for name, judgements in given.items() if judgements}
    rescoring, evidence = Rescoring(one), space.evidence(base)

    def reached(met: frozenset[str]) -> bool:
        forced = {leaf: judged for name in met for leaf, judged in given[name].items()}
        after = rescoring.on(evidence, forced)
        return all(demand.met(after) for demand in demands)

    least = least_set(dict.fromkeys(sorted(open_), 1), reached, _MOST_CALLS)
    criteria = least.chosen if least is not None else ()
    moved = {part.name for part in space.parts}
    fixed = tuple(
        name
        for name in criteria
        if not any(leaf.leaf.id in moved for leaf in findings[name].leaves)
    )
    return Conflict(criteria, fixed)
