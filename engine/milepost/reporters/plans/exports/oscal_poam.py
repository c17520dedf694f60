"""A plan as an OSCAL plan of action and milestones (POA&M), JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence

from milepost.errors import UsageError
from milepost.model.text import Language
from milepost.model.values import Number
from milepost.reporters.oscal.parts import metadata, references, stake
from milepost.reporters.oscal.values import Json, moment, paragraphs, prop, some, token, words
from milepost.reporters.plans.flat import described
from milepost.reporters.plans.identity import identity
from milepost.reporters.plans.planned import Planned
from milepost.reporters.plans.rows import Row, Served, rows
from milepost.reporters.plans.told import Told, number
from milepost.reporters.safe import line


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
        "metadata": _metadata(told),
        "system-id": {"id": line(subject.id)},
        "observations": [_observation(told)],
        **some("risks", [_risk(told, one, found) for one in _weaknesses(found)]),
        "poam-items": [_item(told, row) for row in found],
    }


def _id(told: Told, *names: str) -> str:
    return str(identity(told.planned, "oscal", *names))


def _metadata(told: Told) -> Json:
    assessment = told.planned.assessment
    title = told.say("title", subject=told.text(assessment.evidence.subject.shown))
    gate = [prop("gate", assessment.scope)] if assessment.scope else []
    props = [prop("rule-set", assessment.ruleset.reference), *gate]
    roles = [{"id": name, "title": words(told.role(role))} for name, role in _roles(told)]
    return metadata(title, assessment.as_of, props, roles=roles)


def _roles(told: Told) -> list[tuple[str, str]]:
    """Owners and supervisors, by id of the role."""
    lines = told.planned.plan.lines
    names = {role for one in lines for role in (one.action.owner, one.supervisor) if role}
    return [(token(name), name) for name in sorted(names)]


def _observation(told: Told) -> Json:
    assessment = told.planned.assessment
    return {
        "uuid": _id(told, "assessment"),
        "description": words(told.say("oscal.observed", ruleset=assessment.ruleset.reference)),
        "methods": ["EXAMINE"],
        "collected": moment(assessment.as_of),
    }


def _weaknesses(found: Sequence[Row]) -> list[Served]:
    """Every weakness that the plan serves, once."""
    return list({one.id: one for row in found for one in row.serves}.values())


def _risk(told: Told, one: Served, found: Sequence[Row]) -> Json:
    serving = [row for row in found if one.id in {served.id for served in row.serves}]
    ranked = [] if one.rank is None else [prop("rank", str(one.rank))]
    return {
        "uuid": _id(told, "risk", one.id),
        "title": words(told.criterion(one.id)),
        "description": _why(told, one),
        "statement": _why(told, one),
        "props": [prop("criterion", one.id), *ranked],
        "status": "open",
        "deadline": moment(max(row.due for row in serving)),
        "remediations": [_remediation(told, one, row) for row in serving],
        **references("observation", [_id(told, "assessment")]),
    }


def _why(told: Told, one: Served) -> str:
    criteria = {f.criterion.id: f.criterion for f in told.planned.assessment.findings}
    return words(stake(criteria.get(one.id), told.text, told.criterion(one.id)))


def _remediation(told: Told, one: Served, row: Row) -> Json:
    return {
        "uuid": _id(told, "remediation", one.id, row.id),
        "lifecycle": "planned",
        "title": words(row.action),
        "description": paragraphs(*described(told, row)),
        "props": _props(row),
        "tasks": [_task(told, one, row)],
    }


def _props(row: Row) -> list[Json]:
    props = [prop("action", row.id), prop("effort-days", number(row.effort))]
    for move in row.moves:
        props.append(prop("target", f"{move.fact}: {move.baseline} → {move.target}"))
    gain: Number | None = row.gain
    return [*props, prop("gain", number(gain))] if gain is not None else props


def _task(told: Told, one: Served, row: Row) -> Json:
    names = [told.planned.plan.lines[number - 1].action.id for number in row.after]
    known = [name for name in names if _serves(told, name, one.id)]
    links = [{"task-uuid": _id(told, "task", one.id, name)} for name in known]
    return {
        "uuid": _id(told, "task", one.id, row.id),
        "type": "action",
        "title": words(row.action),
        "timing": {"within-date-range": {"start": moment(row.start), "end": moment(row.due)}},
        **some("dependencies", links),
        **some("responsible-roles", _responsible(told, row)),
    }


def _serves(told: Told, action: str, criterion: str) -> bool:
    """Whether the task of an action stands under the same weakness, so that it can be named."""
    lines = told.planned.plan.lines
    return any(one.action.id == action and criterion in one.serves for one in lines)


def _responsible(told: Told, row: Row) -> list[Json]:
    one = told.planned.plan.lines[row.number - 1]
    named = [(one.action.owner, "owner"), (one.supervisor, "supervisor")]
    return [{"role-id": token(role), "props": [prop("as", part)]} for role, part in named if role]


def _item(told: Told, row: Row) -> Json:
    return {
        "uuid": _id(told, "item", row.id),
        "title": words(row.action),
        "description": paragraphs(*described(told, row)),
        "props": _props(row),
        **references("observation", [_id(told, "assessment")]),
        **references("risk", [_id(told, "risk", one.id) for one in row.serves]),
    }
