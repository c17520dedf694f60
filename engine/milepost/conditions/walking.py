"""Going over a tree: its parts, the names it reads, the ids it cites, values put into it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any as Anything

from milepost.conditions.functions import FUNCTIONS
from milepost.model.expression import (
    All,
    Any,
    Arithmetic,
    Attribute,
    Call,
    Compare,
    ListOf,
    Literal,
    Name,
    Negate,
    Node,
    Not,
)
from milepost.model.values import Value

AS_OF = "as_of"
_PARTS: Mapping[type[Node], tuple[str, ...]] = {
    Attribute: ("of",),
    ListOf: ("items",),
    Not: ("operand",),
    Negate: ("operand",),
    All: ("operands",),
    Any: ("operands",),
    Compare: ("operands",),
    Arithmetic: ("left", "right"),
    Call: ("arguments",),
}


def parts(node: Node) -> tuple[Node, ...]:
    """The nodes directly inside `node`, in source order."""
    names = _PARTS.get(type(node), ())
    if len(names) == 1:
        found = getattr(node, names[0])
        return found if isinstance(found, tuple) else (found,)
    return tuple([getattr(node, name) for name in names])


def every(node: Node) -> Iterator[Node]:
    """`node` and everything inside it, in source order."""
    waiting = [node]
    while waiting:
        current = waiting.pop()
        yield current
        waiting += reversed(parts(current))


def reads(node: Node) -> frozenset[str]:
    """The outer names `node` reads. In a tree not yet checked, words over items are among them."""
    return frozenset(
        part.name
        for part in every(node)
        if isinstance(part, Name) and part.depth == 0 and part.name != AS_OF
    )


def cites(node: Node) -> frozenset[str]:
    """The ids named in `met rating credit under`, as written."""
    return frozenset(
        argument.value
        for part in every(node)
        if isinstance(part, Call) and FUNCTIONS[part.function].group == "results"
        for argument in part.arguments
        if isinstance(argument, Literal) and isinstance(argument.value, str)
    )


def behind(node: Node) -> frozenset[str]:
    """The outer names whose values make up that of `node`, and the ids whose rating it asks for.

    What is only asked whether it is met, or what credit it has, is not among them.
    """
    rated = (
        argument.value
        for part in every(node)
        if isinstance(part, Call) and part.function == "rating"
        for argument in part.arguments
        if isinstance(argument, Literal) and isinstance(argument.value, str)
    )
    return reads(node) | frozenset(rated)


def bind(node: Node, values: Mapping[str, Value]) -> Node:
    """The tree with numbers, texts, days and yes/no of `values` written out in place of names.

    `{"param": {"least": 3}}` fixes `param.least`. Values of other kinds stay names.
    """
    value = _found(node, values)
    if isinstance(value, (bool, int, Fraction, str, date)):
        return Literal(node.start, node.end, node.type, value)
    changed: dict[str, Anything] = {}
    for name in _PARTS.get(type(node), ()):
        part = getattr(node, name)
        several = isinstance(part, tuple)
        changed[name] = tuple(bind(p, values) for p in part) if several else bind(part, values)
    return replace(node, **changed) if changed else node


def _found(node: Node, values: Mapping[str, Value]) -> Value:
    if isinstance(node, Name) and node.depth == 0:
        return values.get(node.name)
    if isinstance(node, Attribute):
        record = _found(node.of, values)
        return record.get(node.name) if isinstance(record, Mapping) else None
    return None
