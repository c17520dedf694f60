"""Criteria and the leaves they consist of: what is asked, and how one answer to it is judged."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, ClassVar, Protocol

from pydantic import Field, model_validator

from milepost.model.evidence import Answer
from milepost.model.expression import Expression, Trace
from milepost.model.facts import Part
from milepost.model.kinds import Day, ExactNumber, Expr, Words, YesNo, read_number
from milepost.model.outcomes import Need, Outcome
from milepost.model.policies import Credit, NotApplicable, Status
from milepost.model.remedies import RemedyOrId
from milepost.model.scales import Scale
from milepost.model.text import Text
from milepost.model.values import Number, Step, Value, shown_number

EXAMPLE_DAY = date(2026, 6, 30)


class Parameter(Part):
    """A limit that stands in conditions as `param.x` and in texts as `<x>`."""

    value: Any
    unit: Words | None = None
    title: Text | None = None

    @model_validator(mode="before")
    @classmethod
    def _plain_value(cls, raw: Any) -> Any:
        return raw if isinstance(raw, (dict, Parameter)) else {"value": raw}

    @model_validator(mode="after")
    def _read_value(self) -> Parameter:
        object.__setattr__(self, "value", _number_or_text(self.value))
        return self

    @property
    def shown(self) -> str:
        """The value as it is written in a text."""
        return self.value if isinstance(self.value, str) else shown_number(self.value)


def _number_or_text(raw: Any) -> Number | str:
    try:
        return read_number(raw)
    except ValueError:
        if isinstance(raw, str):
            return str(raw)
        raise ValueError("a parameter is a number or a text") from None


class Example(Part):
    """A test of the criterion that stands in the rule file: given these facts, this outcome.

    `given` may also name another check by id with the outcome it is to have, or a question with
    its answer. Examples are judged as of 2026-06-30 where they name no other day.
    """

    given: dict[Words, Any]
    then: Words
    as_of: Day = EXAMPLE_DAY


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one leaf concluded.

    `credit` is from 0 to 1, or None where it has no value: the leaf then leaves every mean, unless
    it is `counted` (inconclusive). `named` is the further outcome of the rule set, if it is one;
    `disputed` says that assessors are too far apart.
    `worst` and `best` are what missing evidence could still make of it (None: nothing, it is
    settled). `traces` holds every expression asked, by its key.
    """

    outcome: Outcome
    credit: Fraction | None
    rating: Step | Number | None = None
    reason: str = ""
    traces: tuple[tuple[str, Trace], ...] = ()
    answers: tuple[Answer, ...] = ()
    worst: Judgement | None = None
    best: Judgement | None = None
    counted: bool = True
    named: str = ""
    disputed: bool = False


class Seen(Protocol):
    """What a leaf sees while it is judged."""

    @property
    def as_of(self) -> date:
        """The day the leaf is judged at."""

    def ask(self, key: str, expression: Expression) -> Value:
        """Value of an expression of the leaf; the trace is kept under `key`."""

    def outcome(self, name: str) -> Outcome:
        """The built-in outcome that a reported one is or behaves like."""

    def answers(self, leaf: Leaf) -> tuple[Answer, ...]:
        """Answers given to this leaf."""

    def scale(self, leaf: Leaf) -> Scale | None:
        """The scale the leaf names."""

    def combined(self, ratings: tuple[Number, ...]) -> Number:
        """One number from several raters, as the rule set's `raters` says."""


class Leaf(Part, ABC):
    """One thing that is judged: a check, a set of steps, or a question answered by an assessor.

    `answered` says whether it needs an assessor's answer.
    """

    answered: ClassVar[bool] = False

    id: Words
    title: Text | None = None
    statement: Text | None = None
    why: Text | None = None
    source: tuple[Words, ...] = ()
    scale: Words | None = None
    severity: Words | None = None
    weight: ExactNumber | None = Field(default=None, ge=0)
    tags: tuple[Words, ...] = ()
    owner: Words | None = None
    parameters: dict[Words, Parameter] = Field(default_factory=dict)
    applies: Expr | None = None
    requires: Expr | None = None
    not_applicable: NotApplicable | None = None
    not_assessed: Credit | None = None
    target: Words | None = None
    needs: tuple[Need, ...] = ()
    anchors: dict[Words, Text] = Field(default_factory=dict)
    remedy: RemedyOrId | None = None
    examples: tuple[Example, ...] = ()

    @abstractmethod
    def judge(self, seen: Seen) -> Judgement:
        """Outcome and credit from what is seen; applicability is settled by the caller."""

    @property
    def shown(self) -> Text:
        """Statement with the parameters' values filled in; title or id where none is written."""
        text = self.statement or self.title or Text(en=self.id)
        return text.filled({name: p.shown for name, p in self.parameters.items()})


@dataclass(frozen=True, slots=True)
class Criterion:
    """A requirement: its place on the axes and the leaves it consists of.

    A criterion judged directly has one leaf with its own id.
    """

    id: str
    title: Text
    statement: Text | None
    why: Text | None
    places: Mapping[str, str]
    leaves: tuple[Leaf, ...]
    weight: Number
    tags: tuple[str, ...]
    source: tuple[str, ...]
    owner: str | None
    examples: tuple[Example, ...]
    core: YesNo = False
    status: Status = "active"
