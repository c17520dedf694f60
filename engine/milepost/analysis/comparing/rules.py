"""What differs between two versions of a rule set, as far as it bears on what was assessed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from milepost.analysis.comparing.states import State
from milepost.model.past import PastCheck, PastFinding, PastResult
from milepost.model.ruleset import RuleSet
from milepost.model.values import Number

RuleKind = Literal[
    "criterion-added",
    "criterion-removed",
    "check-added",
    "check-removed",
    "weight",
    "severity",
    "parameter",
    "condition",
    "part",
]
PARTS = (
    "parameters",
    "severities",
    "scales",
    "outcomes",
    "raters",
    "adjust",
    "results",
    "coverage",
)
"""Parts of a rule set beside its criteria that decide numbers."""


@dataclass(frozen=True, slots=True)
class RuleChange:
    """One difference: where it is (criterion, check or part), what of it, before and after."""

    kind: RuleKind
    where: str
    name: str = ""
    before: Number | str | None = None
    after: Number | str | None = None


def rule_changes(before: State, after: State) -> tuple[RuleChange, ...]:
    """Differences in the order of the later version; none where the digests are the same.

    Criteria and checks are compared as the results show them; of the other parts is told which
    differ, where both versions are at hand.
    """
    if before.result.rules == after.result.rules:
        return ()
    found = dict.fromkeys(_of_criteria(before.result, after.result))
    if before.ruleset is not None and after.ruleset is not None:
        found |= dict.fromkeys(_of_parts(before.ruleset, after.ruleset))
    return tuple(found)


def _of_criteria(before: PastResult, after: PastResult) -> Iterator[RuleChange]:
    was = {finding.criterion: finding for finding in before.findings}
    now = {finding.criterion: finding for finding in after.findings}
    for name in dict.fromkeys((*now, *was)):
        if name not in was or name not in now:
            yield RuleChange("criterion-added" if name in now else "criterion-removed", name)
        else:
            yield from _of_criterion(was[name], now[name])


def _of_criterion(was: PastFinding, now: PastFinding) -> Iterator[RuleChange]:
    if was.weight != now.weight:
        yield RuleChange("weight", now.criterion, "", was.weight, now.weight)
    one, other = ({check.id: check for check in finding.checks} for finding in (was, now))
    for name in dict.fromkeys((*other, *one)):
        if name not in one or name not in other:
            kind: RuleKind = "check-added" if name in other else "check-removed"
            yield RuleChange(kind, now.criterion, name)
        else:
            yield from _of_check(one[name], other[name])


def _of_check(was: PastCheck, now: PastCheck) -> Iterator[RuleChange]:
    if was.severity != now.severity:
        yield RuleChange("severity", now.id, "", was.severity, now.severity)
    for name in dict.fromkeys((*now.parameters, *was.parameters)):
        limit, asked = was.parameters.get(name), now.parameters.get(name)
        if limit != asked:
            yield RuleChange("parameter", now.id, name, limit, asked)
    for key in dict.fromkeys((*now.condition, *was.condition)):
        old, new = was.condition.get(key), now.condition.get(key)
        if old != new:
            yield RuleChange("condition", now.id, key, old, new)


def _of_parts(before: RuleSet, after: RuleSet) -> Iterator[RuleChange]:
    return (
        RuleChange("part", part) for part in PARTS if getattr(before, part) != getattr(after, part)
    )
