"""What was observed: an observation for each check, with the evidence it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.model.assessment import Finding, LeafFinding
from milepost.model.evidence import Answer, FactValue, Place
from milepost.model.text import Text
from milepost.reporters.flat.addresses import address
from milepost.reporters.json_values import exact
from milepost.reporters.oscal.told import Told
from milepost.reporters.oscal.values import Json, moment, paragraphs, prop, props, some, words


def observation(told: Told, criterion: str, leaf: str) -> str:
    """The id of the observation of one check."""
    return told.id_now("observation", criterion, leaf)


def observations(told: Told) -> list[Json]:
    """Those of all criteria, also of those that do not apply."""
    return [
        _observation(told, finding, leaf)
        for finding in told.assessment.findings
        for leaf in finding.leaves
    ]


def _observation(told: Told, finding: Finding, leaf: LeafFinding) -> Json:
    outcome = told.words.say(f"outcome.{leaf.judgement.outcome}")
    said = told.say("observed", statement=told.words.text(leaf.leaf.shown), outcome=outcome)
    return {
        "uuid": observation(told, finding.criterion.id, leaf.leaf.id),
        "description": words(said),
        "props": _props(finding, leaf),
        "methods": ["UNKNOWN" if leaf.judgement.answers else "EXAMINE"],
        "types": ["control-objective"],
        "origins": [{"actors": [{"type": "tool", "actor-uuid": told.id_now("tool")}]}],
        "subjects": [{"subject-uuid": told.id_now("subject"), "type": "component"}],
        **some("relevant-evidence", list(_evidence(told, leaf))),
        "collected": moment(told.assessment.as_of),
        **some("remarks", _short(told, finding, leaf)),
    }


def _props(finding: Finding, leaf: LeafFinding) -> list[Json]:
    known = props(
        {
            "criterion": finding.criterion.id,
            "check": leaf.leaf.id,
            "outcome": leaf.judgement.outcome,
            "severity": leaf.severity,
            "credit": exact(leaf.judgement.credit),
        }
    )
    lacking = {"missing": leaf.missing, "stale": leaf.stale, "lost": leaf.lost}
    return known + [prop(key, name) for key, names in lacking.items() for name in names]


def _short(told: Told, finding: Finding, leaf: LeafFinding) -> str:
    """What stands between the check and its being met."""
    short = told.review.shortfalls.get(finding.criterion.id, ())
    files = told.assessment.evidence.missing
    said = [told.words.shortfall(one, files) for one in short if one.leaf == leaf.leaf.id]
    return paragraphs(*said) if said else ""


def _evidence(told: Told, leaf: LeafFinding) -> Iterator[Json]:
    for name in leaf.reads:
        fact = told.assessment.evidence.facts.get(name)
        if fact is not None:
            yield _fact(told, fact)
    yield from (_answer(told, leaf, answer) for answer in leaf.judgement.answers)


def _fact(told: Told, fact: FactValue) -> Json:
    known = told.assessment.ruleset.facts.get(fact.name)
    value = told.say("value", value=told.words.value(fact.value, known))
    return {
        **_placed(fact.place, told.words.fact(fact.name)),
        "props": props(
            {
                "fact": fact.name,
                "collected": fact.collected,
                "by": fact.by,
                "source": fact.source,
                "file": fact.file,
                "document-digest": fact.document,
                "evidence-digest": fact.place.digest,
            }
        ),
        "remarks": paragraphs(value, _note(told, fact.note)),
    }


def _answer(told: Told, leaf: LeafFinding, answer: Answer) -> Json:
    value = told.say("answer", value=_answered(told, leaf, answer))
    return {
        **_placed(answer.place, told.words.fact(answer.leaf)),
        "props": [
            *props({"question": answer.leaf, "by": answer.by, "role": answer.role}),
            *props({"collected": answer.collected, "evidence-digest": answer.place.digest}),
            *(prop("at", f"{axis}: {where}") for axis, where in answer.at),
            *(prop("evidence", name) for name in answer.evidence),
        ],
        "remarks": paragraphs(value, _note(told, answer.rationale), _note(told, answer.reason)),
    }


def _answered(told: Told, leaf: LeafFinding, answer: Answer) -> str:
    if answer.not_applicable:
        return told.words.say("outcome.not-applicable")
    if answer.answer is None:
        return told.words.joined(f"{step}: {day}" for step, day in answer.dates)
    return told.words.rating(leaf.leaf.id, answer.answer)


def _placed(place: Place, what: str) -> Json:
    return {"href": address(place), "description": words(what)}


def _note(told: Told, note: Text | None) -> str:
    return note.to(told.language) if note else ""
