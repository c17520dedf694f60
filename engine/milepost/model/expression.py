"""Expressions of the language: their source, their typed tree, and the trace of an evaluation."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.model.types import Type
from milepost.model.values import Value


@dataclass(frozen=True, slots=True)
class Node:
    """A part of an expression: its place in the source (offsets in characters) and its type."""

    start: int
    end: int
    type: Type | None


@dataclass(frozen=True, slots=True)
class Literal(Node):
    """A number, text, yes/no or date written out."""

    value: Value


@dataclass(frozen=True, slots=True)
class Name(Node):
    """A fact, result, parameter group, or word over an item.

    `depth` is 0 for a name from outside; for a word over an item it counts the list functions
    out to the one whose item is meant, 1 for the nearest.
    """

    name: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Attribute(Node):
    """`of.name`: a record's field, a parameter, a step's value."""

    of: Node
    name: str


@dataclass(frozen=True, slots=True)
class ListOf(Node):
    """`[a, b]`."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not(Node):
    """`not x`."""

    operand: Node


@dataclass(frozen=True, slots=True)
class All(Node):
    """`a and b and ...`."""

    operands: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Any(Node):
    """`a or b or ...`."""

    operands: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Compare(Node):
    """`a < b <= c`: operators stand between the operands, one fewer than there are operands.

    Operators: `== != < <= > >= in not in`.
    """

    operators: tuple[str, ...]
    operands: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Arithmetic(Node):
    """`a + b`, with one of `+ - * /`."""

    operator: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Negate(Node):
    """`-x`."""

    operand: Node


@dataclass(frozen=True, slots=True)
class Call(Node):
    """A named function of the language with its arguments."""

    function: str
    arguments: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression as its author wrote it, and its typed tree once the rule set is linked."""

    source: str
    tree: Node | None = None

    def __str__(self) -> str:
        return self.source


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list function found of one subject: the answer, and whether it is surely listed."""

    subject: str
    answer: Value
    sure: bool


@dataclass(frozen=True, slots=True)
class Trace:
    """The value of a part of an expression and of everything inside it, in source order.

    `each` holds what was asked of every subject of a list of other assessments.
    """

    text: str
    value: Value
    node: Node
    parts: tuple[Trace, ...] = ()
    each: tuple[Asked, ...] = ()
