"""From a goal to demands on results."""

from __future__ import annotations

from milepost.analysis.headline import is_number
from milepost.analysis.planning.demands import Demand
from milepost.analysis.planning.space import Space
from milepost.errors import UsageError
from milepost.model.plans import Goal
from milepost.model.ruleset import RuleSet
from milepost.model.scales import StepScale
from milepost.model.values import Number
from milepost.scoring.assess import Run
from milepost.suggestions import did_you_mean

YES, NO = "yes", "no"


def demand_of(space: Space, goal: Goal) -> Demand | None:
    """What the goal asks; None where it is the best that there is.

    A number is at least what the goal says; where it falls as things get better, at most that.
    Raises UsageError for a result or step that there is not.
    """
    result, ruleset = _known(space.assessment.ruleset, goal), space.assessment.ruleset
    if goal.step is not None:
        steps = steps_of(ruleset, result)
        if goal.step not in steps:
            mend = did_you_mean(goal.step, steps) or f"use one of {', '.join(steps)}"
            raise UsageError(f"{result} has no step {goal.step}; {mend}")
        return Demand(result, rank=steps.index(goal.step))
    if goal.number is None:
        return None
    if steps_of(ruleset, result):
        raise UsageError(
            f"{result} is no number; name one of {', '.join(steps_of(ruleset, result))}"
        )
    sign = sense(space, result)
    return Demand(result, sign=sign, least=sign * goal.number)


def steps_of(ruleset: RuleSet, result: str) -> tuple[str, ...]:
    """The steps of a result, lowest first; of a yes/no these two, of a number none."""
    known = ruleset.results[result]
    scale = ruleset.scales.get(known.scale or "")
    if isinstance(scale, StepScale):
        return scale.names
    return () if is_number(known) else (NO, YES)


def sense(space: Space, result: str) -> int:
    """1 where a number rises as things get better; -1 where lower is better and it falls."""
    if space.assessment.ruleset.better == "higher":
        return 1
    now, then = (number_of(space.run(chosen), result) for chosen in ((), space.everything))
    return -1 if now is not None and then is not None and then < now else 1


def number_of(run: Run, result: str) -> Number | None:
    """The number of a result, where it has a value."""
    conclusion = run.results[result][()]
    return None if conclusion.value is None else conclusion.exact


def _known(ruleset: RuleSet, goal: Goal) -> str:
    whole = [name for name, result in ruleset.results.items() if not result.by]
    if goal.result not in whole:
        mend = did_you_mean(goal.result, whole) or f"use one of {', '.join(whole)}"
        raise UsageError(f"{ruleset.reference} has no result {goal.result} as a whole; {mend}")
    return goal.result
