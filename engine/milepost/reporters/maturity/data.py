"""The maturity profile as data."""

from __future__ import annotations

from milepost.analysis.profile import Place
from milepost.model.values import Step
from milepost.reporters.json_values import Json, day, exact, text
from milepost.reporters.maturity.told import Told

SCHEMA = "milepost/maturity/1"


def data(told: Told) -> dict[str, Json]:
    """The overall level, every dimension, and the smallest set that lifts it."""
    assessment, planned = told.profile.review.assessment, told.planned
    main = assessment.main.conclusion
    headline = told.profile.review.headline
    mean = assessment.results[headline].conclusion.exact if headline else None
    return {
        "schema": SCHEMA,
        "subject": assessment.evidence.subject.id,
        "ruleset": assessment.ruleset.reference,
        "as_of": day(assessment.as_of),
        "level": _name(main.step),
        "mean": exact(mean),
        "coverage_percent": exact(assessment.coverage.percent),
        "target": _name(told.profile.target),
        "dimensions": [_place(one) for one in told.profile.places],
        "plan": [
            {
                "id": line.action.id,
                "action": text(line.action.action),
                "owner": line.action.owner,
                "effort_days": exact(line.action.effort_days),
                "due": day(line.action.due),
                "serves": list(line.serves),
            }
            for line in (planned.plan.lines if planned and planned.plan.reached else ())
        ],
    }


def _place(one: Place) -> dict[str, Json]:
    return {
        "dimension": list(one.key),
        "level": _name(one.level.step),
        "judged": _name(one.judged.step if one.judged else None),
        "practised": _name(one.practised.step if one.practised else None),
        "practised_between": [_name(one.low), _name(one.high)],
        "target": _name(one.target),
        "gap": one.gap,
        "coverage_percent": exact(one.coverage.percent),
        "blocking": [finding.criterion.id for finding in one.blocking],
    }


def _name(step: Step | None) -> str | None:
    return step.name if step else None
