"""Improvement actions on record: what was agreed, what became of it, and who hears of delays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pydantic import Field

from milepost.model.evidence import Place
from milepost.model.facts import Part
from milepost.model.kinds import Whole, Words
from milepost.model.text import Text
from milepost.model.values import Number, Value

Progress = Literal["open", "started", "done", "reopened", "dropped"]
Cause = Literal["overdue", "no-effect"]


class Escalation(Part):
    """To whom an action goes that is late, or that was reported done and changed nothing.

    `after_days` counts from the due day, or from the day it was reported done. With `severity` only
    where a criterion that the action serves has it.
    """

    to: Words
    because: Cause = "overdue"
    after_days: Whole = Field(default=0, ge=0, le=3650)
    severity: Words | None = None


@dataclass(frozen=True, slots=True)
class LogLine:
    """A change of an action's progress: since when, by whom, with what remark."""

    on: date
    progress: Progress
    by: str = ""
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class RecordedAim:
    """What an action is to move: from a baseline (None: not known) to a target."""

    name: str
    baseline: Value
    target: Value


@dataclass(frozen=True, slots=True)
class RecordedAction:
    """One agreed action. Its log is in order of days; `effort` and `spent` are person days."""

    id: str
    ruleset: str
    action: Text
    criteria: tuple[str, ...]
    owner: str
    due: date
    place: Place
    supervisor: str = ""
    start: date | None = None
    effort: Number | None = None
    spent: Number | None = None
    aims: tuple[RecordedAim, ...] = ()
    log: tuple[LogLine, ...] = ()
