"""json-logic-qubit: JsonLogic in pure Python; one rule a condition."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from importlib import import_module
from typing import Any as Anything

from milepost.model.expression import All, Any, Call, Compare, ListOf, Literal, Name, Node, Not

from tests.benchmark.engines.engine import Answers, Engine, Run
from tests.benchmark.plain import Plain, plain
from tests.benchmark.translating import (
    Untranslatable,
    day_limits,
    is_document,
    items_of,
    plain_number,
)

Rule = Anything
_SIGNS = {"==": "===", "!=": "!=="}


def rule(node: Node, as_of: date) -> Rule:
    """The condition as a JsonLogic rule. Raises Untranslatable."""
    write = _RULES.get(type(node))
    if write is None:
        raise Untranslatable(type(node).__name__)
    return write(node, as_of)


def _literal(node: Literal, as_of: date) -> Rule:
    number = isinstance(node.value, int | Fraction) and not isinstance(node.value, bool)
    return plain_number(node.value) if number else node.value  # type: ignore[arg-type]


def _compare(node: Compare, as_of: date) -> Rule:
    sides = [rule(operand, as_of) for operand in node.operands]
    pairs = zip(node.operators, sides, sides[1:], strict=False)
    return _all([{_SIGNS.get(sign, sign): [left, right]} for sign, left, right in pairs])


def _all(rules: list[Rule]) -> Rule:
    return {"and": rules} if len(rules) > 1 else rules[0]


def _call(node: Call, as_of: date) -> Rule:
    write = _CALLS.get(node.function)
    if write is None:
        raise Untranslatable(node.function)
    return write(node, as_of)


def _field(node: Node, name: str) -> Rule:
    if not isinstance(node, Name):
        raise Untranslatable(type(node).__name__)
    return {"var": f"{node.name}.{name}"}


def _approved(node: Call, as_of: date) -> Rule:
    return {"===": [_field(node.arguments[0], "status"), "approved"]}


def _present(node: Call, as_of: date) -> Rule:
    asked = node.arguments[0]
    if is_document(asked):
        return {"!==": [_field(asked, "status"), ""]}
    return {"!==": [rule(asked, as_of), None]}


def _fresh(node: Call, as_of: date) -> Rule:
    first, last = day_limits(node, as_of)
    return {"<=": [first, _field(node.arguments[0], "day"), last]}


def _covers(node: Call, as_of: date) -> Rule:
    held = rule(node.arguments[0], as_of)
    return _all([{"in": [item, held]} for item in items_of(node.arguments[1])])


_CALLS: Mapping[str, Callable[[Call, date], Rule]] = {
    "approved": _approved,
    "present": _present,
    "fresh": _fresh,
    "covers": _covers,
    "len": lambda node, as_of: {"method": [rule(node.arguments[0], as_of), "__len__"]},
    "min": lambda node, as_of: {"min": [rule(one, as_of) for one in node.arguments]},
}
_RULES: Mapping[type[Node], Callable[..., Rule]] = {
    Literal: _literal,
    Name: lambda node, as_of: {"var": node.name},
    ListOf: lambda node, as_of: [rule(item, as_of) for item in node.items],
    Not: lambda node, as_of: {"!": [rule(node.operand, as_of)]},
    All: lambda node, as_of: {"and": [rule(one, as_of) for one in node.operands]},
    Any: lambda node, as_of: {"or": [rule(one, as_of) for one in node.operands]},
    Compare: _compare,
    Call: _call,
}


def _prepare(nodes: Sequence[Node], as_of: date) -> Run:
    apply = import_module("json_logic").jsonLogic
    rules = [rule(node, as_of) for node in nodes]

    def run(facts: Plain) -> Answers:
        return [apply(one, facts) for one in rules]

    return run


ENGINE = Engine("json-logic-qubit", "json-logic-qubit", _prepare, plain)
