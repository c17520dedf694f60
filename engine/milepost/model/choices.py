"""Choices: what is weighed, on which criteria, with which ratings, and what backs them up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from milepost.model.evidence import Place
from milepost.model.expression import Expression
from milepost.model.text import Text
from milepost.model.values import Number, Range, Value

NOWHERE = Place("", 0)


@dataclass(frozen=True, slots=True)
class Source:
    """Where the ratings of assessed subjects come from: a result under a rule set, or a fact."""

    kind: Literal["result", "fact"]
    name: str
    ruleset: str = ""
    gate: str | None = None


@dataclass(frozen=True, slots=True)
class Weighted:
    """A criterion of a choice: its weight, and the figures that earn 0 and 100 points.

    `best` may be below `worst`: less is then better. `steps` are the words of its scale with their
    figures, lowest first; none where ratings are plain numbers.
    """

    name: str
    title: Text
    weight: Number
    worst: Number
    best: Number
    unit: str = ""
    steps: tuple[tuple[str, Number, Text], ...] = ()
    source: Source | None = None
    why: Text | None = None
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Reference:
    """What backs a statement up: a file with its digest, or a fact of the evidence, and its value.

    `name` is the one of the fact, or the path of the file beside the evidence.
    """

    kind: Literal["file", "fact"]
    name: str
    place: Place
    value: Value = None


Origin = Literal["case", "result", "fact"]
Lack = Literal["unrated", "not-assessed", "undetermined", "missing", "stale"]


@dataclass(frozen=True, slots=True)
class Rating:
    """A figure on one criterion, exact or between two ends, and where it comes from.

    `figure` is None where it is not known, and `lack` says why. A result names the rule set, as
    id@version, that it was assessed with.
    """

    figure: Range | None
    origin: Origin = "case"
    lack: Lack | None = None
    why: Text | None = None
    evidence: tuple[Reference, ...] = ()
    place: Place = NOWHERE
    ruleset: str = ""


UNRATED = Rating(None, lack="unrated")


@dataclass(frozen=True, slots=True)
class Alternative:
    """One of the things to choose from; `subject` is the folder of the one it stands for, if any.

    `nothing` marks doing nothing: going on as today.
    """

    name: str
    title: Text
    ratings: Mapping[str, Rating]
    subject: str = ""
    nothing: bool = False
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Statement:
    """A pro, con or reason, with what backs it up."""

    text: Text
    evidence: tuple[Reference, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade of advice: the first whose `when` holds is given. One without `when` always holds."""

    name: str
    title: Text
    when: Expression | None
    why: Text
    meets_bar: bool


@dataclass(frozen=True, slots=True)
class Advice:
    """What is put forward, and why: for it, against it, and the reasons that decide."""

    on: str
    pros: tuple[Statement, ...]
    cons: tuple[Statement, ...]
    reasons: tuple[Statement, ...]
    grades: tuple[Grade, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A decision to be taken between alternatives, doing nothing among them.

    `close` is the lead, in points of 100, below which it is too close to call.
    """

    name: str
    title: Text
    question: Text
    criteria: tuple[Weighted, ...]
    alternatives: tuple[Alternative, ...]
    close: Number
    place: Place
    by: str = ""
    as_of: date | None = None
    advice: Advice | None = None
    digests: Mapping[str, str] = field(default_factory=dict)

    @property
    def nothing(self) -> Alternative:
        """The alternative of doing nothing."""
        return next(one for one in self.alternatives if one.nothing)

    def alternative(self, name: str) -> Alternative:
        """The alternative of this name. Raises StopIteration for an unknown one."""
        return next(one for one in self.alternatives if one.name == name)

    def criterion(self, name: str) -> Weighted:
        """The criterion of this name. Raises StopIteration for an unknown one."""
        return next(one for one in self.criteria if one.name == name)
