"""The form of what a stored result was made of: `inputs`, and the keys that name its rules."""

from __future__ import annotations

from pydantic import Field

from milepost.model.confidentiality import Class
from milepost.model.kinds import Day, Whole, Words
from milepost.model.text import Text
from milepost.sources.result_form import Form, Raw, TargetPart


class DocumentPart(Form):
    """The document that a fact names."""

    file: Words
    digest: Words = ""


class Placed(Form):
    """Where something stood."""

    file: Words
    line: Whole
    digest: Words = ""


class FactPart(Placed):
    """A fact; the value as people write it, null for `none`."""

    fact: Words
    value: Raw
    collected: Day | None = None
    by: Words = ""
    source: Words = ""
    note: Text | None = None
    document: DocumentPart | None = None


class AnswerPart(Placed):
    """An answer; the rest of it is read as an evidence file is."""

    question: Words


class JudgedPart(Placed):
    """A judged value at a place of its axes."""

    result: Words
    at: tuple[Words, ...] = ()


class PlanPart(Placed):
    """A plan."""

    criterion: Words


class RecurrencePart(Form):
    """Since when something was a gap, and in how many results."""

    since: Day
    times: Whole
    before: Day | None = None


class RecurringPart(RecurrencePart):
    """A gap that was one before."""

    criterion: Words


class SubjectPart(Form):
    """Who was assessed."""

    id: Words
    kind: Words = ""
    title: Text
    relations: dict[str, Words] = Field(default_factory=dict)


class RulesPart(Form):
    """With what."""

    id: Words
    version: Words


class DigestsPart(Form):
    """What it can be told by."""

    ruleset: Words
    evidence: Words
    engine: Words = ""
    inputs: Words = ""


class InputsPart(Form):
    """All that an assessment was made of."""

    folder: Words = ""
    facts: tuple[FactPart, ...] = ()
    missing: dict[str, Words] = Field(default_factory=dict)
    answers: tuple[AnswerPart, ...] = ()
    judged: tuple[JudgedPart, ...] = ()
    targets: dict[str, Words] = Field(default_factory=dict)
    plans: tuple[PlanPart, ...] = ()
    waivers: tuple[Placed, ...] = ()
    actions: tuple[Placed, ...] = ()
    uses: tuple[UsePart, ...] = ()
    recurring: tuple[RecurringPart, ...] = ()


class UsePart(Form):
    """A subject whose results are used; name and folder alone where nothing could be evaluated."""

    name: Words
    folder: Words
    subject: SubjectPart | None = None
    ruleset: RulesPart | None = None
    digests: DigestsPart | None = None
    inputs: InputsPart | None = None


InputsPart.model_rebuild()


class StoredPart(Form):
    """One stored result, as far as it says what it was made of."""

    subject: SubjectPart
    ruleset: RulesPart
    target: TargetPart | None
    as_of: Day
    audience: Class | None = None
    digests: DigestsPart
    inputs: InputsPart | None = None
