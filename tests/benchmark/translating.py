"""Typed conditions written in the languages of other engines, those with operators in between."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from milepost.model.expression import (
    All,
    Any,
    Call,
    Compare,
    ListOf,
    Literal,
    Name,
    Node,
    Not,
)
from milepost.model.values import Value


class Untranslatable(Exception):  # noqa: N818 - the name says what happened
    """The condition uses what the reference engines have no common form for."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """How one language spells what differs; `{0}` stands for the argument.

    `smallest` spells the smallest of two, `member` a field of a record. With `floating` every
    number is written as a float.
    """

    conjunction: str
    disjunction: str
    negation: str
    length: str
    smallest: str
    floating: bool = False
    there: str = "{0} != null"
    member: str = "{0}.{1}"


@dataclass(frozen=True, slots=True)
class Translator:
    """Writes conditions over complete evidence, as asked on the day `as_of`."""

    dialect: Dialect
    as_of: date

    def text(self, node: Node) -> str:
        """The condition in the other language. Raises Untranslatable."""
        write = _WRITERS.get(type(node))
        if write is None:
            raise Untranslatable(type(node).__name__)
        return write(self, node)

    def joined(self, words: str, texts: list[str]) -> str:
        """Several conditions in one."""
        return f"({f' {words} '.join(texts)})" if len(texts) > 1 else texts[0]

    def member(self, node: Node, name: str) -> str:
        """A field of a record."""
        return self.dialect.member.format(self.text(node), name)

    def value(self, value: Value) -> str:
        """A constant."""
        if isinstance(value, bool | str):
            return json.dumps(value)
        if isinstance(value, int | Fraction):
            return str(float(value)) if self.dialect.floating else str(plain_number(value))
        raise Untranslatable(repr(value))


def plain_number(number: int | Fraction) -> int | float:
    """A whole number as it is, any other as the nearest float."""
    return number.numerator if number.denominator == 1 else float(number)


def literal(node: Node) -> Value:
    """The value of a constant. Raises Untranslatable where `node` is none."""
    if not isinstance(node, Literal):
        raise Untranslatable(type(node).__name__)
    return node.value


def day_limits(node: Call, as_of: date) -> tuple[int, int]:
    """The days, counted as `date.toordinal` does, between which `fresh` holds."""
    days = literal(node.arguments[1])
    if not isinstance(days, int):
        raise Untranslatable("fresh")
    return as_of.toordinal() - days, as_of.toordinal()


def is_document(node: Node) -> bool:
    """Whether `node` stands for a document."""
    return node.type is not None and node.type.name == "document"


def items_of(node: Node) -> tuple[Value, ...]:
    """The constants of a list written out. Raises Untranslatable."""
    if not isinstance(node, ListOf):
        raise Untranslatable(type(node).__name__)
    return tuple(literal(item) for item in node.items)


def _compare(to: Translator, node: Compare) -> str:
    texts = [to.text(operand) for operand in node.operands]
    pairs = zip(texts, node.operators, texts[1:], strict=False)
    return to.joined(to.dialect.conjunction, [f"({a} {sign} {b})" for a, sign, b in pairs])


def _call(to: Translator, node: Call) -> str:
    write = _CALLS.get(node.function)
    if write is None:
        raise Untranslatable(node.function)
    return write(to, node)


def _present(to: Translator, node: Call) -> str:
    asked = node.arguments[0]
    if is_document(asked):
        return f'({to.member(asked, "status")} != "")'
    return f"({to.dialect.there.format(to.text(asked))})"


def _fresh(to: Translator, node: Call) -> str:
    first, last = (to.value(day) for day in day_limits(node, to.as_of))
    day = to.member(node.arguments[0], "day")
    return to.joined(to.dialect.conjunction, [f"({day} >= {first})", f"({day} <= {last})"])


def _covers(to: Translator, node: Call) -> str:
    held = to.text(node.arguments[0])
    items = [f"({to.value(item)} in {held})" for item in items_of(node.arguments[1])]
    return to.joined(to.dialect.conjunction, items)


def _smallest(to: Translator, node: Call) -> str:
    least, *others = (to.text(argument) for argument in node.arguments)
    for other in others:
        least = to.dialect.smallest.format(least, other)
    return least


_CALLS: Mapping[str, Callable[[Translator, Call], str]] = {
    "approved": lambda to, node: f'({to.member(node.arguments[0], "status")} == "approved")',
    "present": _present,
    "fresh": _fresh,
    "covers": _covers,
    "len": lambda to, node: to.dialect.length.format(to.text(node.arguments[0])),
    "min": _smallest,
}
_WRITERS: Mapping[type[Node], Callable[..., str]] = {
    Literal: lambda to, node: to.value(node.value),
    Name: lambda to, node: node.name,
    ListOf: lambda to, node: f"[{', '.join(map(to.text, node.items))}]",
    Not: lambda to, node: to.dialect.negation.format(to.text(node.operand)),
    All: lambda to, node: to.joined(to.dialect.conjunction, list(map(to.text, node.operands))),
    Any: lambda to, node: to.joined(to.dialect.disjunction, list(map(to.text, node.operands))),
    Compare: _compare,
    Call: _call,
}
