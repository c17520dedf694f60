"""Past results: what a result said of a subject, stored in a file or just computed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal

from milepost.model.evidence import Place
from milepost.model.outcomes import Outcome
from milepost.model.text import Text
from milepost.model.values import Number, Value

FactState = Literal["used", "stale", "missing", "lost"]
Better = Literal["higher", "lower"]
Told = Literal["value", "undetermined", "void"]


@dataclass(frozen=True, slots=True)
class PastFact:
    """A fact as a result saw it; `missing` and `lost` (document gone) have no value.

    `value` is plain: yes/no, number, text, or lists and mappings of these. A day is its ISO text, a
    document a mapping of what is known of it, a point of a series one of `date` and `value`.
    """

    name: str
    state: FactState
    value: Value = None
    unit: str = ""
    place: Place | None = None
    collected: date | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class PastLimit:
    """A comparison of a fact with a constant or parameter: what is asked, and whether it held.

    `operator` is one of `< <= > >=`, the fact on its left.
    """

    fact: str
    operator: str
    limit: Number
    holds: bool


@dataclass(frozen=True, slots=True)
class PastAnswer:
    """An assessor's answer in one line: the step, number or outcome; who gave it, and why."""

    answer: str
    by: str
    place: Place
    rationale: Text | None = None


@dataclass(frozen=True, slots=True)
class PastCheck:
    """One check: what it asked, and what it concluded.

    `condition` holds its expressions as written, `reads` the facts they name; `short` are those of
    them that stand between it and its being met.
    """

    id: str
    statement: Text
    outcome: Outcome
    credit: Fraction | None
    severity: str | None = None
    rating: str | Number | None = None
    condition: Mapping[str, str] = field(default_factory=dict)
    parameters: Mapping[str, Number | str] = field(default_factory=dict)
    answers: tuple[PastAnswer, ...] = ()
    reads: tuple[str, ...] = ()
    limits: tuple[PastLimit, ...] = ()
    short: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PastFinding:
    """One criterion; `waived` where a waiver was live."""

    criterion: str
    title: Text
    outcome: Outcome
    credit: Fraction | None
    weight: Number
    severity: str | None = None
    tags: tuple[str, ...] = ()
    places: Mapping[str, str] = field(default_factory=dict)
    waived: bool = False
    checks: tuple[PastCheck, ...] = ()


@dataclass(frozen=True, slots=True)
class PastLine:
    """One result at one place: a step, an exact number, yes or no; or why there is none.

    `place` names it on the axes of a result that is told by them: (("dimension", "D3"),).
    `steps` are those of its scale, lowest first; `judged` is the assessor's own value, if any.
    """

    name: str
    title: Text | None
    told: Told
    step: str | None = None
    exact: Number | None = None
    truth: bool | None = None
    steps: tuple[str, ...] = ()
    place: tuple[tuple[str, str], ...] = ()
    judged: PastAnswer | None = None


@dataclass(frozen=True, slots=True)
class PastCoverage:
    """What was supplied of what was needed: facts and answers, or weights where `weighed`."""

    supplied: Number
    needed: Number
    lacking: tuple[str, ...] = ()
    weighed: bool = False

    @property
    def percent(self) -> Fraction | None:
        """Supplied over needed, from 0 to 100; None where nothing was needed."""
        return Fraction(self.supplied) * 100 / Fraction(self.needed) if self.needed else None


@dataclass(frozen=True, slots=True)
class PastWaiver:
    """A waiver and its standing: live, expired, unapproved or unused. `until` is shown as is."""

    id: str
    criterion: str
    standing: str
    until: str
    place: Place


@dataclass(frozen=True, slots=True)
class PastResult:
    """What one assessment said: one subject x one rule set version x one scope x one day.

    `rules`, `evidence` and `engine` are the digests and the version it can be told by. `place` is
    the file it was read from; None where it was just computed.
    """

    subject: str
    title: Text
    ruleset: str
    version: str
    scope: str | None
    as_of: date
    main: str
    headline: str | None
    meets_bar: bool | None
    lines: tuple[PastLine, ...]
    coverage: PastCoverage
    findings: tuple[PastFinding, ...]
    facts: Mapping[str, PastFact]
    waivers: tuple[PastWaiver, ...] = ()
    better: Better = "higher"
    rules: str = ""
    evidence: str = ""
    engine: str = ""
    place: Place | None = None

    @property
    def reference(self) -> str:
        """`id@version`."""
        return f"{self.ruleset}@{self.version}"
