"""The value of a condition with the value of everything inside it."""

from __future__ import annotations

from dataclasses import replace

from milepost.conditions.environment import Environment
from milepost.conditions.evaluation import (
    asked_of_each,
    asks_results,
    combined,
    value_of,
    walks_a_list,
)
from milepost.conditions.logic import settled
from milepost.conditions.walking import parts
from milepost.conditions.writing import write, write_around
from milepost.model.expression import Attribute, Call, ListOf, Literal, Name, Node, Trace

_CLOSED = (Literal, Name, Attribute, ListOf)
"""Parts shown with their value only."""


def trace(node: Node, env: Environment) -> Trace:
    """The same value as `evaluate`, with every operand evaluated and shown.

    A list function shows its list, not each item; a field, such as `param.least`, shows its value.
    """
    found = _trace(node, env)
    value = settled(found.value)
    return found if value is found.value else replace(found, value=value)


def _trace(node: Node, env: Environment) -> Trace:
    if isinstance(node, _CLOSED):
        return Trace(write(node), value_of(node, env, ()), node)
    if isinstance(node, Call) and asks_results(node):
        return Trace(write(node), value_of(node, env, ()), node)
    if isinstance(node, Call) and walks_a_list(node):
        shown = node.arguments if node.function == "enough" else node.arguments[:1]
        listed = tuple(_trace(part, env) for part in shown)
        return Trace(write(node), value_of(node, env, ()), node, listed, asked_of_each(node, env))
    inside = tuple([_trace(part, env) for part in parts(node)])
    text = write_around(node, [part.text for part in inside])
    return Trace(text, combined(node, [part.value for part in inside], env), node, inside)
