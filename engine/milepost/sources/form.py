"""The form of evidence, review and waiver files; their JSON Schema comes from these models."""

from __future__ import annotations

from typing import Any

from pydantic import Field, model_validator

from milepost.model.facts import Part
from milepost.model.kinds import Day, Plain, Words, YesNo
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


def _listed(raw: Any) -> Any:
    return raw if isinstance(raw, (list, tuple)) else [raw]


class AnswerPart(Part):
    """One assessor's answer to a question."""

    answer: Words | None = None
    not_applicable: YesNo = False
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
        if (self.answer is None) == (not self.not_applicable):
            raise ValueError("an answer says one thing", "give `answer`, or `not_applicable: true`")
        return self


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


class EvidenceFile(Part):
    """What one evidence file of a subject may hold; every key may be left out."""

    subject: SubjectPart | None = None
    as_of: Day | None = None
    assess: tuple[TargetPart, ...] = ()
    by: Words = ""
    role: Words = ""
    facts: dict[Words, Any] = Field(default_factory=dict)
    answers: dict[Words, tuple[AnswerPart, ...]] = Field(default_factory=dict)
    judged: dict[Words, Any] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _one_answer(cls, raw: Any) -> Any:
        answers = raw.get("answers") if isinstance(raw, dict) else None
        if not isinstance(answers, dict):
            return raw
        return {**raw, "answers": {name: _listed(value) for name, value in answers.items()}}


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
    expires: Day | None = None


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
