"""A plan as an OSCAL plan of action and milestones (POA&M), JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from milepost.errors import UsageError
from milepost.model.text import Language
from milepost.model.values import Number
from milepost.reporters.plans.flat import described
from milepost.reporters.plans.identity import identity
from milepost.reporters.plans.planned import Planned
from milepost.reporters.plans.rows import Row, Served, rows
from milepost.reporters.plans.safe import line
from milepost.reporters.plans.told import Told, number

VERSION = "1.1.3"
_NAMES = "https://milepost.invalid/ns/oscal"
"""The namespace of the properties that OSCAL does not know: a name, and no address (RFC 2606)."""

Json = dict[str, Any]


def report(planned: Planned, language: Language) -> str:
    """One item an action, one risk a weakness, with the action as its planned remediation.

    Raises UsageError for a plan without actions, which OSCAL does not know.
    """
    told = Told(planned, language)
    found = rows(told)
    if not found:
        raise UsageError("a plan of action and milestones needs an action, and this plan has none")
    document = {"plan-of-action-and-milestones": _document(told, found)}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _document(told: Told, found: Sequence[Row]) -> Json:
    subject = told.planned.assessment.evidence.subject
    return {
        "uuid": _id(told, "plan"),
        "metadata": _metadata(told, found),
        "system-id": {"id": line(subject.id)},
        "observations": [_observation(told)],
        **_some("risks", [_risk(told, one, found) for one in _weaknesses(found)]),
        "poam-items": [_item(told, row) for row in found],
    }


def _id(told: Told, *names: str) -> str:
    return str(identity(told.planned, "oscal", *names))


def _instant(day: object) -> str:
    return f"{day}T00:00:00Z"


def _some(name: str, found: list[Json]) -> Json:
    """OSCAL has no empty lists."""
    return {name: found} if found else {}


def _metadata(told: Told, found: Sequence[Row]) -> Json:
    assessment = told.planned.assessment
    title = told.say("title", subject=told.text(assessment.evidence.subject.shown))
    return {
        "title": line(title),
        "last-modified": _instant(assessment.as_of),
        "version": assessment.as_of.isoformat(),
        "oscal-version": VERSION,
        "props": [_prop("rule-set", assessment.ruleset.reference), *_scope(assessment.scope)],
        "roles": [{"id": name, "title": line(told.role(role))} for name, role in _roles(told)],
    }


def _scope(scope: str | None) -> list[Json]:
    return [_prop("gate", scope)] if scope else []


def _prop(name: str, value: str) -> Json:
    return {"name": name, "ns": _NAMES, "value": line(value) or "-"}


def _roles(told: Told) -> list[tuple[str, str]]:
    """Owners and supervisors, by id of the role."""
    lines = told.planned.plan.lines
    names = {role for one in lines for role in (one.action.owner, one.supervisor) if role}
    return [(_token(name), name) for name in sorted(names)]


def _token(name: str) -> str:
    """A name as OSCAL's tokens are: letters, digits, `.`, `-`, `_`, no digit first."""
    signs = "".join(sign if sign.isalnum() or sign in "._-" else "-" for sign in line(name))
    return signs if signs[:1].isalpha() or signs[:1] == "_" else f"_{signs}"


def _observation(told: Told) -> Json:
    assessment = told.planned.assessment
    return {
        "uuid": _id(told, "assessment"),
        "description": line(told.say("oscal.observed", ruleset=assessment.ruleset.reference)),
        "methods": ["EXAMINE"],
        "collected": _instant(assessment.as_of),
    }


def _weaknesses(found: Sequence[Row]) -> list[Served]:
    """Every weakness that the plan serves, once."""
    return list({one.id: one for row in found for one in row.serves}.values())


def _risk(told: Told, one: Served, found: Sequence[Row]) -> Json:
    serving = [row for row in found if one.id in {served.id for served in row.serves}]
    ranked = [] if one.rank is None else [_prop("rank", str(one.rank))]
    return {
        "uuid": _id(told, "risk", one.id),
        "title": line(told.criterion(one.id)),
        "description": _why(told, one),
        "statement": _why(told, one),
        "props": [_prop("criterion", one.id), *ranked],
        "status": "open",
        "deadline": _instant(max(row.due for row in serving)),
        "remediations": [_remediation(told, one, row) for row in serving],
        "related-observations": [{"observation-uuid": _id(told, "assessment")}],
    }


def _why(told: Told, one: Served) -> str:
    """What the weakness stands for, as the criterion says."""
    criteria = {f.criterion.id: f.criterion for f in told.planned.assessment.findings}
    known = criteria.get(one.id)
    said = known and (told.text(known.why) or told.text(known.statement))
    return line(said or told.criterion(one.id))


def _remediation(told: Told, one: Served, row: Row) -> Json:
    return {
        "uuid": _id(told, "remediation", one.id, row.id),
        "lifecycle": "planned",
        "title": line(row.action),
        "description": _text(described(told, row)),
        "props": _props(row),
        "tasks": [_task(told, one, row)],
    }


def _props(row: Row) -> list[Json]:
    props = [_prop("action", row.id), _prop("effort-days", number(row.effort))]
    for move in row.moves:
        props.append(_prop("target", f"{move.fact}: {move.baseline} → {move.target}"))
    gain: Number | None = row.gain
    return [*props, _prop("gain", number(gain))] if gain is not None else props


def _task(told: Told, one: Served, row: Row) -> Json:
    names = [told.planned.plan.lines[number - 1].action.id for number in row.after]
    known = [name for name in names if _serves(told, name, one.id)]
    links = [{"task-uuid": _id(told, "task", one.id, name)} for name in known]
    return {
        "uuid": _id(told, "task", one.id, row.id),
        "type": "action",
        "title": line(row.action),
        "timing": {"within-date-range": {"start": _instant(row.start), "end": _instant(row.due)}},
        **_some("dependencies", links),
        **_some("responsible-roles", _responsible(told, row)),
    }


def _serves(told: Told, action: str, criterion: str) -> bool:
    """Whether the task of an action stands under the same weakness, so that it can be named."""
    lines = told.planned.plan.lines
    return any(one.action.id == action and criterion in one.serves for one in lines)


def _responsible(told: Told, row: Row) -> list[Json]:
    one = told.planned.plan.lines[row.number - 1]
    named = [(one.action.owner, "owner"), (one.supervisor, "supervisor")]
    return [{"role-id": _token(role), "props": [_prop("as", part)]} for role, part in named if role]


def _text(lines: Sequence[str]) -> str:
    """Paragraphs of markup: others' words stay words."""
    return "\n\n".join(line(one) for one in lines)


def _item(told: Told, row: Row) -> Json:
    risks = [{"risk-uuid": _id(told, "risk", one.id)} for one in row.serves]
    return {
        "uuid": _id(told, "item", row.id),
        "title": line(row.action),
        "description": _text(described(told, row)),
        "props": _props(row),
        "related-observations": [{"observation-uuid": _id(told, "assessment")}],
        **_some("related-risks", risks),
    }
