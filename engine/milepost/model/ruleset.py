"""A rule set ready to assess with: libraries merged, ids resolved, expressions typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from pydantic import Field

from milepost.model.axes import AnswerAxis, Axis, Spot
from milepost.model.criteria import Criterion, Leaf, Parameter
from milepost.model.evidence import Place
from milepost.model.facts import Fact, Part
from milepost.model.following import Escalation
from milepost.model.kinds import ExactNumber
from milepost.model.patterns import Pattern
from milepost.model.policies import Adjustment, OutcomeRule
from milepost.model.remedies import Action, Choice
from milepost.model.results import Result
from milepost.model.scales import NumericScale, StepScale
from milepost.model.tailoring import Tailoring
from milepost.model.text import Text
from milepost.model.uses import Use

Kind = Literal["stage-gate", "compliance", "rubric", "maturity", "library"]
RatersTake = Literal["median", "mean", "min", "max"]
Better = Literal["higher", "lower"]
CoverageBy = Literal["facts", "weight"]


class Severity(Part):
    """How much a gap matters. Listed worst first; the weight holds where a leaf has none."""

    weight: ExactNumber = 1
    title: Text | None = None


class Raters(Part):
    """What becomes of several answers to one question.

    Ratings further apart than `discuss_over` (in points of the scale) are marked `disputed`.
    """

    take: RatersTake = "median"
    discuss_over: ExactNumber | None = Field(default=None, ge=0)


@dataclass(frozen=True, slots=True)
class RuleSet:
    """One policy in one version. Immutable; cited as `id@version` plus the digest.

    `order` names results and the criteria that wait for them, as they are computed; `results` stand
    in that order too. `above` says which axis value lies in which. `leaves` holds every leaf by id,
    those of the libraries included, so that `under("S4.1.1")` finds checks no criterion names;
    `reads` the facts each of them needs.
    `places` says where each criterion, leaf and result is written; `borrowed` names the leaves that
    a library defines. Of an overlay `extends` names the base as `id@version`, and `tailoring` says
    what was changed in it and why. `supervisors` says of a role who sees to it that its actions are
    done.
    """

    id: str
    version: str
    kind: Kind
    title: Text
    effective: date | None
    digest: str
    libraries: Mapping[str, str]
    parameters: Mapping[str, Parameter]
    facts: Mapping[str, Fact]
    scales: Mapping[str, StepScale | NumericScale]
    severities: Mapping[str, Severity]
    tags: Mapping[str, Text]
    axes: Mapping[str, Axis]
    criteria: tuple[Criterion, ...]
    leaves: Mapping[str, Leaf]
    reads: Mapping[str, tuple[str, ...]]
    remedies: Mapping[str, Action | Choice]
    results: Mapping[str, Result]
    main: str
    scope: str | None
    raters: Raters | None
    patterns: tuple[Pattern, ...]
    links: Mapping[str, tuple[Mapping[str, str], ...]] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    borrowed: frozenset[str] = frozenset()
    extends: str = ""
    tailoring: tuple[Tailoring, ...] = ()
    answer_axes: Mapping[str, AnswerAxis] = field(default_factory=dict)
    above: Mapping[Spot, Spot] = field(default_factory=dict)
    outcomes: Mapping[str, OutcomeRule] = field(default_factory=dict)
    adjust: tuple[Adjustment, ...] = ()
    uses: Mapping[str, Use] = field(default_factory=dict)
    used: Mapping[str, RuleSet] = field(default_factory=dict)
    better: Better = "higher"
    coverage: CoverageBy = "facts"
    escalation: tuple[Escalation, ...] = ()
    supervisors: Mapping[str, str] = field(default_factory=dict)
    order: tuple[str, ...] = ()

    @property
    def reference(self) -> str:
        """`id@version`."""
        return f"{self.id}@{self.version}"

    def scoped(self, scope: str | None) -> tuple[Criterion, ...]:
        """The criteria assessed at one value of the scope axis; all where there is no scope."""
        if self.scope is None or scope is None:
            return self.criteria
        return tuple(c for c in self.criteria if c.places.get(self.scope) == scope)

    def titled(self, axis: str, value: str) -> Text:
        """Title of an axis value, or its name."""
        known = self.axes.get(axis, {}).get(value)
        return (known.title if known else None) or Text(en=value, zh=value)

    def severity_rank(self, severity: str | None) -> int:
        """0 for the worst severity; past the last for none."""
        names = list(self.severities)
        return names.index(severity) if severity in names else len(names)
