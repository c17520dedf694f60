"""Gives every part of a condition its type and reports all mistakes at once."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property

from milepost.conditions.calls import check_call
from milepost.conditions.errors import ConditionError
from milepost.conditions.pairing import called, pair_fault, word_fault
from milepost.conditions.scope import Scope
from milepost.conditions.walking import AS_OF
from milepost.conditions.writing import write
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
from milepost.model.types import DATE, NUMBER, TEXT, YES_NO, Type, TypeName
from milepost.suggestions import suggested

DOCUMENT_STATUSES = ("draft", "approved", "retired")
_FIELDS: Mapping[str, Mapping[str, Type]] = {
    "document": {
        "status": Type("choice", DOCUMENT_STATUSES),
        "date": DATE,
        "version": TEXT,
        "owner": TEXT,
        "url": TEXT,
    },
    "series": {"date": DATE, "value": NUMBER},
    "step": {"value": NUMBER},
}


def check(
    node: Node, scope: Scope, wanted: tuple[TypeName, ...] = ()
) -> tuple[Node, tuple[ConditionError, ...]]:
    """The tree with types, and every mistake in it, in source order.

    `wanted` names the types the whole may have, such as `("yes_no",)`; empty for any. A tree with
    mistakes is not fit to be evaluated.
    """
    checker = Checker(scope)
    typed = checker.typed(node)
    if wanted:
        typed = checker.wants(typed, wanted)
    return typed, tuple(sorted(checker.problems, key=lambda problem: problem.column))


class Checker:
    """One pass over one tree: the scope, the items in sight (nearest last), and the mistakes."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.items: list[Mapping[str, Type]] = []
        self.problems: list[ConditionError] = []

    def typed(self, node: Node) -> Node:
        """`node` with its types; mistakes are noted."""
        return _CHECKS[type(node)](self, node)

    def fault(self, node: Node, message: str, mend: str = "") -> None:
        """Notes a mistake at `node`."""
        self.problems.append(ConditionError(message, mend, node.start + 1))

    def wants(self, node: Node, kinds: tuple[TypeName, ...]) -> Node:
        """`node` if it has one of the types; for a number, a series is its newest value."""
        if node.type is None or node.type.name in kinds:
            return node
        if node.type.name == "series" and "number" in kinds:
            return newest(node)
        wanted = " or ".join(called(Type(kind)) for kind in kinds)
        mend = "compare it with something" if kinds == ("yes_no",) else ""
        self.fault(node, f"`{write(node)}` is {called(node.type)}, not {wanted}", mend)
        return node

    def declared(self, name: str) -> str | None:
        """A name of the scope as it is declared; None where there is no such name."""
        if name in self.scope.names:
            return name
        return self._respelled.get(name)

    @cached_property
    def _respelled(self) -> dict[str, str]:
        """The names of the scope that Python's parser spells otherwise."""
        return {normal(name): name for name in self.scope.names if not name.isascii()}

    def unknown_name(self, node: Name) -> None:
        """Notes a name nobody declared."""
        words = [word for words in self.items for word in words]
        mend = suggested(node.name, [*self.scope.names, *words, AS_OF], "declare it first")
        self.fault(node, f"`{node.name}` is not known here", mend)


def normal(name: str) -> str:
    """The spelling Python's parser gives a name."""
    return name if name.isascii() else unicodedata.normalize("NFKC", name)


def newest(node: Node) -> Attribute:
    """The newest value of a series."""
    return Attribute(node.start, node.end, NUMBER, node, "value")


def _literal(checker: Checker, node: Literal) -> Node:
    if isinstance(node.value, bool):
        return replace(node, type=YES_NO)
    if isinstance(node.value, str):
        return replace(node, type=TEXT)
    return replace(node, type=NUMBER if hasattr(node.value, "denominator") else DATE)


