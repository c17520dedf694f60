"""Results: how findings become numbers, and numbers conclusions."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal, Protocol

from pydantic import Field, model_validator

from milepost.model.evidence import JudgedValue
from milepost.model.expression import Expression, Trace
from milepost.model.facts import Part
from milepost.model.kinds import ExactNumber, Expr, Plain, Whole, Words
from milepost.model.scales import StepScale
from milepost.model.text import Text
from milepost.model.values import Number, Step, Value, Withheld

RoundingMode = Literal["half-up", "half-even", "half-down", "floor", "ceiling", "truncate"]
Item = Mapping[str, Value]


class Rounding(Part):
    """Rounding at a named place: `to` decimals."""

    to: Whole = Field(default=0, ge=0)
    mode: RoundingMode = "half-up"


class Limit(Part):  # type: ignore[no-redef] # one key is read in two ways
    """A bound on a result that holds when `when` does.

    An end is a step of the result's scale, or an expression: `most` and `least` are the same ends
    read as one, and None where a step is meant.
    """

    at_most: Words | None = None
    at_least: Words | None = None
    most: Expr | None = Field(default=None, alias="at_most")
    least: Expr | None = Field(default=None, alias="at_least")
    when: Expr | None = None
    why: Text | None = None

    @model_validator(mode="after")
    def _one_bound(self) -> Limit:
        if (self.at_most is None) == (self.at_least is None):
            raise ValueError("a limit has one bound", "write either `at_most` or `at_least`")
        return self


class Replacement(Part):
    """`instead`: the step a result shows when `when` holds, whatever was computed."""

    step: Words = Field(alias="is")
    when: Expr | None = None
    why: Text | None = None


class Void(Part):
    """When there is no value at all, and why."""

    when: Expr
    why: Text | None = None


class Row(Part):  # type: ignore[no-redef] # one key is read in two ways
    """A row of a decision table; the first whose `when` holds decides.

    `number` is what it gives where the table has no scale: `is` read as an expression.
    """

    step: Words = Field(alias="is")
    number: Expr | None = Field(default=None, alias="is")
    when: Expr | None = None
    id: Words | None = None
    conditions: Expr | None = None
    why: Text | None = None


@dataclass(frozen=True, slots=True)
class Bound:
    """A limit that applied: the step or number it allowed, and whether it changed the value.

    `limit` is its place among the limits of the result.
    """

    text: str
    why: Text | None
    bound: bool
    limit: int = 0


@dataclass(frozen=True, slots=True)
class Conclusion:
    """One value of a result and how it came about.

    `exact` is the number (None for a step without one), `step` the place on the result's scale.
    `undetermined` says that missing evidence stood in the way, `void` why there is no value.
    `withheld` stands in place of a number that the reader may not see.
    """

    exact: Number | None = None
    step: Step | None = None
    truth: bool | None = None
    computed: Step | Number | None = None
    limits: tuple[Bound, ...] = ()
    undetermined: bool = False
    void: Text | None = None
    row: int | None = None
    why: Text | None = None
    judged: JudgedValue | None = None
    blocking: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    traces: tuple[tuple[str, Trace], ...] = ()
    withheld: Withheld | None = None

    @property
    def value(self) -> Value:
        """What other results see: a step, else a number, else yes/no; None where undetermined."""
        if self.undetermined or self.void is not None:
            return None
        return self.step if self.step is not None else self._plain_value

    @property
    def _plain_value(self) -> Value:
        return self.exact if self.exact is not None else self.truth


class Board(Protocol):
    """What a result sees: items, other results, coverage, parameters and facts."""

    def ask(self, expression: Expression, item: Item | None = None) -> Value:
        """Value of an expression; over the words of one item where it is given."""

    def trace(self, expression: Expression) -> Trace:
        """The same with the value of every part."""

    def items(self, name: str) -> tuple[Item, ...]:
        """`criteria` or `checks`, narrowed to the result's own place."""

    def only(self, axis: str, value: str) -> Board:
        """The board narrowed further to what lies in one value of an axis."""

    def spread(self, axes: tuple[str, ...]) -> tuple[Item, ...]:
        """The criteria once for each value of the axes that come with the answers."""

    def path(self, item: Item, axis: str) -> tuple[str, ...]:
        """The values of an axis that an item lies in, outermost first."""

    def node_weight(self, axis: str, value: str) -> Number:
        """The weight of an axis value; 1 where it comes with the answers."""

    def scale(self, name: str) -> StepScale:
        """A scale of steps by name."""

    def axis(self, name: str) -> tuple[str, ...]:
        """Values of an axis, in order."""

    def result(self, name: str) -> Conclusion:
        """Another result (at the same place, for results with `by`)."""

    def judged(self) -> JudgedValue | None:
        """The assessor's value for this result at its place."""


class Result(Part, ABC):
    """A named conclusion. Order inside one: void, base, times, round, limits, instead.

    `told_by` is the key that tells the form; where a form's key also serves another, it is asked
    last.
    """

    told_by: ClassVar[str]
    told_last: ClassVar[bool] = False

    title: Text | None = None
    scale: Words | None = None
    by: tuple[Words, ...] = ()
    times: ExactNumber | None = None
    round: Rounding | None = None
    show: Whole | None = Field(default=None, ge=0, le=6)
    limits: tuple[Limit, ...] = ()
    instead: tuple[Replacement, ...] = ()
    void: Void | None = None

    @model_validator(mode="before")
    @classmethod
    def _one_axis(cls, raw: Any) -> Any:
        if isinstance(raw, dict) and isinstance(raw.get("by"), (str, Plain)):
            return {**raw, "by": [raw["by"]]}
        return raw

    @abstractmethod
    def compute(self, board: Board) -> Conclusion:
        """The base value, before times, round, limits and instead."""

    @property
    def names(self) -> tuple[str, ...]:
        """Other results named outside expressions."""
        return ()
