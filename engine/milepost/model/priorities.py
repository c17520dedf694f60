"""Priorities: what ranking and selecting the projects of a portfolio found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from milepost.model.portfolios import Portfolio
from milepost.model.rankings import Scored
from milepost.model.values import Number


@dataclass(frozen=True, slots=True)
class Selection:
    """The projects selected, in order of rank, and the sum of their scores.

    `proven` says that no other selection has more; else `bound` is the most that one could have.
    """

    names: tuple[str, ...]
    total: Fraction
    proven: bool
    bound: Fraction


Why = Literal["limit", "demand", "needs", "either", "unrated"]


@dataclass(frozen=True, slots=True)
class Passed:
    """A project that is not selected. `why` says what stands in the way.

    `price` is what the total would lose if it had to be in, `instead` what would have to go; None
    where it cannot be in at all.
    """

    name: str
    why: Why
    price: Fraction | None = None
    instead: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Duty:
    """A mandatory project, and what the total would gain if it were not."""

    name: str
    price: Fraction


@dataclass(frozen=True, slots=True)
class Usage:
    """A resource: asked for by all, given to the selected, left over; and what is not known.

    `lacking` are projects whose demand is not known.
    """

    resource: str
    asked: Number
    given: Number
    by: Mapping[str, Number]
    left: Number
    lacking: tuple[str, ...]

    @property
    def free(self) -> Number:
        """What there is to be given out."""
        return self.given + self.left


@dataclass(frozen=True, slots=True)
class Change:
    """What is in and what is out beside the selection that stands, and the total it comes to."""

    total: Fraction
    into: tuple[str, ...]
    out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class More:
    """What more of a resource would bring: a tenth of it, and the least that changes anything."""

    resource: str
    tenth: Number
    then: Change
    least: Number | None = None
    next: Change | None = None


@dataclass(frozen=True, slots=True)
class Swing:
    """One weight changed by `percent` of itself: how many pairs swap, and the selection then."""

    percent: int
    swaps: tuple[tuple[str, str], ...]
    change: Change


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """How the order and the selection answer to one weight.

    `first` is the share of the weights, in percent, at which two projects first change places.
    """

    criterion: str
    share: Fraction
    swings: tuple[Swing, ...]
    first: tuple[Fraction, str, str] | None


@dataclass(frozen=True, slots=True)
class Traits:
    """What the counts of a portfolio ask of a project; None where it is not known.

    `goals` are those it serves, `leads` those it carries, `waiting` its open dependencies.
    """

    goals: tuple[str, ...] | None = None
    leads: tuple[str, ...] | None = None
    high: bool | None = None
    exposure: Number | None = None
    waiting: Number | None = None


@dataclass(frozen=True, slots=True)
class Served:
    """A goal with the projects that serve and lead it, and those of whom that is not known."""

    goal: str
    served: tuple[str, ...]
    led: tuple[str, ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Risky:
    """The projects of high risk, and the percentage of the resource that they hold.

    `exposure` is the mean risk, weighted by the resource; None where it cannot be told, such as
    for want of the risk of those `unexposed`.
    """

    high: tuple[str, ...]
    unknown: tuple[str, ...]
    share: Fraction | None
    exposure: Fraction | None
    unexposed: tuple[str, ...]


Missing = Literal["not-selected", "not-candidate"]


@dataclass(frozen=True, slots=True)
class Gap:
    """A dependency of `name` on a project that is not there to rely on."""

    name: str
    on: str
    why: Missing


@dataclass(frozen=True, slots=True)
class Counts:
    """What a portfolio, all of it or a selection, comes to.

    `waiting` counts open dependencies by project, None where it is not known.
    """

    names: tuple[str, ...]
    goals: tuple[Served, ...]
    overbooked: tuple[str, ...]
    risk: Risky | None
    gaps: tuple[Gap, ...]
    waiting: Mapping[str, Number | None]


@dataclass(frozen=True, slots=True)
class Blocked:
    """Why nothing can be selected: what the mandatory projects ask beyond a limit, or an `either`.

    `lacking` are mandatory projects whose demand is not known.
    """

    over: Mapping[str, Number]
    clashes: tuple[tuple[str, ...], ...]
    lacking: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Priorities:
    """A portfolio in order, what is selected of it, and how firmly that stands.

    `unrated` are projects of which no rating is known; they are neither ranked nor selected.
    `at_best` is the selection if all that is not known turned out best.
    """

    portfolio: Portfolio
    scored: tuple[Scored, ...]
    shares: Mapping[str, Fraction]
    unrated: tuple[str, ...]
    selection: Selection | None
    blocked: Blocked | None
    at_best: Change | None
    from_top: bool
    passed: tuple[Passed, ...]
    duties: tuple[Duty, ...]
    usage: tuple[Usage, ...]
    more: tuple[More, ...]
    sensitivity: tuple[Sensitivity, ...]
    all: Counts
    chosen: Counts | None
    reweighted: tuple[str, ...] = ()
