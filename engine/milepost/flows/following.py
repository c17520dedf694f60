"""`milepost followup`: the agreed actions of a subject beside what the evidence says today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from milepost.analysis.following import FollowUp, follow_up
from milepost.errors import NothingEvaluated
from milepost.workspace import Workspace


def followed(
    workspace: Workspace,
    folder: Path,
    reference: str | None,
    gate: str | None,
    as_of: date | None,
) -> tuple[FollowUp, ...]:
    """The follow-up for every rule set that has actions on record.

    Raises NothingEvaluated where there is none, and as assessing does.
    """
    found = tuple(one for one in _all(workspace, folder, reference, gate, as_of) if one.actions)
    if not found:
        shown = workspace.shown(folder)
        raise NothingEvaluated(
            f"nothing was evaluated: {shown} has no actions on record for what it is assessed with"
        )
    return found


def _all(
    workspace: Workspace, folder: Path, reference: str | None, gate: str | None, as_of: date | None
) -> Iterator[FollowUp]:
    evidence = workspace.evidence(folder, reference)
    day = workspace.day(evidence, as_of)
    ids = {action.ruleset for action in evidence.actions}
    for target in workspace.targets(evidence, reference, gate):
        if target.ruleset.partition("@")[0] in ids:
            yield follow_up(workspace.assessment(evidence, target, day))
