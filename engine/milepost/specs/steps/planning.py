"""Improvement plans: the least that reaches a decision, and the most that given days reach."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from pytest_bdd import then

from milepost.analysis.headline import headline
from milepost.analysis.planning import plan
from milepost.authoring.monotony.rising import rising
from milepost.model.plans import Goal, Means, Plan
from milepost.model.remedies import Action
from milepost.model.ruleset import RuleSet
from milepost.specs.names import named, step_named
from milepost.specs.stages import Reviewed
from milepost.specs.telling import displayed, expect, refuse
from milepost.specs.wording import Wording


@then(Wording('the cheapest plan to "{decision}" takes {days:figure} days with these actions'))
@then(Wording('达到"{decision}"的最省方案需{days:figure}人天，措施如下'))
def cheapest_plan_is(
    governance_review: Reviewed, decision: str, days: str, datatable: Sequence[Sequence[str]]
) -> None:
    """The proven plan of least effort for the main result: each of its actions with its days."""
    ruleset = governance_review.assessment.ruleset
    step = step_named(ruleset, ruleset.main, decision)
    found = _planned(governance_review, Goal(ruleset.main, step=step), Means())
    if not found.reached:
        refuse(f"no plan leads to {step}")
    wanted = sorted((_remedy(ruleset, row[0].strip()), row[1].strip()) for row in datatable)
    taken = ((line.action.id, displayed(line.action.effort_days, None)) for line in found.lines)
    expect(sorted(taken), wanted, "actions", ())
    expect(displayed(found.effort, None), displayed(Fraction(days), None), "days", ())


@then(Wording('{budget:figure} days lead to "{decision}" and a score of {score:figure} at best'))
@then(Wording('{budget:figure}人天最多达到"{decision}"，得分{score:figure}'))
def best_within(governance_review: Reviewed, budget: str, decision: str, score: str) -> None:
    """The proven best of a budget: the main result, then the headline number."""
    ruleset = governance_review.assessment.ruleset
    wanted = step_named(ruleset, ruleset.main, decision)
    found = _planned(governance_review, Goal(ruleset.main), Means(budget=Fraction(budget)))
    name = headline(ruleset)
    decimals = ruleset.results[name].show if name is not None else None
    reached = found.after.score
    shown = "none" if reached is None else displayed(reached, decimals)
    what = [line.action.id for line in found.lines]
    expect(found.after.main, wanted, "decision", what)
    expect(shown, displayed(Fraction(score), decimals), "score", what)


def _planned(reviewed: Reviewed, goal: Goal, means: Means) -> Plan:
    review = reviewed.done
    found = plan(review, goal, means, rising(review.assessment.ruleset))
    expect(found.proof, "optimal", "proof", ())
    return found


def _remedy(ruleset: RuleSet, said: str) -> str:
    """The remedy of that id, or whose action is so worded."""
    remedies = ruleset.remedies.items()
    return named("action", said, {n: r.action for n, r in remedies if isinstance(r, Action)})
