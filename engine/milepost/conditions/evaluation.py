"""Walks a typed tree to its value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import cast

from milepost.conditions.comparison import compare
from milepost.conditions.environment import Environment
from milepost.conditions.evidence import field_of
from milepost.conditions.functions import FUNCTIONS
from milepost.conditions.lists import (
    Entries,
    Measure,
    as_value,
    enough,
    entries,
    fold,
    narrowed,
)
from milepost.conditions.logic import both, either, negated, settled
from milepost.conditions.numbers import calculate, negate
from milepost.conditions.pairing import order_of
from milepost.conditions.scalars import SCALARS
from milepost.conditions.walking import AS_OF
from milepost.model.expression import (
    All,
    Any,
    Arithmetic,
    Asked,
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

Items = tuple[Value, ...]
"""The items of the list functions around a node, nearest last."""
NARROWING = ("where", "enough")
"""The functions that give a list of the items of another."""


def evaluate(node: Node, env: Environment) -> Value:
    """The value of a checked tree for one subject; None is unknown, UNUSABLE is bad evidence.

    Stops as soon as the value is certain. Evidence read by its declared types never raises,
    whatever is missing from it or spoiled in it.
    """
    return settled(value_of(node, env, ()))


def value_of(node: Node, env: Environment, items: Items) -> Value:
    """The value of a part of a tree, among the items in sight."""
    return _VALUES[type(node)](node, env, items)


def combined(node: Node, operands: Sequence[Value], env: Environment) -> Value:
    """The value of `node` from the values of all its parts, with no part left out."""
    return _COMBINED[type(node)](node, operands, env)


def walks_a_list(node: Node) -> bool:
    """Whether `node` is a call that goes over the items of a list."""
    if not isinstance(node, Call):
        return False
    return FUNCTIONS[node.function].group == "lists" or _measures_a_list(node)


def asked_of_each(node: Call, env: Environment) -> tuple[Asked, ...]:
    """What a list function asks of each subject, where its list is one of other assessments."""
    kind = node.arguments[0].type
    fields = kind.item.fields if kind is not None and kind.item is not None else {}
    if not {"subject", "findings"} <= fields.keys() or node.function in ("enough", "len"):
        return ()
    found, measure = _entries(node.arguments[0], env, ()), _measure(node, env, ())
    if measure is None or not isinstance(found, list):
        return ()
    return tuple(
        Asked(str(word_of(entry.value, "subject")), settled(measure(entry.value)), entry.sure)
        for entry in found
    )


def asks_results(node: Node) -> bool:
    """Whether `node` is a call that looks up results."""
    return isinstance(node, Call) and FUNCTIONS[node.function].group == "results"


def _measures_a_list(node: Call) -> bool:
    kind = node.arguments[0].type
    return node.function == "len" and kind is not None and kind.name in ("list", "series")


def _literal(node: Literal, env: Environment, items: Items) -> Value:
    return node.value


def _name(node: Name, env: Environment, items: Items) -> Value:
    if node.depth:
        return word_of(items[-node.depth], node.name)
    return env.as_of if node.name == AS_OF else env.values.get(node.name)


def word_of(item: Value, word: str) -> Value:
    """A word over an item: its field, or the item itself where it is a text or a number."""
    return item.get(word) if isinstance(item, (dict, Mapping)) else item  # a dict is told at once


def _chain(node: All | Any, env: Environment, items: Items) -> Value:
    values = (value_of(operand, env, items) for operand in node.operands)
    return both(values) if isinstance(node, All) else either(values)


def _strict(node: Node, env: Environment, items: Items) -> Value:
    from_parts = _COMBINED[type(node)]
    return from_parts(node, [value_of(part, env, items) for part in _operands(node)], env)


def _operands(node: Node) -> Iterable[Node]:
    return _OPERANDS[type(node)](node)


def _compare(node: Compare, env: Environment, items: Items) -> Value:
    if len(node.operators) > 1:
        return _strict(node, env, items)
    left, right = node.operands
    first, second = value_of(left, env, items), value_of(right, env, items)
    return compare(node.operators[0], first, second, order_of(left, right))


def _call(node: Call, env: Environment, items: Items) -> Value:
    if asks_results(node):
        return _result(node.function, cast(str, cast(Literal, node.arguments[0]).value), env)
    if not walks_a_list(node):
        given = [value_of(argument, env, items) for argument in node.arguments]
        return SCALARS[node.function](env.as_of, given)
    if node.function in NARROWING:
        return as_value(_entries(node, env, items))
    found = _entries(node.arguments[0], env, items)
    return fold(node.function, found, _measure(node, env, items))


def _result(function: str, id: str, env: Environment) -> Value:
    if function == "under":
        return env.under(id)
    item = env.item(id)
    return None if item is None else item.get(function)


def _entries(node: Node, env: Environment, items: Items) -> Entries:
    """The items `node` stands for; those of a `where` may be in doubt, `enough` keeps the doubt."""
    if isinstance(node, Call) and node.function == "where":
        measure = cast(Measure, _measure(node, env, items))
        return narrowed(_entries(node.arguments[0], env, items), measure)
    if isinstance(node, Call) and node.function == "enough":
        listed, least = node.arguments
        return enough(_entries(listed, env, items), value_of(least, env, items))
    return entries(value_of(node, env, items))


def _measure(node: Call, env: Environment, items: Items) -> Measure | None:
    if len(node.arguments) < 2:
        return None
    return lambda item: value_of(node.arguments[1], env, (*items, item))


def _combined_chain(node: Node, operands: Sequence[Value], env: Environment) -> Value:
    return both(operands) if isinstance(node, All) else either(operands)


def _combined_compare(node: Compare, operands: Sequence[Value], env: Environment) -> Value:
    if len(node.operators) == 1:
        left, right = operands
        return compare(node.operators[0], left, right, order_of(*node.operands))
    pairs = zip(node.operators, operands, operands[1:], strict=False)
    orders = [order_of(*two) for two in zip(node.operands, node.operands[1:], strict=False)]
    return both([compare(*pair, order) for pair, order in zip(pairs, orders, strict=True)])


_OPERANDS: Mapping[type[Node], Callable[..., Iterable[Node]]] = {
    Attribute: lambda node: (node.of,),
    ListOf: lambda node: node.items,
    Not: lambda node: (node.operand,),
    Negate: lambda node: (node.operand,),
    Arithmetic: lambda node: (node.left, node.right),
    Compare: lambda node: node.operands,
}
_COMBINED: Mapping[type[Node], Callable[..., Value]] = {
    Attribute: lambda node, given, env: field_of(given[0], node.name),
    ListOf: lambda node, given, env: tuple(given),
    Not: lambda node, given, env: negated(given[0]),
    Negate: lambda node, given, env: negate(given[0]),
    Arithmetic: lambda node, given, env: calculate(node.operator, *given),
    Compare: _combined_compare,
    All: _combined_chain,
    Any: _combined_chain,
    Call: lambda node, given, env: SCALARS[node.function](env.as_of, given),
}
_VALUES: Mapping[type[Node], Callable[..., Value]] = {
    Literal: _literal,
    Name: _name,
    Attribute: _strict,
    ListOf: _strict,
    Not: _strict,
    Negate: _strict,
    Arithmetic: _strict,
    All: _chain,
    Any: _chain,
    Compare: _compare,
    Call: _call,
}
