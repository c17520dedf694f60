"""The form of portfolio files; their JSON Schema comes from these models."""

from __future__ import annotations

from pydantic import Field, model_validator

from milepost.model.facts import Part
from milepost.model.kinds import Day, ExactNumber, Expr, Words, YesNo
from milepost.model.text import FreeText, Text
from milepost.sources.choice_form import FigurePart, WeighedPart


class ResourcePart(Part):
    """Money or a role that projects compete for."""

    title: Text
    supply: ExactNumber = Field(ge=0)
    committed: ExactNumber = Field(default=0, ge=0)
    unit: Words = ""
    demand: Words | None = None
    role: YesNo = False
    binds: YesNo = True


class ProjectPart(Part):
    """A project of the portfolio, and what its evidence does not say or says otherwise."""

    title: Text | None = None
    mandatory: YesNo = False
    why: FreeText | None = None
    needs: tuple[Words, ...] = ()
    ratings: dict[Words, FigurePart] = Field(default_factory=dict)
    demand: dict[Words, FigurePart] = Field(default_factory=dict)
    goals: tuple[Words, ...] | None = None
    leads: tuple[Words, ...] | None = None
    high_risk: YesNo | None = None

    @model_validator(mode="after")
    def _says_why_it_must_be(self) -> ProjectPart:
        if self.mandatory and (self.why is None or not self.why.en.strip()):
            raise ValueError("a mandatory project has a reason", "say `why` it has to be done")
        return self


class GoalsPart(Part):
    """The goals that projects are to serve, and which of them a project leads."""

    named: dict[Words, Text] = Field(min_length=1)
    served: Words | None = None
    leads: Expr | None = None


class RiskPart(Part):
    """Which projects are of high risk, and how much of a resource they may hold."""

    high: Expr | None = None
    share_of: Words
    at_most: ExactNumber | None = Field(default=None, ge=0, le=100)
    exposure: Words | None = None


class PortfolioFile(Part):
    """Projects that compete for means, the weighted method that ranks them, and the limits."""

    portfolio: Words
    title: Text
    as_of: Day | None = None
    ruleset: Words | None = None
    gate: Words | None = None
    criteria: dict[Words, WeighedPart] = Field(min_length=1)
    resources: dict[Words, ResourcePart] = Field(default_factory=dict)
    projects: dict[Words, ProjectPart] = Field(min_length=1)
    together: tuple[tuple[Words, ...], ...] = ()
    either: tuple[tuple[Words, ...], ...] = ()
    goals: GoalsPart | None = None
    risk: RiskPart | None = None
    open_dependencies: Words | None = None
