"""What a plan leaves out, and why: remedies on file that are not in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from milepost.analysis.headline import won
from milepost.model.review import PlannedAction
from milepost.model.text import Text
from milepost.model.values import Number
from milepost.reporters.plans.planned import Planned

Why = Literal["instead", "unpredicted", "nothing", "unneeded", "means"]
"""Another of a choice is taken; nobody can say what it moves; it moves nothing; the goal is reached
without it; or it does not fit the means beside what helps more."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A remedy that the plan does without; `taken` is the action that stands in for it.

    `id` and `effort` are not known of an alternative that only its wording names.
    """

    action: Text
    why: Why
    id: str | None = None
    effort: Number | None = None
    taken: str | None = None


def left_out(planned: Planned) -> tuple[LeftOut, ...]:
    """Alternatives not taken, then the other actions for weaknesses found, in their order."""
    return (*_alternatives(planned), *_others(planned))


def _alternatives(planned: Planned) -> Iterator[LeftOut]:
    for line in planned.plan.lines:
        for other in line.action.alternatives:
            yield LeftOut(other, "instead", taken=line.action.id)


def _others(planned: Planned) -> Iterator[LeftOut]:
    lines = planned.plan.lines
    ids = {line.action.id for line in lines}
    told = {other.en for line in lines for other in line.action.alternatives}
    for action in planned.review.actions:
        if action.id not in ids and action.action.en not in told:
            why = _why(planned, action)
            yield LeftOut(action.action, why, action.id, action.effort_days)


def _why(planned: Planned, action: PlannedAction) -> Why:
    if action.effect is None:
        return "unpredicted"
    if not action.effect.changes_main and not won(planned.assessment.ruleset, action.effect):
        return "nothing"
    return "unneeded" if planned.standing in ("reached", "already") else "means"
