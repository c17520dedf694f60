"""Evidence: what is known about one subject, each value with where it came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from milepost.model.text import Text
from milepost.model.values import Value, Withheld

if TYPE_CHECKING:
    from milepost.model.following import RecordedAction


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: file relative to the workspace, line from 1, digest of the file.

    Without a file it is withheld.
    """

    file: str
    line: int
    digest: str = ""

    @property
    def shown(self) -> str:
        """`file:line`; empty where it is withheld."""
        return f"{self.file}:{self.line}" if self.file else ""


NOWHERE = Place("", 0)
"""A place that is withheld."""


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
    """One assessor's answer to a question, or declared not applicable.

    `answer` is a step, a number, or an outcome (of an imported leaf); `dates` says since when each
    step holds, instead. `ticks` are the quality criteria that hold. `at` places the answer on the
    axes that come with the answers, sorted: (("team", "red"),). `withheld` stands in place of what
    the reader may not see.
    """

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
    ticks: tuple[str, ...] = ()
    dates: tuple[tuple[str, date], ...] = ()
    at: tuple[tuple[str, str], ...] = ()
    withheld: Withheld | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """An action promised for an unmet criterion: by whom and until when."""

    criterion: str
    action: Text
    owner: str
    due: date
    place: Place
    status: Literal["open", "done", "cancelled"] = "open"


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
    """Leave to miss a criterion for a time. It marks findings and never changes an outcome.

    `expires` is the first instant it no longer holds: the start of a bare day, in UTC. A waiver
    that does not `run` says that nobody looks at the criterion meanwhile (mark `skipped`).
    """

    id: str
    criterion: str
    reason: Text
    place: Place
    approver: str = ""
    requested_by: str = ""
    expires: datetime | None = None
    run: bool = True

    @property
    def until(self) -> str:
        """The end as it is shown: the day where it is the start of one in UTC; empty without."""
        if self.expires is None:
            return ""
        return self.expires.isoformat().removesuffix("T00:00:00+00:00")


@dataclass(frozen=True, slots=True)
class Target:
    """What is assessed: a rule set, and one value of its scope axis where it has one."""

    ruleset: str
    scope: str | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """Who or what is assessed; `relations` name other subjects by folder (organisation: acme).

    `folder` is the name of its own.
    """

    id: str
    kind: str = ""
    title: Text | None = None
    relations: Mapping[str, str] = field(default_factory=dict)
    folder: str = ""

    @property
    def shown(self) -> Text:
        """Title, or the id where none is given."""
        return self.title or Text(en=self.id, zh=self.id)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything known about one subject.

    `missing` names facts whose document is not there, with the file each of them asked for;
    they are not in `facts`. `targets_of` gives the step or number aimed at by leaf, `plans` what is
    promised by criterion.
    """

    subject: Subject
    as_of: date | None = None
    targets: tuple[Target, ...] = ()
    facts: Mapping[str, FactValue] = field(default_factory=dict)
    missing: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, tuple[Answer, ...]] = field(default_factory=dict)
    judged: tuple[JudgedValue, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    targets_of: Mapping[str, str] = field(default_factory=dict)
    plans: Mapping[str, Plan] = field(default_factory=dict)
    actions: tuple[RecordedAction, ...] = ()
    digest: str = ""