def _name(checker: Checker, node: Name) -> Node:
    for depth, words in enumerate(reversed(checker.items), 1):
        spelled = next((word for word in words if normal(word) == node.name), None)
        if spelled is not None:
            if checker.declared(node.name) is not None:
                mend = "rename one of them"
                checker.fault(node, f"`{node.name}` is both a name and a field of the item", mend)
            return replace(node, type=words[spelled], name=spelled, depth=depth)
    if node.name == AS_OF:
        return replace(node, type=DATE)
    name = checker.declared(node.name)
    if name is None:
        checker.unknown_name(node)
        return node
    return replace(node, type=checker.scope.names[name], name=name)


def _attribute(checker: Checker, node: Attribute) -> Node:
    of = checker.typed(node.of)
    if of.type is None:
        return replace(node, of=of)
    fields = of.type.fields if of.type.name == "record" else _FIELDS.get(of.type.name, {})
    name = next((field for field in fields if normal(field) == node.name), None)
    if name is None:
        mend = suggested(node.name, fields, "it has no fields")
        what = f"`{write(of)}` is {called(of.type)} and has no field `{node.name}`"
        checker.fault(node, what, mend)
        return replace(node, of=of)
    return replace(node, type=fields[name], of=of, name=name)


def _list(checker: Checker, node: ListOf) -> Node:
    items = tuple(checker.typed(item) for item in node.items)
    kinds = {item.type.name for item in items if item.type is not None}
    if len(kinds) > 1:
        checker.fault(node, "the list mixes types", "write values of one type")
    return replace(node, type=Type("list", item=items[0].type), items=items)


def _not(checker: Checker, node: Not) -> Node:
    operand = checker.wants(checker.typed(node.operand), ("yes_no",))
    return replace(node, type=YES_NO, operand=operand)


def _chain(checker: Checker, node: All | Any) -> Node:
    operands = tuple(checker.wants(checker.typed(one), ("yes_no",)) for one in node.operands)
    return replace(node, type=YES_NO, operands=operands)


def _negate(checker: Checker, node: Negate) -> Node:
    operand = checker.wants(checker.typed(node.operand), ("number",))
    return replace(node, type=NUMBER, operand=operand)


def _arithmetic(checker: Checker, node: Arithmetic) -> Node:
    left = checker.wants(checker.typed(node.left), ("number",))
    right = checker.wants(checker.typed(node.right), ("number",))
    return replace(node, type=NUMBER, left=left, right=right)


def _compare(checker: Checker, node: Compare) -> Node:
    operands = [_compared(checker, one, node) for one in node.operands]
    pairs = zip(node.operators, operands, operands[1:], strict=False)
    for operator, left, right in pairs:
        fault = pair_fault(operator, left, right)
        if fault:
            checker.fault(left, *fault)
        elif operator in ("in", "not in") and isinstance(right, ListOf):
            _words(checker, right, left.type)
    return replace(node, type=YES_NO, operands=tuple(operands))


def _compared(checker: Checker, operand: Node, node: Compare) -> Node:
    noted = len(checker.problems)
    typed = checker.typed(operand)
    if isinstance(typed, Name) and typed.type is None and len(checker.problems) > noted:
        _suggest_quotes(checker, typed, node)
    return newest(typed) if typed.type is not None and typed.type.name == "series" else typed


def _suggest_quotes(checker: Checker, word: Name, node: Compare) -> None:
    """A bare word that is a value of the other side was meant as text."""
    for operand in node.operands:
        name = checker.declared(operand.name) if isinstance(operand, Name) else None
        if name is not None and word.name in checker.scope.names[name].values:
            checker.problems[-1].mend = f'write it in quotes: "{word.name}"'


def _words(checker: Checker, listed: ListOf, kind: Type | None) -> None:
    for item in listed.items:
        fault = word_fault(item, kind)
        if fault:
            checker.fault(item, *fault)


_CHECKS: Mapping[type[Node], Callable[..., Node]] = {
    Literal: _literal,
    Name: _name,
    Attribute: _attribute,
    ListOf: _list,
    Not: _not,
    All: _chain,
    Any: _chain,
    Negate: _negate,
    Arithmetic: _arithmetic,
    Compare: _compare,
    Call: check_call,
}
