"""What a portfolio report keeps of each subject: numbers and short texts, never its review."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal

from milepost.model.confidentiality import Class, highest
from milepost.model.priorities import Priorities
from milepost.model.text import Text
from milepost.model.values import Number


@dataclass(frozen=True, slots=True)
class Named:
    """An id with its title."""

    id: str
    title: Text


@dataclass(frozen=True, slots=True)
class Asked:
    """A piece of evidence, and the role that is asked for it (None: nobody is named)."""

    title: Text
    role: Text | None


@dataclass(frozen=True, slots=True)
class Rules:
    """What all subjects assessed with one rule set share.

    `score` is the title of the headline number (None: it has none) with its `decimals`. The values
    of `dimensions` lie from `low` to `high`: levels where `levels` says so, else per cent.
    `criteria` and `asked` grow with what is found in its assessments.
    """

    id: str
    version: str
    kind: Text
    title: Text
    verdict: Text
    score: Text | None
    decimals: int
    lower_is_better: bool
    dimensions: tuple[Named, ...]
    levels: bool
    low: Number
    high: Number
    criteria: dict[str, Text] = field(default_factory=dict, compare=False)
    asked: dict[str, Asked] = field(default_factory=dict, compare=False)

    @property
    def reference(self) -> str:
        """`id@version`."""
        return f"{self.id}@{self.version}"


@dataclass(frozen=True, slots=True)
class Level:
    """A subject's value in one dimension; `sign` is written in its place, where there is one."""

    value: Number | None
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A main result in words, with its tone and sign, and its place among the others, 0 lowest.

    What is not determined stands below all of them, at -1.
    """

    text: Text
    tone: str
    sign: str
    rank: Number


Duty = Literal["condition", "late"]


@dataclass(frozen=True, slots=True)
class Due:
    """What is to be done by a day: a condition of a decision, or an agreed action that is late."""

    duty: Duty
    id: str
    what: Text
    owner: Text
    day: date


@dataclass(frozen=True, slots=True)
class Verdict:
    """One assessment. `meets` says whether its bar is met; None where it cannot be told.

    `low` and `high` are what missing evidence leaves open of the score; `coverage` is a share from
    0 to 1. `met`, `unmet` and `open` are the criteria that apply, the last not assessed. `first` is
    the weakness that weighs most, `action` what is done first, `lacking` the evidence not there.
    """

    rules: Rules
    scope: str
    scope_title: Text | None
    as_of: date
    said: Said
    meets: bool | None
    score: Number | None
    low: Number | None
    high: Number | None
    coverage: Fraction | None
    levels: tuple[Level, ...]
    met: tuple[str, ...]
    unmet: tuple[str, ...]
    open: tuple[str, ...]
    weaknesses: int
    first: str
    action: Text | None
    patterns: tuple[Named, ...]
    lacking: tuple[str, ...]
    due: tuple[Due, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure about the whole portfolio that a subject reports, and where it is written."""

    fact: str
    title: Text
    value: Number
    unit: str
    collected: date | None
    stale: bool
    place: str


@dataclass(frozen=True, slots=True)
class Summary:
    """One subject. `level` is the class of the highest value in it.

    `files` are its reports, by name and language, relative to the portfolio's.
    """

    id: str
    title: Text
    folder: str
    verdicts: tuple[Verdict, ...]
    figures: tuple[Figure, ...]
    level: Class = "public"
    files: Mapping[tuple[str, str], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Failed:
    """A subject that could not be assessed, and why."""

    folder: str
    why: Text


@dataclass(frozen=True, slots=True)
class Portfolio:
    """All subjects of one run; `priorities` are those of its portfolio file, where it has one.

    `audience` is the class of readers it is made for; None for those who may see everything.
    """

    summaries: tuple[Summary, ...]
    failed: tuple[Failed, ...] = ()
    priorities: Priorities | None = None
    audience: Class | None = None

    @property
    def level(self) -> Class:
        """The class of the highest value in any subject."""
        return highest(one.level for one in self.summaries)
