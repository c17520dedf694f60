"""The lines of a plan: its actions in the order of doing, whom they serve, what each brings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from milepost.analysis.actions import planned_action
from milepost.analysis.headline import effect
from milepost.analysis.planning.growing import Chosen
from milepost.analysis.planning.scheduling import timetable
from milepost.analysis.planning.space import Space
from milepost.model.assessment import Finding
from milepost.model.outcomes import Outcome
from milepost.model.plans import Means, PlanLine, Stretch
from milepost.model.remedies import Action, Choice
from milepost.model.review import PlannedAction, Review
from milepost.scoring.assess import Run

_PLACES: Mapping[Outcome, int] = {"error": 0, "not-assessed": 0, "fail": 0, "partial": 1, "pass": 2}


@dataclass(frozen=True)
class Lines:
    """The chosen actions of a review's space, within some means."""

    review: Review
    space: Space
    chosen: Chosen
    means: Means

    def lines(self) -> tuple[PlanLine, ...]:
        """Each action with its days and with what scoring says once all up to it are done."""
        found: list[PlanLine] = []
        done: frozenset[str] = frozenset()
        before = self.space.run(done)
        for name, stretch in self._days.items():
            done |= {name}
            after = self.space.run(done)
            found.append(self._line(name, stretch, before, after))
            before = after
        return tuple(found)

    def _line(self, name: str, stretch: Stretch, before: Run, after: Run) -> PlanLine:
        serves = tuple(self._served(name, before, after))
        ranks = {w.finding.criterion.id: w.rank for w in self.review.weaknesses}
        start = self.space.run(frozenset())
        return PlanLine(
            action=self._action(name, stretch, serves),
            stretch=stretch,
            supervisor=self._supervisor(name, serves),
            serves=serves,
            weaknesses=tuple(sorted(ranks[one] for one in serves if one in ranks)),
            effect=effect(self.review.assessment.ruleset, start, after),
        )

    @cached_property
    def _days(self) -> Mapping[str, Stretch]:
        as_of = self.review.assessment.as_of
        return timetable(self.space.offer.ordered(self.chosen), as_of, self.means.capacity)

    def _served(self, name: str, before: Run, after: Run) -> Iterator[str]:
        """Criteria that get better with this step, or of which the plan without it makes less."""
        turned = set(self._turned(name))
        for old, new in zip(before.findings, after.findings, strict=True):
            own = any(leaf.leaf.id in turned for leaf in new.leaves)
            if own or self._is_better(old, new):
                yield new.criterion.id

    def _turned(self, name: str) -> Iterator[str]:
        """Checks that the plan as a whole leaves in another state than without this action."""
        for part in self.space.parts:
            if name in part.inputs:
                whole, without = part.state(self.chosen), part.state(self.chosen - {name})
                if whole != without:
                    yield part.name

    def _is_better(self, old: Finding, new: Finding) -> bool:
        if _PLACES.get(new.outcome, 0) != _PLACES.get(old.outcome, 0):
            return _PLACES.get(new.outcome, 0) > _PLACES.get(old.outcome, 0)
        if old.credit is None or new.credit is None:
            return False
        lower = self.review.assessment.ruleset.better == "lower" and new.rating is not None
        return new.credit < old.credit if lower else new.credit > old.credit

    def _action(self, name: str, stretch: Stretch, serves: tuple[str, ...]) -> PlannedAction:
        known = {action.id: action for action in self.review.actions}
        found = known.get(name) or self._made(name)
        return replace(found, due=stretch.end, serves=serves, after=tuple(self._before(name)))

    def _made(self, name: str) -> PlannedAction:
        """The action as a review would list it; its effect is that with all that goes before."""
        one, remedy = self.review.assessment, self.space.offer.options[name].action
        choices = [r for r in one.ruleset.remedies.values() if isinstance(r, Choice)]
        beside = dict.fromkeys(n for r in choices if name in r.choice for n in r.choice)
        remedies = (one.ruleset.remedies[n] for n in beside if n != name)
        others = tuple(other for other in remedies if isinstance(other, Action))
        start = self.space.run(frozenset())
        alone = effect(one.ruleset, start, self.space.run({name, *self._before(name)}))
        return planned_action(one, name, remedy, (), others, alone if remedy.makes else None)

    def _before(self, name: str) -> Iterator[str]:
        """The actions of the plan that go before, however far, in their order."""
        found: set[str] = set()
        waiting = [name]
        while waiting:
            first = self.space.offer.options[waiting.pop()].after
            own = {one for group in first for one in group if one in self.chosen} - found
            found |= own
            waiting += own
        return (option.name for option in self.space.offer.ordered(found))

    def _supervisor(self, name: str, serves: tuple[str, ...]) -> str:
        """The rule set's supervisor of the owner.

        Without one who answers for a criterion that the action serves, where that is another.
        """
        owner = self.space.offer.options[name].action.owner
        named = self.review.assessment.ruleset.supervisors.get(owner)
        if named is not None:
            return named
        findings = {f.criterion.id: f for f in self.review.assessment.findings}
        others = (findings[one].criterion.owner for one in serves)
        return next((other for other in others if other and other != owner), "")
