"""The form of a subject's `actions.yaml`: the improvement actions that were agreed."""

from __future__ import annotations

from typing import Any

from pydantic import Field, model_validator

from milepost.model.facts import Part
from milepost.model.following import Progress
from milepost.model.kinds import Day, ExactNumber, Words
from milepost.model.text import FreeText


class LogPart(Part):
    """A change of progress."""

    on: Day
    progress: Progress = Field(alias="is")
    by: Words = ""
    note: FreeText | None = None


class AimPart(Part):
    """What the action is to move."""

    baseline: Any = Field(default=None, alias="from")
    target: Any = Field(alias="to")


class ActionPart(Part):
    """One agreed action."""

    id: Words
    ruleset: Words
    criteria: tuple[Words, ...] = Field(min_length=1)
    action: FreeText
    owner: Words
    supervisor: Words = ""
    start: Day | None = None
    due: Day
    effort_days: ExactNumber | None = Field(default=None, ge=0)
    spent_days: ExactNumber | None = Field(default=None, ge=0)
    aims: dict[Words, AimPart] = Field(default_factory=dict)
    log: tuple[LogPart, ...] = ()

    @model_validator(mode="after")
    def _holds_together(self) -> ActionPart:
        if not self.action.en.strip():
            raise ValueError("an action says what is done", "say it: `action`")
        if self.start is not None and self.start > self.due:
            raise ValueError("the action is due before it starts", "mend `start` or `due`")
        days = [line.on for line in self.log]
        if days != sorted(days):
            raise ValueError("the log is not in order of its days", "write the oldest first")
        return self


class ActionFile(Part):
    """The agreed actions of one subject."""

    actions: tuple[ActionPart, ...]
