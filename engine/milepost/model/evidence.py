"""Evidence: what is known about one subject, each value with where it came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from milepost.model.text import Text
from milepost.model.values import Value


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: file relative to the workspace, line from 1, digest of the file."""

    file: str
    line: int
    digest: str = ""


@dataclass(frozen=True, slots=True)
class FactValue:
    """One known fact with its provenance.

    `file` is the file it names and `document` the digest of that file.
    """

    name: str
    value: Value
    place: Place
    collected: date | None = None
    by: str = ""
    source: str = ""
    note: Text | None = None
    file: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """One assessor's answer to a question, or declared not applicable."""

    leaf: str
    place: Place
    answer: str | None = None
    not_applicable: bool = False
    by: str = ""
    role: str = ""
    rationale: Text | None = None
    evidence: tuple[str, ...] = ()
    url: str = ""
    reason: Text | None = None
    collected: date | None = None


@dataclass(frozen=True, slots=True)
class JudgedValue:
    """An assessor's own value for a `judged` result, with the reason for it."""

    result: str
    key: tuple[str, ...]
    value: str
    rationale: Text | None
    place: Place
    by: str = ""
    collected: date | None = None


@dataclass(frozen=True, slots=True)
class Waiver:
    """Leave to miss a criterion for a time. It marks findings and never changes an outcome."""

    id: str
    criterion: str
    reason: Text
    place: Place
    approver: str = ""
    requested_by: str = ""
    expires: date | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """What is assessed: a rule set, and one value of its scope axis where it has one."""

    ruleset: str
    scope: str | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """Who or what is assessed; `relations` name other subjects (organisation: acme)."""

    id: str
    kind: str = ""
    title: Text | None = None
    relations: Mapping[str, str] = field(default_factory=dict)

    @property
    def shown(self) -> Text:
        """Title, or the id where none is given."""
        return self.title or Text(en=self.id, zh=self.id)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything known about one subject.

    `missing` names facts whose document is not there, with the file each of them asked for;
    they are not in `facts`.
    """

    subject: Subject
    as_of: date | None = None
    targets: tuple[Target, ...] = ()
    facts: Mapping[str, FactValue] = field(default_factory=dict)
    missing: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, tuple[Answer, ...]] = field(default_factory=dict)
    judged: tuple[JudgedValue, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    digest: str = ""
