"""The form of evidence, review and waiver files; their JSON Schema comes from these models."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag, model_validator

from milepost.model.facts import Part
from milepost.model.kinds import Day, Instant, Plain, Words, YesNo
from milepost.model.text import FreeText, Text


class SubjectPart(Part):
    """Who or what is assessed, and the subjects it belongs to."""

    id: Words | None = None
    kind: Words = ""
    title: Text | None = None
    organisation: Words | None = None
    programme: Words | None = None
    portfolio: Words | None = None

    @property
    def relations(self) -> dict[str, str]:
        """The related subjects by relation."""
        names = ("organisation", "programme", "portfolio")
        return {name: value for name in names if (value := getattr(self, name))}


class TargetPart(Part):
    """A rule set to assess with, and the gate (or other scope) where it has one."""

    ruleset: Words
    gate: Words | None = None
    scope: Words | None = None


class AnswerPart(Part):
    """One assessor's answer to a question."""

    answer: Words | None = None
    dates: dict[Words, Day] | None = None
    not_applicable: YesNo = False
    ticks: tuple[Words, ...] = ()
    at: dict[Words, Words] = Field(default_factory=dict)
    by: Words = ""
    role: Words = ""
    rationale: FreeText | None = None
    evidence: tuple[Words, ...] = ()
    url: Words = ""
    reason: FreeText | None = None
    collected: Day | None = None

    @model_validator(mode="before")
    @classmethod
    def _plain_answer(cls, raw: Any) -> Any:
        if isinstance(raw, str):
            return {"answer": raw}
        if isinstance(raw, dict) and isinstance(raw.get("evidence"), str):
            return {**raw, "evidence": [raw["evidence"]]}
        return raw

    @model_validator(mode="after")
    def _answers(self) -> AnswerPart:
        said = (self.answer is not None, self.dates is not None, self.not_applicable)
        if sum(said) != 1 or self.dates == {}:
            mend = "give `answer`, `dates`, or `not_applicable: true`"
            raise ValueError("an answer says one thing", mend)
        return self


def _number_of(raw: Any) -> str:
    return "several" if isinstance(raw, (list, tuple)) else "one"


Answers = Annotated[
    Annotated[AnswerPart, Tag("one")] | Annotated[tuple[AnswerPart, ...], Tag("several")],
    Discriminator(_number_of),
]
"""The answers to one question: one, or a list of several."""


class JudgedPart(Part):
    """An assessor's own value for a judged result, and why it is so."""

    step: Words = Field(alias="is")
    by: Words = ""
    rationale: FreeText | None = None
    collected: Day | None = None

    @model_validator(mode="before")
    @classmethod
    def _plain_step(cls, raw: Any) -> Any:
        return {"is": raw} if isinstance(raw, str) else raw

    @model_validator(mode="after")
    def _says_why(self) -> JudgedPart:
        if self.rationale is None or not self.rationale.en.strip():
            raise ValueError("a judged value has a reason", "say why: `rationale`")
        return self


class PlanPart(Part):
    """An action promised for a criterion that is not met."""

    action: FreeText
    owner: Words
    due: Day
    status: Literal["open", "done", "cancelled"] = "open"

    @model_validator(mode="after")
    def _says_what_and_who(self) -> PlanPart:
        if not self.action.en.strip():
            raise ValueError("a plan has an action", "say what will be done: `action`")
        if not self.owner.strip():
            raise ValueError("a plan has an owner", "say who will do it: `owner`")
        return self


class EvidenceFile(Part):
    """What one evidence file of a subject may hold; every key may be left out."""

    subject: SubjectPart | None = None
    as_of: Day | None = None
    assess: tuple[TargetPart, ...] = ()
    by: Words = ""
    role: Words = ""
    at: dict[Words, Words] = Field(default_factory=dict)
    facts: dict[Words, Any] = Field(default_factory=dict)
    answers: dict[Words, Answers] = Field(default_factory=dict)
    judged: dict[Words, Any] = Field(default_factory=dict)
    targets: dict[Words, Words] = Field(default_factory=dict)
    plans: dict[Words, PlanPart] = Field(default_factory=dict)


class ProvenancePart(Part):
    """A fact's value with where it comes from."""

    value: Any
    source: Words = ""
    collected: Day | None = None
    by: Words = ""
    note: FreeText | None = None
    file: Words = ""


class WaiverPart(Part):
    """Leave to miss a criterion for a time."""

    id: Words
    criterion: Words
    reason: FreeText
    approver: Words = ""
    requested_by: Words = ""
    expires: Instant | None = None
    run: YesNo = True


class WaiverFile(Part):
    """The waivers of one subject."""

    waivers: tuple[WaiverPart, ...]


PROVENANCE = frozenset({"source", "collected", "by", "note"})


def is_provenance(raw: Any) -> bool:
    """Whether a fact is written as a mapping around its `value`."""
    return isinstance(raw, dict) and "value" in raw


def is_plain_none(raw: Any) -> bool:
    """Whether a fact says `none`: looked for, and not there."""
    return isinstance(raw, Plain) and raw == "none"
