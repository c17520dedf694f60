"""Findings: whether each objective is satisfied, and why; the risks of those that are not."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.model.assessment import Finding
from milepost.model.review import PlannedAction, Weakness
from milepost.reporters.flat.lines import Line, lines
from milepost.reporters.json_values import displayed, exact
from milepost.reporters.oscal.observing import observation
from milepost.reporters.oscal.parts import references, stake
from milepost.reporters.oscal.told import Told
from milepost.reporters.oscal.values import Json, moment, paragraphs, props, some, words

_EXPLAINED = ("partial", "not-assessed", "error")
"""Outcomes that OSCAL's two states do not tell by themselves."""


def findings(told: Told) -> list[Json]:
    """A finding for each criterion that applies: only what is met is satisfied."""
    risky = {weakness.finding.criterion.id for weakness in told.review.weaknesses}
    found = (line for line in lines((told.review,), told.language))
    return [
        _finding(told, line, line.id in risky)
        for line in found
        if line.finding.outcome != "not-applicable"
    ]


def risks(told: Told) -> list[Json]:
    """A risk for each weakness; one under a live waiver is an approved deviation."""
    known = {line.id: line for line in lines((told.review,), told.language)}
    return [_risk(told, one, known[one.finding.criterion.id]) for one in told.review.weaknesses]


def _finding(told: Told, line: Line, risky: bool) -> Json:
    return {
        "uuid": told.id("finding", line.id),
        "title": words(f"{line.id} {line.title}"),
        "description": words(line.said),
        "props": _props(line.finding),
        "target": {
            "type": "objective-id",
            "target-id": told.objective(line.id),
            "status": _status(told, line.finding),
        },
        **references("observation", _observed(told, line.finding)),
        **references("risk", [told.id("risk", line.id)] if risky else []),
    }


def _status(told: Told, finding: Finding) -> Json:
    outcome = finding.outcome
    if outcome == "pass":
        return {"state": "satisfied", "reason": "pass"}
    status: Json = {"state": "not-satisfied", "reason": outcome}
    if outcome in _EXPLAINED:
        credit = exact(finding.credit)
        status["remarks"] = words(told.say(f"status.{outcome}", credit=credit))
    return status


def _props(finding: Finding) -> list[Json]:
    waiver = finding.waiver
    return props(
        {
            "criterion": finding.criterion.id,
            "outcome": finding.outcome,
            "severity": finding.severity,
            "weight": exact(finding.criterion.weight),
            "credit": exact(finding.credit),
            "waiver": waiver.id if waiver else None,
            "waived-until": waiver.until if waiver else None,
        }
    )


def _observed(told: Told, finding: Finding) -> list[str]:
    return [observation(told, finding.criterion.id, leaf.leaf.id) for leaf in finding.leaves]


def _risk(told: Told, weakness: Weakness, line: Line) -> Json:
    criterion = weakness.finding.criterion
    title = f"{line.id} {line.title}"
    due = {one.finding.criterion.id: one.due for one in told.review.conditions}.get(line.id)
    serving = [one for one in told.review.actions if line.id in one.serves]
    return {
        "uuid": told.id("risk", line.id),
        "title": words(title),
        "description": paragraphs(*_described(told, weakness, line)),
        "statement": words(stake(criterion, told.words.text, title)),
        "props": _weighed(weakness),
        "status": "deviation-approved" if weakness.finding.waiver else "open",
        **some("deadline", due and moment(due)),
        **some("remediations", [_remediation(told, line.id, one) for one in serving]),
        **references("observation", _observed(told, weakness.finding)),
    }


def _weighed(weakness: Weakness) -> list[Json]:
    return props(
        {
            "criterion": weakness.finding.criterion.id,
            "rank": weakness.rank,
            "severity": weakness.finding.severity,
            "lost": exact(weakness.lost),
            "share": exact(weakness.share),
        }
    )


def _described(told: Told, weakness: Weakness, line: Line) -> Iterator[str]:
    """What is short, what that costs, and a live waiver."""
    yield told.say("short_of_full") if weakness.finding.outcome == "pass" else line.said
    if weakness.lost:
        yield told.say("lost", lost=displayed(weakness.lost, 2))
    yield _waived(told, weakness.finding)


def _waived(told: Told, finding: Finding) -> str:
    waiver = finding.waiver
    if waiver is None:
        return ""
    reason = waiver.reason.to(told.language)
    return told.say("waived", until=waiver.until, approver=waiver.approver, reason=reason)


def _remediation(told: Told, criterion: str, action: PlannedAction) -> Json:
    text = action.action.to(told.language)
    gain = action.effect.gain if action.effect else None
    known = {
        "action": action.id,
        "owner": action.owner,
        "effort-days": exact(action.effort_days),
        "due": action.due,
        "gain": exact(gain),
    }
    return {
        "uuid": told.id("remediation", criterion, action.id),
        "lifecycle": "recommendation",
        "title": words(text),
        "description": words(text),
        "props": props(known),
    }
