"""The result as JSON, for machines; `result.schema.json` beside it describes it."""

from __future__ import annotations

import json
from collections.abc import Sequence

import milepost
from milepost.analysis.headline import headline
from milepost.analysis.redacting.redacting import classification
from milepost.model.assessment import Assessment, Coverage, Derived
from milepost.model.evidence import Waiver
from milepost.model.review import Condition, PlannedAction, Review, Weakness
from milepost.model.ruleset import RuleSet
from milepost.reporters.json_findings import finding, shortfall
from milepost.reporters.json_inputs import inputs, inputs_digest
from milepost.reporters.json_outlook import effect, outlook, places, ranked
from milepost.reporters.json_rests import rests_on
from milepost.reporters.json_results import main, results
from milepost.reporters.json_values import Json, day, displayed, exact, number, plain, text

SCHEMA = "milepost/result/1"


def report(reviews: Sequence[Review]) -> str:
    """One review as an object, several as an array; two spaces deep, ending in a line feed."""
    return json.dumps(data(reviews), ensure_ascii=False, indent=2) + "\n"


def data(reviews: Sequence[Review]) -> Json:
    """One review as an object, several as an array."""
    documents = [document(review) for review in reviews]
    return documents[0] if len(documents) == 1 else documents


def document(review: Review) -> dict[str, Json]:
    """One review with everything it rests on, in a fixed order of keys."""
    assessment = review.assessment
    given = inputs(review) if assessment.whole is None else None
    return {
        "schema": SCHEMA,
        **_identity(assessment),
        "classification": classification(review),
        "audience": assessment.audience,
        "main": main(assessment),
        "results": results(assessment),
        **_coverage(assessment.coverage),
        "findings": [finding(review, found) for found in assessment.findings],
        "weaknesses": [_weakness(review, weakness) for weakness in review.weaknesses],
        **outlook(review),
        "conditions": [_condition(review, condition) for condition in review.conditions],
        "actions": [_action(review, action) for action in review.actions],
        "derived": [_derived(derived) for derived in assessment.derived],
        "waivers": [_waiver(waiver, standing) for waiver, standing in assessment.waivers],
        "notices": [{"kind": n.kind, "text": text(n.text)} for n in assessment.notices],
        **rests_on(assessment),
        **_made_of(assessment, given),
    }


def _made_of(assessment: Assessment, given: Json) -> dict[str, Json]:
    """The digests, and all inputs; a report that withholds some of them has none."""
    digests = _digests(assessment)
    if given is None:
        return {"digests": digests}
    return {"digests": {**digests, "inputs": inputs_digest(given)}, "inputs": given}


def _identity(assessment: Assessment) -> dict[str, Json]:
    subject, ruleset = assessment.evidence.subject, assessment.ruleset
    return {
        "subject": {
            "id": subject.id,
            "kind": subject.kind,
            "title": text(subject.shown),
            "relations": dict(subject.relations),
        },
        "ruleset": {
            "id": ruleset.id,
            "version": ruleset.version,
            "kind": ruleset.kind,
            "title": text(ruleset.title),
            **_summed(ruleset),
        },
        "target": _target(assessment),
        "as_of": day(assessment.as_of),
    }


def _summed(ruleset: RuleSet) -> dict[str, Json]:
    """The result that sums it up in one number, and that lower is better; each where it is so."""
    better = ruleset.better if ruleset.better == "lower" else None
    said = {"headline": headline(ruleset), "better": better}
    return {key: part for key, part in said.items() if part is not None}


def _target(assessment: Assessment) -> Json:
    axis, value = assessment.ruleset.scope, assessment.scope
    if axis is None or value is None:
        return None
    return {"axis": axis, "value": value, "title": text(assessment.ruleset.titled(axis, value))}


def _coverage(coverage: Coverage) -> dict[str, Json]:
    return {
        "coverage": displayed(coverage.percent, 1),
        "coverage_detail": {
            "supplied": len(coverage.supplied),
            "needed": len(coverage.supplied) + len(coverage.lacking),
            "lacking": list(coverage.lacking),
            **_weights(coverage),
        },
    }


def _weights(coverage: Coverage) -> dict[str, Json]:
    if coverage.weights is None:
        return {}
    assessed, applicable = map(number, coverage.weights)
    return {"weights": {"assessed": assessed, "applicable": applicable}}


def _weakness(review: Review, weakness: Weakness) -> Json:
    found = weakness.finding
    return {
        "rank": weakness.rank,
        "criterion": found.criterion.id,
        "title": text(found.criterion.title),
        "outcome": found.outcome,
        "severity": found.severity,
        "lost": displayed(weakness.lost, places(review)),
        "lost_exact": exact(weakness.lost),
        "share": displayed(weakness.share, 4),
        **ranked(review, weakness),
        "if_met": effect(review, weakness.if_met),
        "shortfalls": [shortfall(review.assessment, s) for s in weakness.shortfalls],
    }


def _condition(review: Review, condition: Condition) -> Json:
    found = condition.finding
    return {
        "criterion": found.criterion.id,
        "title": text(found.criterion.title),
        "severity": found.severity,
        "owner": condition.owner,
        "due": day(condition.due),
        "actions": [action.id for action in condition.actions],
        "shortfalls": [shortfall(review.assessment, s) for s in condition.shortfalls],
    }


def _action(review: Review, action: PlannedAction) -> Json:
    found = action.effect
    return {
        "id": action.id,
        "action": text(action.action),
        "owner": action.owner,
        "effort_days": number(action.effort_days),
        "due": day(action.due),
        "after": list(action.after),
        "serves": list(action.serves),
        "aims": [
            {"fact": aim.fact, "baseline": plain(aim.baseline), "target": text(aim.target)}
            for aim in action.aims
        ],
        "gain": displayed(found.gain, places(review)) if found else None,
        "gain_exact": exact(found.gain) if found else None,
        "main_after": found.main if found else None,
        "alternatives": [text(other) for other in action.alternatives],
    }


def _derived(derived: Derived) -> Json:
    return {
        "pattern": derived.pattern,
        "kind": derived.kind,
        "fields": dict(derived.fields),
        "title": text(derived.title),
        "why": text(derived.why),
        "supported_by": list(derived.supported_by),
    }


def _waiver(waiver: Waiver, standing: str) -> Json:
    return {
        "id": waiver.id,
        "criterion": waiver.criterion,
        "standing": standing,
        "reason": text(waiver.reason),
        "requested_by": waiver.requested_by,
        "approver": waiver.approver,
        "expires": waiver.until or None,
        "run": waiver.run,
        "file": waiver.place.file,
        "line": waiver.place.line,
    }


def _digests(assessment: Assessment) -> dict[str, Json]:
    ruleset = assessment.ruleset
    return {
        "ruleset": ruleset.digest,
        "libraries": dict(sorted(ruleset.libraries.items())),
        "evidence": assessment.evidence.digest,
        "engine": milepost.__version__,
    }
