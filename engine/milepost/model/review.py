"""A review: an assessment with what follows from it, ready to be reported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal

from milepost.model.assessment import Assessment, Finding
from milepost.model.outlook import Nearness, NextStep
from milepost.model.standing import Cause, Dimension, Recurrence, Standing
from milepost.model.text import Text
from milepost.model.values import Number, Value

Lack = Literal[
    "missing",
    "stale",
    "lost",
    "short",
    "absent",
    "unusable",
    "unanswered",
    "rated",
    "share",
    "few",
    "open",
]


@dataclass(frozen=True, slots=True)
class Shortfall:
    """One thing that stands between a check and its being met.

    `lack` says how: evidence missing, stale or lost; a figure short of its limit; a document or
    yes/no that is not so; evidence unusable; a question unanswered; a rating below the step that
    counts as met. For a figure `actual` and `wanted` are both ends of the comparison that failed.
    Of other subjects: too small a share of them, too few of them assessed, or open as long as
    these are not; `subjects` are those that do not hold, or are not assessed.
    `actual_from` and `wanted_from` name what each end was read from, such as facts.
    """

    leaf: str
    lack: Lack
    fact: str | None = None
    operator: str = ""
    actual: Value = None
    wanted: Value = None
    text: str = ""
    subjects: tuple[Text, ...] = ()
    actual_from: frozenset[str] = field(default=frozenset(), compare=False)
    wanted_from: frozenset[str] = field(default=frozenset(), compare=False)


@dataclass(frozen=True, slots=True)
class Move:
    """Another result that would change, at one place of its axes; None: no value."""

    result: str
    place: tuple[str, ...]
    before: Value
    after: Value


@dataclass(frozen=True, slots=True)
class Effect:
    """What the headline number and the main result would be.

    `rise` counts the steps that the main result goes up (below 0: down); of a yes/no or a number
    it is 1, 0 or -1. No value yet stands one step below the lowest. `moved` are the other results
    that would change.
    """

    score: Number | None
    main: str
    gain: Number | None
    changes_main: bool
    rise: int = 0
    moved: tuple[Move, ...] = ()


@dataclass(frozen=True, slots=True)
class Weakness:
    """A gap and how much it matters. `lost` are points of the headline score.

    `share` is its part of all points lost, each found alone, and `running` that of all down to its
    rank. `gap` is the credit that meeting it would add, from 0 to 1; None where it has none.
    `within` is its rank in its own dimension, where the rule set has one.
    """

    rank: int
    finding: Finding
    lost: Fraction
    share: Fraction
    if_met: Effect
    shortfalls: tuple[Shortfall, ...]
    gap: Fraction | None = None
    running: Fraction = Fraction(0)
    within: Standing | None = None
    recurrence: Recurrence | None = None

    @property
    def weight(self) -> Number:
        """The weight of its criterion."""
        return self.finding.criterion.weight


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
    """One assessment with its weaknesses, strengths, conditions and actions, each ranked.

    `effects` says of every unmet criterion, and of every weakness, what would be if it alone were
    met; `all_met` what would be if all of them were.
    """

    assessment: Assessment
    headline: str | None
    weaknesses: tuple[Weakness, ...]
    strengths: tuple[Finding, ...]
    conditions: tuple[Condition, ...]
    actions: tuple[PlannedAction, ...]
    shortfalls: Mapping[str, tuple[Shortfall, ...]]
    effects: Mapping[str, Effect] = field(default_factory=dict)
    all_met: Effect | None = None
    causes: tuple[Cause, ...] = ()
    dimensions: tuple[Dimension, ...] = ()
    next: NextStep | None = None
    near: Nearness = field(default_factory=Nearness)
