"""What an aggregation is: many weighted numbers in, one exact number out."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar, Literal

from milepost.model.kinds import read_text, read_whole

Argument = Literal["none", "count", "names"]


@dataclass(frozen=True, slots=True)
class Weighted:
    """One counted number: its weight (0 or more), and the criterion or axis value it is of."""

    value: Fraction
    weight: Fraction = Fraction(1)
    name: str = ""


@dataclass(frozen=True)
class Aggregation(ABC):
    """One way to `take`; its docstring is its reference text.

    `argument` says what is written behind its name: nothing, a whole number, or a list of names.
    `gives_truth`: 1 and 0 stand for yes and no. `weighted`: weights play a part, and what weighs
    nothing does not count. `passes_over`: one whose value is not known is passed over.
    """

    argument: ClassVar[Argument] = "none"
    gives_truth: ClassVar[bool] = False
    weighted: ClassVar[bool] = False
    passes_over: ClassVar[bool] = False
    example: ClassVar[str] = ""

    @abstractmethod
    def take(self, values: Sequence[Weighted]) -> Fraction | None:
        """The aggregate, or None where it is undefined."""


@dataclass(frozen=True)
class Counting(Aggregation):
    """An aggregation with a number behind its name."""

    argument: ClassVar[Argument] = "count"

    number: int


@dataclass(frozen=True)
class Naming(Aggregation):
    """An aggregation with names behind its name."""

    argument: ClassVar[Argument] = "names"

    names: tuple[str, ...]


def made(kind: type[Aggregation], name: str, argument: Any) -> Aggregation:
    """The aggregation with its argument. Raises ValueError for one that does not fit."""
    if kind.argument == "none":
        if argument is not None:
            raise ValueError(f"`{name}` takes nothing behind its name", f"write `take: {name}`")
        return kind()
    if argument is None:
        raise ValueError(f"`{name}` needs an argument", f"write `take: {kind.example}`")
    if kind.argument == "names":
        return kind(_names(name, argument))  # type: ignore[call-arg]
    return kind(_number(name, argument))  # type: ignore[call-arg]


def _number(name: str, argument: Any) -> int:
    lacking = ValueError(f"`{name}` needs a number from 1 upwards")
    try:
        number = read_whole(argument)
    except ValueError:
        raise lacking from None
    if number < 1:
        raise lacking
    return number


def _names(name: str, argument: Any) -> tuple[str, ...]:
    if not isinstance(argument, list | tuple) or not argument:
        raise ValueError(f"`{name}` needs a list of names", "write `take: {first: [expert, self]}`")
    return tuple(read_text(item) for item in argument)


def is_met(number: Fraction) -> bool:
    """Whether a number counts as met: full credit or more."""
    return number >= 1
