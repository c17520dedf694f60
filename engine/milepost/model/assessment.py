"""The assessment: one subject under one rule set at one date, with everything it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal

from milepost.model.confidentiality import Class
from milepost.model.criteria import Criterion, Judgement, Leaf
from milepost.model.evidence import Evidence, Plan, Waiver
from milepost.model.outcomes import Outcome
from milepost.model.policies import Adjustment
from milepost.model.results import Conclusion
from milepost.model.ruleset import RuleSet
from milepost.model.text import Text
from milepost.model.used import NOTHING_USED, Used
from milepost.model.values import Number, Step, Withheld

UNMET: frozenset[Outcome] = frozenset({"partial", "fail", "not-assessed", "error"})


@dataclass(frozen=True, slots=True)
class LeafFinding:
    """What one leaf of a criterion concluded, and the evidence it needed.

    `reads` are the facts its expressions name; `missing`, `stale` and `lost` (document gone) are
    those of them that could not be used.
    """

    leaf: Leaf
    judgement: Judgement
    severity: str | None
    weight: Number
    tags: frozenset[str]
    reads: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    target: Number | None = None

    @property
    def unmet(self) -> bool:
        """Whether the leaf is a gap."""
        return self.judgement.outcome in UNMET


@dataclass(frozen=True, slots=True)
class Forced:
    """A line of `adjust` that moved a rating or credit; `after` is None where it cannot be told.

    `withheld` stands in place of both where the reader may not see them.
    """

    line: Adjustment
    before: Number | None
    after: Number | None
    withheld: Withheld | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What one criterion concluded from its leaves. `severity` is that of the worst unmet leaf.

    `credit` is None where it has no value: the criterion then leaves every mean, unless it is
    `counted` (inconclusive). `forced` are the lines of `adjust` that moved it, with the number
    before and after. `plan` is what is promised, while it is open and in time.
    """

    criterion: Criterion
    outcome: Outcome
    credit: Fraction | None
    severity: str | None
    leaves: tuple[LeafFinding, ...]
    waiver: Waiver | None = None
    counted: bool = True
    rating: Step | Number | None = None
    forced: tuple[Forced, ...] = ()
    plan: Plan | None = None

    @property
    def unmet(self) -> bool:
        """Whether the criterion is a gap."""
        return self.outcome in UNMET


@dataclass(frozen=True, slots=True)
class Coverage:
    """Share of the needed facts and answers that were supplied, from 0 to 1; and which lack.

    `weights` are the weight assessed and the weight applicable, where coverage is by weight.
    """

    supplied: tuple[str, ...]
    lacking: tuple[str, ...]
    weights: tuple[Number, Number] | None = None

    @property
    def share(self) -> Fraction | None:
        """Supplied over needed, or assessed over applicable weight; None where nothing is."""
        if self.weights is not None:
            assessed, applicable = self.weights
            return Fraction(assessed) / Fraction(applicable) if applicable else None
        needed = len(self.supplied) + len(self.lacking)
        return Fraction(len(self.supplied), needed) if needed else None

    @property
    def percent(self) -> Fraction | None:
        """The share times 100."""
        return None if self.share is None else self.share * 100


@dataclass(frozen=True, slots=True)
class ResultLine:
    """A result with what missing evidence could still make of it."""

    name: str
    conclusion: Conclusion
    worst: Conclusion
    best: Conclusion
    by: Mapping[tuple[str, ...], tuple[Conclusion, Conclusion, Conclusion]]

    @property
    def sensitive(self) -> bool:
        """Whether missing evidence could change it, or stands in the way of telling it."""
        return self.worst.value != self.best.value or self.conclusion.undetermined


NoticeKind = Literal[
    "stale", "document", "waiver", "plan", "dispute", "action", "inference", "note"
]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the reader must know: stale evidence, a lost document, a waiver without effect.

    `bare` says the same without what evidence holds: what the fact `about` holds, or, where that is
    empty, what people said.
    """

    kind: NoticeKind
    text: Text
    bare: Text | None = field(default=None, compare=False)
    about: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Derived:
    """A conclusion across findings: which pattern drew it, and what it rests on.

    `supported_by` names the facts by id, `support` the same in words for a reader; `criteria` are
    those whose findings, or whose group, took part.
    """

    pattern: str
    kind: str
    fields: tuple[tuple[str, str | Number], ...]
    title: Text
    why: Text | None
    supported_by: tuple[str, ...]
    support: tuple[Text, ...] = ()
    criteria: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """One subject x one rule set version x one target x one as-of date.

    `audience` is the class of readers it is made for; None for those who may see everything. Where
    values are withheld from them, `whole` is the assessment as it was scored: to ask again how a
    result came about, never to be shown.
    """

    ruleset: RuleSet
    evidence: Evidence
    scope: str | None
    as_of: date
    findings: tuple[Finding, ...]
    results: Mapping[str, ResultLine]
    coverage: Coverage
    waivers: tuple[tuple[Waiver, str], ...] = ()
    notices: tuple[Notice, ...] = ()
    derived: tuple[Derived, ...] = ()
    used: Used = NOTHING_USED
    audience: Class | None = None
    whole: Assessment | None = field(default=None, compare=False, repr=False)

    @property
    def main(self) -> ResultLine:
        """The result that decides the exit code."""
        return self.results[self.ruleset.main]
