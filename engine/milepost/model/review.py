"""A review: an assessment with what follows from it, ready to be reported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from milepost.model.assessment import Assessment, Finding
from milepost.model.text import Text
from milepost.model.values import Number, Value

Lack = Literal["missing", "stale", "lost", "short", "absent", "unusable", "unanswered", "rated"]


@dataclass(frozen=True, slots=True)
class Shortfall:
    """One thing that stands between a check and its being met.

    `lack` says how: evidence missing, stale or lost; a figure short of its limit; a document or
    yes/no that is not so; evidence unusable; a question unanswered; a rating below the step that
    counts as met. For a figure `actual` and `wanted` are both ends of the comparison that failed.
    """

    leaf: str
    lack: Lack
    fact: str | None = None
    operator: str = ""
    actual: Value = None
    wanted: Value = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Effect:
    """What the headline number and the main result would be."""

    score: Number | None
    main: str
    gain: Number | None
    changes_main: bool


@dataclass(frozen=True, slots=True)
class Weakness:
    """A gap and how much it matters. `lost` are points of the headline score."""

    rank: int
    finding: Finding
    lost: Fraction
    share: Fraction
    if_met: Effect
    shortfalls: tuple[Shortfall, ...]


@dataclass(frozen=True, slots=True)
class Aim:
    """A fact to move: from its baseline (None: not known) to a numeric or named target."""

    fact: str
    baseline: Value
    target: Text


@dataclass(frozen=True, slots=True)
class PlannedAction:
    """One remedy: who does what by when, which gaps it serves, and how far it moves the score.

    `effect` is what real scoring says of the predicted evidence; None where it cannot be
    predicted. `alternatives` are the other remedies of a choice.
    """

    id: str
    action: Text
    owner: str
    effort_days: Number
    due: date
    after: tuple[str, ...]
    serves: tuple[str, ...]
    aims: tuple[Aim, ...]
    effect: Effect | None
    alternatives: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition of a decision: what must be closed, by whom, until when."""

    finding: Finding
    actions: tuple[PlannedAction, ...]
    owner: str
    due: date
    shortfalls: tuple[Shortfall, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """One assessment with its weaknesses, strengths, conditions and actions, each ranked."""

    assessment: Assessment
    headline: str | None
    weaknesses: tuple[Weakness, ...]
    strengths: tuple[Finding, ...]
    conditions: tuple[Condition, ...]
    actions: tuple[PlannedAction, ...]
    shortfalls: Mapping[str, tuple[Shortfall, ...]]
