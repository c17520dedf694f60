"""Portfolios: the projects that compete for means, and what ties them to each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from milepost.model.choices import Alternative, Rating, Weighted
from milepost.model.evidence import Place
from milepost.model.expression import Expression
from milepost.model.text import Text
from milepost.model.values import Number


@dataclass(frozen=True, slots=True)
class Resource:
    """Money or a role that projects compete for.

    `supply` is what there is in all, `committed` what is promised elsewhere. What `binds` limits
    the selection; any other is only watched. `demand` is the fact that says what a project needs.
    """

    name: str
    title: Text
    supply: Number
    committed: Number = 0
    unit: str = ""
    demand: str = ""
    role: bool = False
    binds: bool = True

    @property
    def free(self) -> Number:
        """What there is to be given out."""
        return self.supply - self.committed


@dataclass(frozen=True, slots=True)
class Candidate:
    """A project that competes: its ratings, what it needs of each resource, and its ties.

    `needs` names projects without which it cannot be done. `goals` and `leads` are what it serves
    and carries, None where the file leaves that to its evidence, as with `high_risk`.
    """

    alternative: Alternative
    demands: Mapping[str, Rating]
    mandatory: Text | None = None
    needs: tuple[str, ...] = ()
    goals: tuple[str, ...] | None = None
    leads: tuple[str, ...] | None = None
    high_risk: bool | None = None

    @property
    def name(self) -> str:
        """The name it goes by."""
        return self.alternative.name


@dataclass(frozen=True, slots=True)
class GoalRule:
    """The goals that are to be covered; `served` is the fact that lists those a project serves.

    A project leads the goals that it serves where `leads` holds.
    """

    goals: Mapping[str, Text]
    served: str = ""
    leads: Expression | None = None


@dataclass(frozen=True, slots=True)
class RiskRule:
    """Which projects are of high risk, and the share of a resource that they may hold at most.

    `exposure` is the fact that says how much risk a project carries.
    """

    high: Expression | None
    share_of: str
    at_most: Number | None = None
    exposure: str = ""


@dataclass(frozen=True, slots=True)
class Portfolio:
    """Projects, the method that ranks them, and the limits within which some are selected.

    Of each group in `either` at most one is selected; those of a group in `together` only all at
    once. `open_dependencies` is the fact that counts what a project still waits for.
    """

    name: str
    title: Text
    criteria: tuple[Weighted, ...]
    candidates: tuple[Candidate, ...]
    resources: tuple[Resource, ...]
    together: tuple[tuple[str, ...], ...] = ()
    either: tuple[tuple[str, ...], ...] = ()
    goals: GoalRule | None = None
    risk: RiskRule | None = None
    open_dependencies: str = ""
    as_of: date | None = None
    place: Place = field(default_factory=lambda: Place("", 0))
    digests: Mapping[str, str] = field(default_factory=dict)

    def candidate(self, name: str) -> Candidate:
        """The project of this name. Raises StopIteration for an unknown one."""
        return next(one for one in self.candidates if one.name == name)
