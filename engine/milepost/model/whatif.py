"""What if: things set otherwise, and what an assessment would then say."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from milepost.model.assessment import Assessment, Finding
from milepost.model.evidence import Target
from milepost.model.results import Conclusion
from milepost.model.review import Shortfall
from milepost.model.values import Number, Value

SettingKind = Literal["fact", "answer", "judged", "parameter", "weight"]
Way = Literal["save", "sink"]
"""Which way a verdict is to flip: for the better, or for the worse."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing set otherwise; `value` None takes it away, so that it is unknown.

    `name` is that of a fact, question, judged result, parameter, criterion or axis value. `of`
    says more: the checks that have the parameter (none: the rule set's own), the places of a judged
    value, the axis of a weight. The value of an answer or of a judged result is a step or number as
    text, of an answer also `not-applicable`.
    """

    kind: SettingKind
    name: str
    value: Value
    before: Value = None
    of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ending:
    """What an assessment comes to: the main result, and the headline number where there is one."""

    main: Conclusion
    number: Number | None


@dataclass(frozen=True, slots=True)
class Interval:
    """What missing evidence could still make of an assessment."""

    worst: Ending
    best: Ending

    @property
    def width(self) -> Fraction | None:
        """How far the headline number may still go; None where an end has none."""
        low, high = self.worst.number, self.best.number
        return None if low is None or high is None else abs(Fraction(high) - Fraction(low))


@dataclass(frozen=True, slots=True)
class Moved:
    """A criterion whose finding is another one; None where it is not assessed with at all."""

    before: Finding
    after: Finding
    short_before: tuple[Shortfall, ...]
    short_after: tuple[Shortfall, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """An assessment before and after some things were set otherwise.

    `moved` are the criteria that changed, `appeared` and `vanished` those that became and that are
    no longer a condition of the decision. `unread` are settings that nothing assessed here reads.
    """

    before: Assessment
    after: Assessment
    settings: tuple[Setting, ...]
    moved: tuple[Moved, ...]
    appeared: tuple[str, ...]
    vanished: tuple[str, ...]
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Flip:
    """A set of facts and answers set otherwise, and what the assessment then comes to.

    Without any one of them the verdict does not flip. `criteria` are those whose outcome changes.
    """

    settings: tuple[Setting, ...]
    ending: Ending
    criteria: tuple[str, ...]


NoFlip = Literal["", "at-end", "no-bar", "cannot"]
"""Why nothing flips: the verdict stands at its end already, has no bar, or facts cannot move it."""


@dataclass(frozen=True, slots=True)
class Flipping:
    """What would flip the verdict one way.

    `aim` is the step that is to be reached or left; empty where it is the bar. `flips` are sets of
    the same least size, the first by their names first. At least `needed` changes are needed;
    `proven` says that the sets hold no more, `complete` that these are all of this size. `tried`
    counts the facts and answers that could be set otherwise, `scored` the scorings. Where no change
    can do it, `ending` is what all of them together come to, `held` the criteria that then are
    unmet (or met, on the way down), and `judged` the results that assessors judged themselves.
    """

    way: Way
    aim: str
    flips: tuple[Flip, ...] = ()
    needed: int = 0
    proven: bool = True
    complete: bool = True
    tried: int = 0
    scored: int = 0
    none: NoFlip = ""
    ending: Ending | None = None
    held: tuple[str, ...] = ()
    judged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """Where a verdict changes: at `value` itself, or only beyond it; and what it then is."""

    value: Number
    at: bool
    ending: Ending


@dataclass(frozen=True, slots=True)
class Leeway:
    """How far a weight or a parameter may move before the verdict changes; None: however far."""

    setting: Setting
    unit: str
    down: Edge | None
    up: Edge | None

    @property
    def now(self) -> Fraction:
        """The present value."""
        assert isinstance(self.setting.before, Number)
        return Fraction(self.setting.before)

    @property
    def nearest(self) -> Fraction | None:
        """The smaller of both distances, in parts of the value; None where neither end is.

        Of a value of 0 the distance itself.
        """
        away = [abs(Fraction(edge.value) - self.now) for edge in (self.down, self.up) if edge]
        return min(away) / (abs(self.now) or 1) if away else None


Lacking = Literal["missing", "stale", "lost", "unanswered"]


@dataclass(frozen=True, slots=True)
class Worth:
    """What a piece of missing evidence is worth: what comes of it at its worst and at its best.

    `checks` are those that wait for it. `closes` is the part of the interval of the headline number
    that it closes, from 0 to 1: the mean of both ends; None where there is no interval of a number.
    """

    name: str
    lack: Lacking
    checks: tuple[str, ...]
    worst: Ending
    best: Ending
    decides: bool
    closes: Fraction | None


@dataclass(frozen=True, slots=True)
class WhatIf:
    """All that was asked about one assessment; what was not asked is None or empty.

    `assessment` is the one that is asked about, with the settings of `difference` if there are any.
    `short` says that only the first of each list are wanted. `beside` are the other assessments
    that the subject lists.
    """

    assessment: Assessment
    difference: Difference | None = None
    flips: tuple[Flipping, ...] = ()
    leeways: tuple[Leeway, ...] | None = None
    worths: tuple[Worth, ...] | None = None
    interval: Interval | None = None
    short: bool = False
    beside: tuple[Target, ...] = ()
