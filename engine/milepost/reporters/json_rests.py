"""What an assessment rests on as JSON: uses, tailoring, what is not in force."""

from __future__ import annotations

from milepost.model.assessment import Assessment
from milepost.reporters.grounds import out_of_force
from milepost.reporters.json_findings import supplied
from milepost.reporters.json_results import main
from milepost.reporters.json_values import Json, text
from milepost.reporters.showing.resolved import tailored
from milepost.scoring.reading import facts_of_results
from milepost.scoring.usable import usable


def rests_on(assessment: Assessment) -> dict[str, Json]:
    """The keys that only some rule sets need."""
    said = {
        "facts": _asked_by_results(assessment),
        "uses": [_used(name, other) for name, other in assessment.used.assessments],
        "tailoring": _tailoring(assessment),
        "not_in_force": [
            {"id": criterion.id, "title": text(criterion.title), "status": status}
            for status, criteria in out_of_force(assessment).items()
            for criterion in criteria
        ],
    }
    return {key: part for key, part in said.items() if part}


def _asked_by_results(assessment: Assessment) -> list[Json]:
    """What results and lines of `adjust` ask for themselves, as far as it was supplied."""
    names = facts_of_results(assessment.ruleset)
    stale = usable(assessment.ruleset, assessment.evidence, assessment.as_of).stale
    found = ((name, supplied(assessment, name)) for name in names)
    return [
        {**fact, "stale": True} if name in stale else fact
        for name, fact in found
        if fact is not None
    ]


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
