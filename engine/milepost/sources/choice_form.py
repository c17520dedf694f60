"""The form of decision cases and portfolio files; their JSON Schema comes from these models."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, model_validator

from milepost.model.facts import Part
from milepost.model.kinds import Day, ExactNumber, Expr, Words, YesNo
from milepost.model.text import FreeText, Text


class WeighedPart(Part):
    """A weighted criterion: its ends or its scale, and where ratings of subjects come from."""

    title: Text
    weight: ExactNumber = Field(ge=0)
    worst: Words | None = None
    best: Words | None = None
    unit: Words = ""
    scale: Words | None = None
    result: Words | None = None
    fact: Words | None = None
    ruleset: Words | None = None
    gate: Words | None = None
    why: FreeText | None = None

    @model_validator(mode="after")
    def _one_source(self) -> WeighedPart:
        if self.result is not None and self.fact is not None:
            raise ValueError("ratings come from one place", "keep `result` or `fact`, not both")
        return self


class FigurePart(Part):
    """A figure somebody gives, exact or between two ends, with why it is so or what shows it."""

    value: Words | None = None
    low: ExactNumber | None = None
    high: ExactNumber | None = None
    why: FreeText | None = None
    evidence: tuple[Words, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _one_piece(cls, raw: Any) -> Any:
        return _evidence_listed(raw)

    @model_validator(mode="after")
    def _says_how_much_and_why(self) -> FigurePart:
        said = (self.value is not None, self.low is not None, self.high is not None)
        if said not in ((True, False, False), (False, True, True)):
            raise ValueError("a figure is one value or has two ends", "write `value`, or both ends")
        if (self.why is None or not self.why.en.strip()) and not self.evidence:
            raise ValueError("a figure has a reason", "say `why`, or name the `evidence`")
        return self


class AlternativePart(Part):
    """One of the alternatives of a decision."""

    title: Text
    nothing: YesNo = False
    subject: Words | None = None
    ratings: dict[Words, FigurePart] = Field(default_factory=dict)


class StatementPart(Part):
    """A pro, con or reason, and the files and facts that show it."""

    says: FreeText
    evidence: tuple[Words, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _one_piece(cls, raw: Any) -> Any:
        return _evidence_listed(raw)


class GradePart(Part):
    """A grade of advice, and when it is given."""

    grade: Words = Field(alias="is")
    title: Text
    when: Expr | None = None
    why: Text
    meets_bar: YesNo = False


class GradesFile(Part):
    """A table of grades: the first whose `when` holds is given."""

    grades: tuple[GradePart, ...] = Field(min_length=1)


class AdvicePart(Part):
    """What is put forward, what speaks for and against it, and the reasons that decide."""

    on: Words
    pros: tuple[StatementPart, ...] = ()
    cons: tuple[StatementPart, ...] = ()
    reasons: tuple[StatementPart, ...] = ()
    grades: tuple[GradePart, ...] = ()


Lead = Annotated[ExactNumber, Field(ge=0, le=100)]


class DecisionFile(Part):
    """A decision between alternatives, doing nothing among them."""

    decision: Words
    title: Text
    question: Text
    as_of: Day | None = None
    by: Words = ""
    ruleset: Words | None = None
    close: Lead = 5
    criteria: dict[Words, WeighedPart] = Field(min_length=1)
    alternatives: dict[Words, AlternativePart]
    advice: AdvicePart | None = None


def _evidence_listed(raw: Any) -> Any:
    """One piece of evidence may stand without a list."""
    if isinstance(raw, dict) and isinstance(raw.get("evidence"), str):
        return {**raw, "evidence": [raw["evidence"]]}
    return raw
