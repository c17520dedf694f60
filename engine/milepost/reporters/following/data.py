"""The follow-up of agreed actions as data."""

from __future__ import annotations

from collections.abc import Sequence

from milepost.analysis.following import Followed, FollowedAim, FollowUp
from milepost.reporters.json_values import Json, day, exact, plain, text

SCHEMA = "milepost/followup/1"


def data(followed: Sequence[FollowUp]) -> dict[str, Json]:
    """Everything the document says, an object for each rule set."""
    return {"schema": SCHEMA, "followups": [_one(one) for one in followed]}


def _one(all_: FollowUp) -> dict[str, Json]:
    assessment = all_.assessment
    return {
        "subject": assessment.evidence.subject.id,
        "ruleset": assessment.ruleset.reference,
        "scope": assessment.scope,
        "as_of": day(assessment.as_of),
        "overdue_share": exact(all_.overdue_share),
        "actions": [_action(one) for one in all_.actions],
    }


def _action(one: Followed) -> dict[str, Json]:
    record = one.record
    return {
        "id": record.id,
        "action": text(record.action),
        "standing": one.standing,
        "progress": one.progress,
        "since": day(one.since),
        "days_late": one.late,
        "owner": record.owner,
        "supervisor": record.supervisor,
        "start": day(record.start),
        "due": day(record.due),
        "effort_days": exact(record.effort),
        "spent_days": exact(record.spent),
        "met": list(one.met),
        "unmet": list(one.unmet),
        "aims": [_aim(aim) for aim in one.aims],
        "escalate_to": [line.to for line in one.raised],
        "log": [
            {"on": day(line.on), "is": line.progress, "by": line.by, "note": text(line.note)}
            for line in record.log
        ],
    }


def _aim(followed: FollowedAim) -> dict[str, Json]:
    return {
        "name": followed.aim.name,
        "baseline": plain(followed.aim.baseline),
        "now": plain(followed.now),
        "target": plain(followed.aim.target),
        "collected": day(followed.collected),
        "state": followed.state,
    }
