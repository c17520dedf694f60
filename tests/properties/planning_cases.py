"""Rule sets with remedies, and every plan there is for them, found by trying all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, combinations

from building import DAY
from hypothesis import strategies as st
from milepost.analysis.predicting import predicted
from milepost.model.assessment import Assessment
from milepost.model.remedies import Action, Choice
from milepost.model.values import Number
from milepost.scoring.assess import Run, score_once

from .generating import ANSWERED, TEXT, Keys, Written

FLAGS = ("p", "q", "r", "u", "lost")
NUMBERS = ("a", "b", "c", "v")
ROLL_UPS = (
    {"id": "R1", "weight": 2, "check": 'share(under("K"), passed) >= 0.5 and (p or met("K.2"))'},
    {"id": "R2", "weight": 1, "check": 'q and met("R1") or c >= 3', "domain": "B"},
)
"""Checks over others, one of them over the other."""

CHANGES = st.sampled_from([{"at_least": 4}, {"at_least": 8}, {"at_least": 9}, {"at_most": 2}, 5])


@st.composite
def with_remedies(draw: st.DrawFn, rules: Written, most: int = 5) -> Written:
    """The rule set with a few remedies that move its facts and answers, for better or worse."""
    names = [f"r{number}" for number in range(draw(st.integers(2, most)))]
    found: Keys = {}
    for place, name in enumerate(names):
        found[name] = draw(_remedy(rules, names[:place]))
    if len(names) > 2 and draw(st.booleans()):
        found["either"] = {"choice": names[1:3]}
    criteria = [*rules.sections["criteria"], *draw(st.sampled_from([(), ROLL_UPS]))]
    return Written({**rules.sections, "criteria": criteria, "remedies": found})


@st.composite
def _remedy(draw: st.DrawFn, rules: Written, before: list[str]) -> Keys:
    answered = {id: leaf for id, leaf in rules.answered.items() if "answer" in leaf}
    makes: Keys = {}
    for _ in range(draw(st.integers(1, 3))):
        kind = draw(st.integers(0, 2))
        if kind == 0:
            makes[draw(st.sampled_from(NUMBERS))] = draw(CHANGES)
        elif kind == 1 or not answered:
            makes[draw(st.sampled_from(FLAGS))] = draw(st.integers(0, 3)) > 0
        else:
            id = draw(st.sampled_from(sorted(answered)))
            makes[id] = draw(st.sampled_from(ANSWERED[answered[id]["scale"]]))
    effort = draw(st.integers(0, 6))
    found = {"action": TEXT, "owner": "x", "effort_days": effort, "makes": makes}
    if before and draw(st.integers(0, 3)) == 0:
        found["after"] = [draw(st.sampled_from(before))]
    return found


@dataclass(frozen=True)
class Everything:
    """Every plan that the remedies of an assessment allow, each scored afresh.

    Each remedy waits only for remedies with smaller ids, so that ids are an order of doing.
    """

    assessment: Assessment

    @cached_property
    def runs(self) -> Mapping[frozenset[str], Run]:
        """What scoring says of each plan."""
        return {frozenset(plan): self._scored(plan) for plan in self._plans()}

    def effort(self, plan: frozenset[str]) -> Number:
        """Person days."""
        return sum(self._actions[name].effort_days for name in plan)

    def _plans(self) -> Iterator[tuple[str, ...]]:
        names = sorted(self._actions)
        every = (combinations(names, number) for number in range(len(names) + 1))
        return (plan for plan in chain.from_iterable(every) if self._can_be(frozenset(plan)))

    def _can_be(self, plan: frozenset[str]) -> bool:
        """What goes first is in it, of a choice one at most, and nothing set to two values."""
        choices = [r for r in self.assessment.ruleset.remedies.values() if isinstance(r, Choice)]
        if any(len(plan & set(choice.choice)) > 1 for choice in choices):
            return False
        chained = all(self._open(first) <= plan for name in plan for first in self._after(name))
        return chained and not any(self._apart(a, b) for a, b in combinations(sorted(plan), 2))

    def _open(self, name: str) -> frozenset[str]:
        return frozenset({name}) if self._to_do(name) else frozenset()

    def _apart(self, one: str, other: str) -> bool:
        """Whether two in no order set something to different values."""
        if one in self._after(other) or other in self._after(one):
            return False
        makes = [self._actions[name].makes for name in (one, other)]
        shared = makes[0].keys() & makes[1].keys()
        plain = [n for n in shared if all("value" in m[n].model_fields_set for m in makes)]
        return any(makes[0][n].value != makes[1][n].value for n in plain)

    def _after(self, name: str) -> frozenset[str]:
        """All that goes before, however far."""
        direct = self._actions[name].after
        return frozenset(direct).union(*(self._after(first) for first in direct))

    def _to_do(self, name: str) -> bool:
        """Whether it would change a fact, or sets an answer."""
        one, action = self.assessment, self._actions[name]
        after = predicted(one.ruleset, one.evidence, DAY, [action]).facts
        known = one.evidence.facts
        return any(
            key not in one.ruleset.facts or key not in known or known[key].value != after[key].value
            for key in action.makes
        )

    def _scored(self, plan: tuple[str, ...]) -> Run:
        one = self.assessment
        evidence = predicted(one.ruleset, one.evidence, DAY, [self._actions[n] for n in plan])
        return score_once(one.ruleset, evidence, DAY, one.scope, used=one.used)

    @cached_property
    def _actions(self) -> Mapping[str, Action]:
        remedies = self.assessment.ruleset.remedies
        return {name: r for name, r in remedies.items() if isinstance(r, Action)}
