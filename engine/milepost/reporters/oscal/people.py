"""Who took part, by the names that the evidence gives: parties, roles and what they attest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from milepost.model.evidence import JudgedValue
from milepost.reporters.oscal.told import Told
from milepost.reporters.oscal.values import NAMESPACE, Json, identity, props, some, words
from milepost.reporters.safe import line

_ROLES = ("assessor", "approver")


def party(name: str) -> str:
    """The id of a party: the same name is the same party."""
    return identity("party", name)


def people(found: Sequence[Told]) -> Json:
    """Roles, parties and who has which role, of all reviews.

    OSCAL knows persons and organizations; whoever rated, judged or approved stands as a person.
    """
    by_role = {
        role: _distinct(name for one in found for name in _named(one, role)) for role in _ROLES
    }
    known = {role: names for role, names in by_role.items() if names}
    names = _distinct(name for names in known.values() for name in names)
    say = found[0].say
    return {
        "roles": [{"id": role, "title": words(say(f"role.{role}"))} for role in known],
        "parties": [{"uuid": party(n), "type": "person", "name": line(n)} for n in names],
        "responsible-parties": [_responsible(role, names) for role, names in known.items()],
    }


def attestations(told: Told) -> list[Json]:
    """What assessors judged themselves, with their reasons."""
    return [_attested(told, one) for one in _judged(told)]


def _judged(told: Told) -> Iterator[JudgedValue]:
    """The values of assessors that stand in a result."""
    for result in told.assessment.results.values():
        conclusions = (result.conclusion, *(found for found, _, _ in result.by.values()))
        yield from (one.judged for one in conclusions if one.judged is not None)


def _responsible(role: str, names: Iterable[str]) -> Json:
    return {"role-id": role, "party-uuids": [party(name) for name in names]}


def _distinct(names: Iterable[str]) -> list[str]:
    return sorted({line(name) for name in names if line(name)})


def _named(told: Told, role: str) -> Iterator[str]:
    if role == "approver":
        yield from (waiver.approver for waiver, _ in told.assessment.waivers)
        return
    leaves = (leaf for finding in told.assessment.findings for leaf in finding.leaves)
    yield from (answer.by for leaf in leaves for answer in leaf.judgement.answers)
    yield from (judged.by for judged in _judged(told))


def _attested(told: Told, one: JudgedValue) -> Json:
    ruleset = told.assessment.ruleset
    rule = ruleset.results[one.result]
    where = (
        told.words.text(ruleset.titled(*place)) for place in zip(rule.by, one.key, strict=True)
    )
    title = " ".join((told.words.text(rule.title) or one.result, *where))
    value = told.words.place(rule.scale, one.value)
    part = {
        "name": "judgement",
        "ns": NAMESPACE,
        "title": words(told.say("judgement", title=title, value=value)),
        "props": props(
            {"result": one.result, "place": " ".join(one.key), "collected": one.collected}
        ),
        **some("prose", one.rationale and words(one.rationale.to(told.language))),
    }
    who = [_responsible("assessor", [line(one.by)])] if line(one.by) else []
    return {**some("responsible-parties", who), "parts": [part]}
