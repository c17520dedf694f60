"""All that an assessment was made of, as JSON: enough to make it again from the file alone."""

from __future__ import annotations

import json
from collections.abc import Mapping

from milepost.loading.digests import digest
from milepost.model.assessment import Assessment
from milepost.model.evidence import Answer, FactValue, JudgedValue, Place, Plan, Waiver
from milepost.model.review import Review
from milepost.model.values import Value
from milepost.reporters.json_exact import exactly
from milepost.reporters.json_recorded import recorded
from milepost.reporters.json_values import Json, day, text
from milepost.scoring.relevant import relevant


def inputs(review: Review) -> dict[str, Json]:
    """What the assessment may ask for, exactly; what is empty is left out."""
    recurring = [
        {
            "criterion": weakness.finding.criterion.id,
            "since": day(found.since),
            "times": found.times,
            "before": day(found.before),
        }
        for weakness in review.weaknesses
        if (found := weakness.recurrence) is not None
    ]
    return _said({**_of(review.assessment), "recurring": [_said(one) for one in recurring]})


def inputs_digest(data: Json) -> str:
    """The digest that a change of any of it is found by."""
    canonical = json.dumps(data, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return digest(canonical.encode())


def _of(assessment: Assessment) -> dict[str, Json]:
    rules, evidence = assessment.ruleset, relevant(assessment)
    said = {
        "folder": evidence.subject.folder,
        "facts": [_fact(fact) for fact in evidence.facts.values()],
        "missing": dict(evidence.missing),
        "answers": [_answer(one) for several in evidence.answers.values() for one in several],
        "judged": [_judged(value) for value in evidence.judged],
        "targets": dict(evidence.targets_of),
        "plans": [_plan(plan) for plan in evidence.plans.values()],
        "waivers": [_waiver(waiver) for waiver in evidence.waivers],
        "actions": [_said({**recorded(rules, a), **_place(a.place)}) for a in evidence.actions],
        "uses": [one for name in rules.uses for one in _uses(assessment, name)],
    }
    return _said(said)


def _said(entry: Mapping[str, Json]) -> dict[str, Json]:
    """The keys that say something."""
    return {key: part for key, part in entry.items() if part not in (None, "", [], {})}


def _place(place: Place) -> dict[str, Json]:
    return {"file": place.file, "line": place.line, "digest": place.digest}


def _fact(fact: FactValue) -> Json:
    about = {
        "collected": day(fact.collected),
        "by": fact.by,
        "source": fact.source,
        "note": text(fact.note),
        "document": _said({"file": fact.file, "digest": fact.document}),
        **_place(fact.place),
    }
    return {"fact": fact.name, "value": exactly(fact.value), **_said(about)}


def _answer(answer: Answer) -> Json:
    entry = {
        "question": answer.leaf,
        "answer": answer.answer,
        "dates": {step: day(since) for step, since in answer.dates},
        "not_applicable": answer.not_applicable or None,
        "ticks": list(answer.ticks),
        "at": dict(answer.at),
        "by": answer.by,
        "role": answer.role,
        "rationale": text(answer.rationale),
        "reason": text(answer.reason),
        "evidence": list(answer.evidence),
        "url": answer.url,
        "collected": day(answer.collected),
    }
    return _said({**entry, **_place(answer.place)})


def _judged(value: JudgedValue) -> Json:
    entry = {
        "result": value.result,
        "at": list(value.key),
        "is": value.value,
        "by": value.by,
        "rationale": text(value.rationale),
        "collected": day(value.collected),
    }
    return _said({**entry, **_place(value.place)})


def _plan(plan: Plan) -> Json:
    entry = {
        "criterion": plan.criterion,
        "action": text(plan.action),
        "owner": plan.owner,
        "due": day(plan.due),
        "status": plan.status,
    }
    return _said({**entry, **_place(plan.place)})


def _waiver(waiver: Waiver) -> Json:
    entry = {
        "id": waiver.id,
        "criterion": waiver.criterion,
        "reason": text(waiver.reason),
        "approver": waiver.approver,
        "requested_by": waiver.requested_by,
        "expires": waiver.until,
        "run": waiver.run,
    }
    return _said({**entry, **_place(waiver.place)})


def _uses(assessment: Assessment, name: str) -> list[Json]:
    """The subjects that a use named, in order; each with all that its assessment was made of."""
    known = {
        other.evidence.subject.folder: other
        for used, other in assessment.used.assessments
        if used == name
    }
    folders = _folders(assessment.used.under("actual").get(name))
    return [
        {"name": name, "folder": folder, **(_used(known[folder]) if folder in known else {})}
        for folder in folders
    ]


def _folders(value: Value) -> list[str]:
    records = value if isinstance(value, tuple) else () if value is None else (value,)
    return [str(record["subject"]) for record in records if isinstance(record, Mapping)]


def _used(other: Assessment) -> dict[str, Json]:
    subject, rules = other.evidence.subject, other.ruleset
    return {
        "subject": {
            "id": subject.id,
            "kind": subject.kind,
            "title": text(subject.shown),
            "relations": dict(subject.relations),
        },
        "ruleset": {"id": rules.id, "version": rules.version},
        "digests": {
            "ruleset": rules.digest,
            "libraries": dict(sorted(rules.libraries.items())),
            "evidence": other.evidence.digest,
        },
        "inputs": _of(other),
    }
