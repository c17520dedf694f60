"""A plan as data for machines: both languages of every text, exact numbers beside shown ones."""

from __future__ import annotations

from collections.abc import Sequence

from milepost.analysis.headline import said
from milepost.model.plans import Conflict, Goal, Means, PlanLine, Point
from milepost.model.results import Conclusion
from milepost.model.review import Aim, Effect
from milepost.model.text import LANGUAGES, Language, Text
from milepost.model.values import Number
from milepost.reporters.json_values import Json, day, displayed, exact, number, plain, text
from milepost.reporters.plans.lacks import lacking
from milepost.reporters.plans.left_out import LeftOut, left_out
from milepost.reporters.plans.parts.method import assumption
from milepost.reporters.plans.parts.results import compared
from milepost.reporters.plans.planned import Planned
from milepost.reporters.plans.rows import due, gained
from milepost.reporters.plans.told import Told
from milepost.reporters.wording import filled, titled

SCHEMA = "milepost/plan/1"


def data(planned: Planned) -> Json:
    """The whole plan, with what it was made from."""
    assessment, plan = planned.assessment, planned.plan
    return {
        "schema": SCHEMA,
        "subject": {
            "id": assessment.evidence.subject.id,
            "title": text(assessment.evidence.subject.shown),
        },
        "ruleset": {"reference": assessment.ruleset.reference, "digest": assessment.ruleset.digest},
        "scope": assessment.scope,
        "as_of": day(assessment.as_of),
        "evidence_digest": assessment.evidence.digest,
        "goal": _goal(planned, plan.goal),
        "means": _means(plan.means),
        "standing": planned.standing,
        "reached": plan.reached,
        "effort_days": number(plan.effort),
        "done": day(planned.done) if plan.lines else None,
        "proof": plan.proof,
        "bound": _number(planned, plan.bound),
        "before": _effect(planned, plan.before),
        "after": _effect(planned, plan.after),
        "results": [_result(planned, *one) for one in compared(Told(planned, "en"))],
        "actions": _actions(planned, plan.lines),
        "remarks": [{"action": name, "lacks": list(parts)} for name, parts in lacking(plan)],
        "conflict": None if plan.conflict is None else _conflict(plan.conflict),
        "curve": [_point(planned, point) for point in plan.curve],
        "left_out": [_left_out(planned, one) for one in left_out(planned)],
        "assumptions": [_assumption(planned, one) for one in plan.assumptions],
    }


def _goal(planned: Planned, goal: Goal) -> Json:
    told = (Told(planned, language).goal for language in LANGUAGES)
    return {
        "result": goal.result,
        "step": goal.step,
        "number": number(goal.number),
        "title": _both(*told),
    }


def _both(en: str, zh: str) -> Json:
    return {"en": en, "zh": zh}


def _means(means: Means) -> Json:
    return {
        "budget_days": number(means.budget),
        "capacity_days_a_month": {r: number(n) for r, n in sorted(means.capacity.items())},
        "deadline": day(means.deadline),
        "most_actions": means.most_actions,
    }


def _number(planned: Planned, value: Number | None) -> Json:
    """A number as it is shown and as it is."""
    name = planned.review.headline
    show = planned.assessment.ruleset.results[name].show if name else None
    return {"value": displayed(value, show), "exact": exact(value)}


def _effect(planned: Planned, effect: Effect) -> Json:
    return {"main": effect.main, "score": _number(planned, effect.score)}


def _result(planned: Planned, name: str, before: Conclusion, after: Conclusion) -> Json:
    title = text(titled(planned.assessment.ruleset, name))
    return {"name": name, "title": title, "before": _concluded(before), "after": _concluded(after)}


def _concluded(conclusion: Conclusion) -> Json:
    return {"is": said(conclusion), "exact": exact(conclusion.exact)}


def _actions(planned: Planned, lines: Sequence[PlanLine]) -> list[Json]:
    befores = (planned.plan.before, *(line.effect for line in lines))
    return [
        _action(planned, number_, line, before)
        for number_, (line, before) in enumerate(zip(lines, befores, strict=False), 1)
    ]


def _action(planned: Planned, place: int, line: PlanLine, before: Effect) -> Json:
    one, ruleset = line.action, planned.assessment.ruleset
    return {
        "number": place,
        "id": one.id,
        "action": text(filled(ruleset, one.action)),
        "owner": one.owner or None,
        "supervisor": line.supervisor or None,
        "start": day(line.stretch.start),
        "end": day(line.stretch.end),
        "due": day(due(planned, line)),
        "effort_days": number(one.effort_days),
        "after": list(one.after),
        "serves": [_served(planned, name) for name in line.serves],
        "aims": [_aim(planned, aim) for aim in one.aims],
        "gain": _number(planned, gained(before, line.effect)),
        "then": _effect(planned, line.effect),
        "instead": [text(filled(ruleset, other)) for other in one.alternatives],
    }


def _served(planned: Planned, name: str) -> Json:
    ranks = {w.finding.criterion.id: w.rank for w in planned.review.weaknesses}
    return {"criterion": name, "rank": ranks.get(name)}


def _aim(planned: Planned, aim: Aim) -> Json:
    told = (Told(planned, language).words for language in LANGUAGES)
    said_ = [(words.fact(aim.fact), words.baseline(aim), words.target(aim)) for words in told]
    titles, baselines, targets = zip(*said_, strict=True)
    return {
        "fact": aim.fact,
        "title": _both(*titles),
        "baseline": {"value": plain(aim.baseline), **_both(*baselines)},
        "target": {"value": aim.target.en, **_both(*targets)},
    }


def _conflict(conflict: Conflict) -> Json:
    return {
        "criteria": list(conflict.criteria),
        "unmendable": list(conflict.unmendable),
        "limits": list(conflict.limits),
        "effort_days": number(conflict.effort),
    }


def _point(planned: Planned, point: Point) -> Json:
    return {
        "effort_days": number(point.effort),
        **_effect(planned, point.effect),
        "actions": list(point.actions),
        "proven": point.proven,
    }


def _left_out(planned: Planned, one: LeftOut) -> Json:
    return {
        "id": one.id,
        "action": text(filled(planned.assessment.ruleset, one.action)),
        "effort_days": number(one.effort),
        "why": one.why,
        "taken": one.taken,
    }


def _assumption(planned: Planned, one: str) -> Json:
    def told(language: Language) -> str:
        return assumption(Told(planned, language), one)

    return text(Text(en=told("en"), zh=told("zh")))
