"""Improvement plans: what is aimed at, within which means, and what is to be done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from milepost.model.evidence import Evidence
from milepost.model.review import Effect, PlannedAction
from milepost.model.values import Number


@dataclass(frozen=True, slots=True)
class Goal:
    """What a plan is to reach: at least a step of the result's scale, or at least a number.

    Of a yes/no the steps are `no` and `yes`. Where lower is better and the number falls as things
    get better, it is at most that number. With neither, the best that the means allow: the highest
    step of the main result, then most of the headline number, then least effort.
    """

    result: str
    step: str | None = None
    number: Number | None = None


@dataclass(frozen=True, slots=True)
class Means:
    """What there is to spend: person days in all, by role and month, until when, and how many.

    None, or a role without an entry, is unlimited.
    """

    budget: Number | None = None
    capacity: Mapping[str, Number] = field(default_factory=dict)
    deadline: date | None = None
    most_actions: int | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """When an action is worked on: the first and the last day, both included."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One action of a plan, in the order of doing.

    `serves` are the criteria that it turns better within this plan, `effect` what real scoring
    says once this action and all before it are done. `weaknesses` are the ranks of those served.
    """

    action: PlannedAction
    stretch: Stretch
    supervisor: str
    serves: tuple[str, ...]
    weaknesses: tuple[int, ...]
    effect: Effect


@dataclass(frozen=True, slots=True)
class Point:
    """The best that a number of person days buys, proven or the best found."""

    effort: Number
    effect: Effect
    actions: tuple[str, ...]
    proven: bool


Limit = Literal["budget", "deadline", "capacity", "actions"]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Why a goal is out of reach: criteria that actions do not mend, or the means.

    `criteria` are the fewest that would have to be met beside all that actions can do, and
    `unmendable` those of them that no action moves at all; both are empty where not even all
    criteria together would do, since something else decides (coverage, a judged level, a fact).
    `limits` are the means that stand in the way instead: those without which alone the goal is
    reached, or all that are set where it takes more. `effort` is the least that the goal takes
    without any of them.
    """

    criteria: tuple[str, ...]
    unmendable: tuple[str, ...]
    limits: tuple[Limit, ...] = ()
    effort: Number | None = None


Proof = Literal["optimal", "gap"]


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan for one assessment: verified by real scoring of the predicted `evidence`.

    `proof` says whether nothing cheaper (or better) exists; else `bound` is the least effort that
    could still be possible; of the best, or of a goal that is not reached, the most of the headline
    number. `conflict` stands where the goal is out of reach; the lines are then those of the best
    that can be reached. `assumptions` are words for what the proof leaves aside (`schedule`).
    """

    goal: Goal
    means: Means
    lines: tuple[PlanLine, ...]
    effort: Number
    before: Effect
    after: Effect
    reached: bool
    proof: Proof
    bound: Number
    evidence: Evidence
    conflict: Conflict | None = None
    curve: tuple[Point, ...] = ()
    assumptions: tuple[str, ...] = ()
