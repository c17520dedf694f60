"""The value of a condition with the value of everything inside it."""

from __future__ import annotations

from dataclasses import replace

from milepost.conditions.environment import Environment
from milepost.conditions.evaluation import asks_results, combined, value_of, walks_a_list
from milepost.conditions.logic import settled
from milepost.conditions.walking import parts
from milepost.conditions.writing import write
from milepost.model.expression import Attribute, Call, ListOf, Literal, Name, Node, Trace
from milepost.model.values import Value


def trace(node: Node, env: Environment) -> Trace:
    """The same value as `evaluate`, with every operand evaluated and shown.

    A list function shows its list, not each item; a field, such as `param.least`, shows its value.
    """
    found = _trace(node, env)
    return replace(found, value=settled(found.value))


def _trace(node: Node, env: Environment) -> Trace:
    inside = tuple(_trace(part, env) for part in _shown_parts(node))
    return Trace(write(node), _value(node, inside, env), node, inside)


def _shown_parts(node: Node) -> tuple[Node, ...]:
    if isinstance(node, Attribute | ListOf) or asks_results(node):
        return ()
    if walks_a_list(node):
        return parts(node)[:1]
    return parts(node)


def _value(node: Node, inside: tuple[Trace, ...], env: Environment) -> Value:
    whole = isinstance(node, Literal | Name | Attribute | ListOf)
    if whole or (isinstance(node, Call) and (asks_results(node) or walks_a_list(node))):
        return value_of(node, env, ())
    return combined(node, [part.value for part in inside], env)
