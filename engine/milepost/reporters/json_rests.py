"""What an assessment rests on as JSON: uses, tailoring, what is not in force."""

from __future__ import annotations

from milepost.model.assessment import Assessment
from milepost.reporters.grounds import out_of_force
from milepost.reporters.json_results import main
from milepost.reporters.json_values import Json, text
from milepost.reporters.showing.resolved import tailored


def rests_on(assessment: Assessment) -> dict[str, Json]:
    """The keys that only some rule sets need."""
    said = {
        "uses": [_used(name, other) for name, other in assessment.used.assessments],
        "tailoring": _tailoring(assessment),
        "not_in_force": [
            {"id": criterion.id, "title": text(criterion.title), "status": status}
            for status, criteria in out_of_force(assessment).items()
            for criterion in criteria
        ],
    }
    return {key: part for key, part in said.items() if part}


def _used(name: str, other: Assessment) -> Json:
    return {
        "name": name,
        "subject": other.evidence.subject.id,
        "ruleset": other.ruleset.reference,
        "main": main(other),
        "digests": {"ruleset": other.ruleset.digest, "evidence": other.evidence.digest},
    }


def _tailoring(assessment: Assessment) -> Json:
    rules = assessment.ruleset
    if not rules.extends:
        return None
    return {"extends": rules.extends, "changes": [tailored(one) for one in rules.tailoring]}
