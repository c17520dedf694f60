"""The form of a stored result, as far as comparing needs it; other keys are not looked at."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator

from milepost.model.kinds import (
    Day,
    ExactNumber,
    Plain,
    Whole,
    Words,
    YesNo,
    is_number,
    read_number,
)
from milepost.model.outcomes import Outcome
from milepost.model.text import Text
from milepost.model.values import Number

_EXACT = re.compile(r"-?[0-9]+(/[1-9][0-9]*)?")


def read_exact(raw: object) -> Number:
    """A whole number or a fraction, as text. Raises ValueError for anything else."""
    if not isinstance(raw, str) or isinstance(raw, Plain) or not _EXACT.fullmatch(raw):
        raise ValueError('an exact number such as "1400/17" is expected here')
    number = Fraction(raw)
    return int(number) if number.denominator == 1 else number


def read_said(raw: object) -> Number | bool | str:
    """A number, yes/no or text as JSON holds it. Raises ValueError for a list or a mapping."""
    if isinstance(raw, Plain):
        return read_number(raw) if is_number(raw) else raw == "true"
    if isinstance(raw, str):
        return raw
    raise ValueError("a number, yes/no or text is expected here")


Exact = Annotated[Any, BeforeValidator(read_exact)]
Said = Annotated[Any, BeforeValidator(read_said)]
Raw = Annotated[Any, PlainValidator(lambda raw: raw)]


class Form(BaseModel):
    """Base of what a stored result holds."""

    model_config = ConfigDict(extra="ignore", frozen=True, arbitrary_types_allowed=True)


class SubjectPart(Form):
    """Who was assessed."""

    id: Words
    title: Text


class RuleSetPart(Form):
    """With what."""

    id: Words
    version: Words
    headline: Words | None = None
    better: Literal["higher", "lower"] = "higher"


class TargetPart(Form):
    """The gate, or other value of the scope axis."""

    value: Words


class MainPart(Form):
    """The result that decides."""

    name: Words
    meets_bar: YesNo | None


class JudgedPart(Form):
    """An assessor's own value for a result."""

    step: Words = Field(alias="is")
    by: Words = ""
    rationale: Text | None = None
    file: Words
    line: Whole


class ConclusionPart(Form):
    """A result at one place."""

    step: Words | None = Field(default=None, alias="is")
    value: Said | None = None
    exact: Exact | None = None
    place: dict[str, Words] = Field(default_factory=dict)
    judged: JudgedPart | None = None


class ResultPart(ConclusionPart):
    """A result: one conclusion, or one at each place."""

    title: Text | None = None
    steps: tuple[Words, ...] = ()
    by: tuple[ConclusionPart, ...] | None = None


class WeightsPart(Form):
    """Coverage by weight."""

    assessed: ExactNumber
    applicable: ExactNumber


class CoveragePart(Form):
    """What was supplied of what was needed."""

    supplied: Whole
    needed: Whole
    lacking: tuple[Words, ...]
    weights: WeightsPart | None = None


class FactPart(Form):
    """A fact that was supplied."""

    fact: Words
    value: Raw
    unit: Words | None
    file: Words
    line: Whole
    digest: Words = ""
    collected: Day | None
    source: Words = ""
    stale: YesNo = False


class AnswerPart(Form):
    """An assessor's answer."""

    answer: Words | None
    dates: dict[str, Day] = Field(default_factory=dict)
    not_applicable: YesNo = False
    by: Words = ""
    rationale: Text | None = None
    file: Words
    line: Whole


class ParameterPart(Form):
    """A limit as it stood in the rule set."""

    number: Said = Field(alias="value")


class LimitPart(Form):
    """A limit on a figure, and whether it held."""

    fact: Words
    operator: Literal["<", "<=", ">", ">="]
    limit: ExactNumber
    holds: YesNo


class ShortfallPart(Form):
    """What stands between a check and its being met."""

    fact: Words | None


class RatingPart(Form):
    """A place on a scale."""

    step: Words | None = Field(default=None, alias="is")
    value: ExactNumber | None = None


class CheckPart(Form):
    """One check."""

    id: Words
    statement: Text
    outcome: Outcome
    credit: Exact | None
    severity: Words | None
    rating: RatingPart | None
    condition: dict[str, Words]
    parameters: dict[str, ParameterPart]
    answers: tuple[AnswerPart, ...]
    evidence: tuple[FactPart, ...]
    missing: tuple[Words, ...]
    stale: tuple[Words, ...]
    lost: tuple[Words, ...]
    limits: tuple[LimitPart, ...] = ()
    shortfalls: tuple[ShortfallPart, ...] = ()


class FindingPart(Form):
    """One criterion."""

    id: Words
    title: Text
    places: dict[str, Words]
    outcome: Outcome
    credit: Exact | None
    weight: ExactNumber
    severity: Words | None
    tags: tuple[Words, ...] = ()
    waived: YesNo
    checks: tuple[CheckPart, ...]


class WaiverPart(Form):
    """A waiver and what became of it."""

    id: Words
    criterion: Words
    standing: Words
    expires: Words | None
    file: Words
    line: Whole


class DigestsPart(Form):
    """What the result can be told by."""

    ruleset: Words
    evidence: Words
    engine: Words


class ResultFile(Form):
    """One stored result."""

    subject: SubjectPart
    ruleset: RuleSetPart
    target: TargetPart | None
    as_of: Day
    main: MainPart
    results: dict[str, ResultPart]
    coverage_detail: CoveragePart
    findings: tuple[FindingPart, ...]
    facts: tuple[FactPart, ...] = ()
    waivers: tuple[WaiverPart, ...]
    digests: DigestsPart
