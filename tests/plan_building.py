"""Plans for tests, put together by hand and scored for real."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from fractions import Fraction

from milepost.analysis.actions import chained
from milepost.analysis.headline import effect
from milepost.analysis.predicting import predicted
from milepost.analysis.rescoring import Rescoring
from milepost.flows.planning import checked
from milepost.model.evidence import Evidence
from milepost.model.plans import Conflict, Goal, Means, Plan, PlanLine, Point, Stretch
from milepost.model.review import Effect, Review
from milepost.model.values import Number
from milepost.reporters.plans.planned import Planned
from milepost.scoring.assess import Run


def planned(
    review: Review,
    goal: Goal,
    ids: Sequence[str],
    means: Means | None = None,
    reached: bool = True,
    conflict: Conflict | None = None,
    bound: Number | None = None,
    supervisor: str = "pmo_head",
) -> Planned:
    """The actions of a review with these ids, one after the other, as a plan for the goal."""
    lines = tuple(_line(review, ids, place, supervisor) for place in range(len(ids)))
    effort: Number = sum((line.action.effort_days for line in lines), Fraction(0))
    before, _ = _scored(review, ())
    after, evidence = _scored(review, ids)
    plan = Plan(
        goal=goal,
        means=means or Means(),
        lines=lines,
        effort=effort,
        before=before,
        after=after,
        reached=reached,
        proof="optimal" if bound is None else "gap",
        bound=effort if bound is None else bound,
        evidence=evidence,
        conflict=conflict,
        curve=_curve(review, lines),
    )
    return checked(review, plan)


def _line(review: Review, ids: Sequence[str], place: int, supervisor: str) -> PlanLine:
    actions = {action.id: action for action in review.actions}
    action = actions[ids[place]]
    start = review.assessment.as_of + timedelta(days=1 + 7 * place)
    end = start + timedelta(days=6 + place)
    ranks = {w.finding.criterion.id: w.rank for w in review.weaknesses}
    served = tuple(name for name in action.serves if name in ranks)
    effect_, _ = _scored(review, ids[: place + 1])
    weaknesses = tuple(ranks[name] for name in served)
    return PlanLine(action, Stretch(start, end), supervisor, served, weaknesses, effect_)


def _scored(review: Review, ids: Sequence[str]) -> tuple[Effect, Evidence]:
    assessment = review.assessment
    remedies = [r for name in ids for r in chained(assessment.ruleset, name).values()]
    evidence = predicted(assessment.ruleset, assessment.evidence, assessment.as_of, remedies)
    rescoring = Rescoring(assessment)
    before, after = rescoring.as_it_is(), _run(rescoring, evidence)
    return effect(assessment.ruleset, before, after), evidence


def _run(rescoring: Rescoring, evidence: Evidence) -> Run:
    return rescoring.on(evidence)


def _curve(review: Review, lines: Sequence[PlanLine]) -> tuple[Point, ...]:
    ids = tuple(line.action.id for line in lines)
    efforts: list[Number] = [0]
    for line in lines:
        efforts.append(efforts[-1] + line.action.effort_days)
    return tuple(
        Point(days, _scored(review, ids[:count])[0], ids[:count], count % 2 == 0)
        for count, days in enumerate(efforts)
    )
