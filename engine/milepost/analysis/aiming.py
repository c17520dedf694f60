"""What a plan is to reach: the words that somebody asked with, held against a rule set."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from milepost.analysis.headline import headline
from milepost.analysis.planning.goals import steps_of
from milepost.errors import UsageError
from milepost.model.assessment import Assessment
from milepost.model.kinds import Plain, read_number
from milepost.model.plans import Goal, Means
from milepost.model.remedies import Action
from milepost.model.ruleset import RuleSet
from milepost.model.scales import StepScale
from milepost.model.values import Step
from milepost.suggestions import suggested

GATE, SCORE = "gate", "score"
KINDS = {"grade": "rubric", "level": "maturity", GATE: "stage-gate"}
"""The words that stand for the main result of a kind of rule set."""

_KINDS_TOLD = {"rubric": "rubric", "maturity": "maturity model", "stage-gate": "gate review"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A target as it is asked for: grade:B, level:3, gate:G3[:STEP], score:85, RESULT:VALUE."""

    name: str
    value: str
    step: str = ""

    def __str__(self) -> str:
        return ":".join(filter(None, (self.name, self.value, self.step)))


def speaks_of(wanted: Wanted, ruleset: RuleSet) -> bool:
    """Whether the rule set has what is wanted: it is of the kind, or has a result of the name."""
    if wanted.name in KINDS and ruleset.kind == KINDS[wanted.name]:
        return True
    if wanted.name == SCORE and headline(ruleset) is not None:
        return True
    return wanted.name != GATE and wanted.name in ruleset.results


def unspoken(wanted: Wanted, rulesets: Sequence[RuleSet]) -> UsageError:
    """That none of the rule sets has what is wanted, and what there is."""
    names = ", ".join(ruleset.reference for ruleset in rulesets)
    if wanted.name in KINDS:
        kind = _KINDS_TOLD[KINDS[wanted.name]]
        return UsageError(
            f"--target {wanted.name} needs a {kind} among what is assessed, which is {names}"
        )
    known = [*KINDS, SCORE, *(n for ruleset in rulesets for n in _aimable(ruleset))]
    return UsageError(
        f"{names}: there is no result `{wanted.name}` to aim at; {suggested(wanted.name, known)}"
    )


def goal(assessment: Assessment, wanted: Wanted) -> Goal:
    """The goal that is wanted. Raises UsageError for a step or number that cannot be."""
    ruleset = assessment.ruleset
    if wanted.name in KINDS and ruleset.kind == KINDS[wanted.name]:
        value = wanted.step if wanted.name == GATE else wanted.value
        return _aimed(ruleset, ruleset.main, value)
    by_name = wanted.name in ruleset.results
    name = wanted.name if by_name else headline(ruleset) or ruleset.main
    return _aimed(ruleset, name, wanted.value)


def next_goal(assessment: Assessment) -> Goal:
    """The next step upwards of the main result; from the highest, the highest.

    Where the main result has no value now: the lowest step that meets the bar.
    Raises UsageError where the main result has no steps.
    """
    ruleset, value = assessment.ruleset, assessment.main.conclusion.value
    steps = steps_of(ruleset, ruleset.main)
    if not steps:
        raise UsageError(
            f"the main result of {ruleset.reference} has no steps to climb; name a number, "
            "such as `--target score:85`"
        )
    if isinstance(value, Step):
        return Goal(ruleset.main, step=steps[min(value.rank + 1, len(steps) - 1)])
    return Goal(ruleset.main, step=_barred(ruleset, steps))


def _barred(ruleset: RuleSet, steps: Sequence[str]) -> str:
    """The lowest step that meets the bar; yes, and the lowest of steps where none sets a bar."""
    scale = ruleset.scales.get(ruleset.results[ruleset.main].scale or "")
    if not isinstance(scale, StepScale):
        return steps[-1]
    return next((name for name in steps if scale.root[name].meets_bar), steps[0])


def best_goal(assessment: Assessment) -> Goal:
    """As high as the means reach."""
    return Goal(assessment.ruleset.main)


def sensible(assessment: Assessment, means: Means) -> Means:
    """The means. Raises UsageError for a role that nothing is asked of, or a day gone by."""
    if means.deadline is not None and means.deadline <= assessment.as_of:
        raise UsageError(
            f"the deadline {means.deadline} is not after the as-of date {assessment.as_of}"
        )
    remedies = assessment.ruleset.remedies.values()
    owners = sorted({remedy.owner for remedy in remedies if isinstance(remedy, Action)})
    for role in means.capacity:
        if role not in owners:
            raise UsageError(f"no action is owned by `{role}`; {suggested(role, owners)}")
    return means


def _aimed(ruleset: RuleSet, name: str, value: str) -> Goal:
    result = ruleset.results[name]
    if result.by:
        raise UsageError(
            f"`{name}` has a value for each {result.by[0]}; "
            f"aim at one of {', '.join(_aimable(ruleset))}"
        )
    if steps := steps_of(ruleset, name):
        return Goal(name, step=_step(steps, value or steps[-1]))
    try:
        return Goal(name, number=read_number(Plain(value)))
    except ValueError:
        raise UsageError(f"`{name}` is a number, and `{value}` is none") from None


def _step(names: Iterable[str], value: str) -> str:
    """The step of that name, whatever its case."""
    found = {name.casefold(): name for name in names}
    if value.casefold() not in found:
        raise UsageError(f"there is no step `{value}`; use one of {', '.join(found.values())}")
    return found[value.casefold()]


def _aimable(ruleset: RuleSet) -> tuple[str, ...]:
    """Results with one value each."""
    return tuple(name for name, result in ruleset.results.items() if not result.by)
