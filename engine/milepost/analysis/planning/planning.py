"""A plan for one review: chosen, put in time, and verified by real scoring."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import inf
from time import monotonic

from milepost.analysis.headline import effect, headline
from milepost.analysis.planning.choosing import Choosing
from milepost.analysis.planning.conflicts import conflict
from milepost.analysis.planning.demands import Demand, Demands
from milepost.analysis.planning.goals import demand_of, number_of
from milepost.analysis.planning.grounds import Grounds
from milepost.analysis.planning.growing import Chosen
from milepost.analysis.planning.ladder import ladder
from milepost.analysis.planning.lines import Lines
from milepost.analysis.planning.means import Within
from milepost.analysis.planning.search import Search
from milepost.analysis.planning.space import Space
from milepost.errors import MilepostError
from milepost.model.plans import Conflict, Goal, Means, Plan, Point
from milepost.model.review import Review
from milepost.model.values import Number
from milepost.scoring.assess import score_once

SECONDS = 60.0
"""So long a plan is searched for; then the best found is given, with the gap that is left."""


@dataclass(frozen=True, slots=True)
class Rising:
    """Results that cannot get lower, or not higher, as checks get better: as proven of the rules.

    Of what is in neither nothing is assumed: plans are refuted one by one, which may take long.
    """

    rises: frozenset[str] = frozenset()
    falls: frozenset[str] = frozenset()

    def proven(self, demands: Demands) -> bool:
        """Whether a plan that leaves checks better off meets the demands if the other does."""
        return all(one.result in (self.rises if one.sign > 0 else self.falls) for one in demands)


NOTHING_PROVEN = Rising()


def plan(
    review: Review,
    goal: Goal,
    means: Means,
    rising: Rising = NOTHING_PROVEN,
    points: int = 0,
    seconds: float = SECONDS,
) -> Plan:
    """The least effort that reaches the goal within the means; without a goal, the best of them.

    Where the goal is out of reach: why, and the best that the means allow. With `points`, so many
    budgets are looked at for the curve. After `seconds` the search ends with what it has found.
    Raises UsageError for a result or step that there is not and where the solver is not installed,
    MilepostError where scoring does not bear out what was foretold.
    """
    return Planner.of(review, rising, seconds).plan(goal, means, points)


@dataclass(frozen=True)
class Planner:
    """Plans for one review; what is learned for one serves the next."""

    review: Review
    search: Search

    @classmethod
    def of(cls, review: Review, rising: Rising, seconds: float = inf) -> Planner:
        """The planner of a review. Words of answers have no better or worse: nothing rises then."""
        space = Space.around(review.assessment)
        told = Grounds(review.assessment).tells_answers
        proven = NOTHING_PROVEN.proven if told else rising.proven
        return cls(review, Search(space, proven, monotonic() + seconds))

    def plan(self, goal: Goal, means: Means, points: int = 0) -> Plan:
        """The plan for a goal."""
        space = self.search.space
        demand = demand_of(space, goal)
        choosing = Choosing(self.search, Within(space, means))
        curve = ladder(choosing, points) if points else ()
        if demand is None:
            best = choosing.best()
            return self._made(_Draft(goal, means, best.chosen, best.proven, best.number, curve))
        found = choosing.least((demand,))
        if found.chosen is not None:
            draft = _Draft(goal, means, found.chosen, found.proven, found.bound, curve, demand)
            return self._made(draft)
        why = conflict(choosing, (demand,)) if found.proven else None
        best = choosing.best()
        proven = found.proven and best.proven
        draft = _Draft(goal, means, best.chosen, proven, best.number, curve, demand, why, False)
        return self._made(draft)

    def _made(self, draft: _Draft) -> Plan:
        """The plan with its lines, once real scoring has borne it out."""
        space, ruleset = self.search.space, self.review.assessment.ruleset
        self._verify(draft)
        lines = Lines(self.review, space, draft.chosen, draft.means).lines()
        before, after = (space.run(chosen) for chosen in (frozenset(), draft.chosen))
        return Plan(
            goal=draft.goal,
            means=draft.means,
            lines=lines,
            effort=space.effort(draft.chosen),
            before=effect(ruleset, before, before),
            after=effect(ruleset, before, after),
            reached=draft.reached,
            proof="optimal" if draft.proven else "gap",
            bound=self._bound(draft),
            evidence=space.evidence(draft.chosen),
            conflict=draft.conflict,
            curve=draft.curve,
            assumptions=tuple(_assumed(draft.means)),
        )

    def _bound(self, draft: _Draft) -> Number:
        """Of a goal the least effort; else the most of the headline number, or what all give."""
        if draft.bound is not None:
            return draft.bound
        name = headline(self.review.assessment.ruleset)
        space = self.search.space
        number = number_of(space.run(space.everything), name) if name is not None else None
        return space.effort(draft.chosen) if number is None else number

    def _verify(self, draft: _Draft) -> None:
        """Score the predicted evidence afresh, and hold it against what the search was told."""
        one, space = self.review.assessment, self.search.space
        evidence = space.evidence(draft.chosen)
        afresh = score_once(one.ruleset, evidence, one.as_of, one.scope, used=one.used)
        foretold = space.run(draft.chosen)
        for name, places in afresh.results.items():
            for key, conclusion in places.items():
                if conclusion.value != foretold.results[name][key].value:
                    raise MilepostError(f"plan and scoring differ: {name} is not as foretold")
        if draft.demand is not None and draft.reached and not draft.demand.met(afresh):
            raise MilepostError("plan and scoring differ: the goal is not reached")


@dataclass(frozen=True, slots=True)
class _Draft:
    """What was chosen for a goal, before it is written out."""

    goal: Goal
    means: Means
    chosen: Chosen
    proven: bool
    bound: Number | None
    curve: tuple[Point, ...]
    demand: Demand | None = None
    conflict: Conflict | None = None
    reached: bool = True


def _assumed(means: Means) -> Iterator[str]:
    """Other orders of the same actions are not tried, which matters where time is short."""
    if means.deadline is not None and means.capacity:
        yield "schedule"
