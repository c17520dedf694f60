"""Checks the calls of a condition against the table of functions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Protocol, cast

from milepost.conditions.functions import FUNCTIONS, Function, Parameter
from milepost.conditions.pairing import called, family, word_fault
from milepost.conditions.scope import Scope
from milepost.conditions.writing import write
from milepost.model.expression import Call, ListOf, Literal, Name, Node
from milepost.model.types import DATE, NUMBER, TEXT, Type, TypeName
from milepost.suggestions import suggested

POINT = Type("record", fields={"date": DATE, "value": NUMBER})
ITEM = "item"
MAX_DECIMALS = 12
_WORD_TYPES: Mapping[str, tuple[TypeName, ...]] = {"condition": ("yes_no",), "measure": ("number",)}


class Checking(Protocol):
    """What checking a call needs of the pass it belongs to."""

    scope: Scope
    items: list[Mapping[str, Type]]

    def typed(self, node: Node) -> Node:
        """`node` with its types."""

    def fault(self, node: Node, message: str, mend: str = "") -> None:
        """Notes a mistake."""

    def wants(self, node: Node, kinds: tuple[TypeName, ...]) -> Node:
        """`node` if it has one of the types; else notes a mistake."""


def check_call(checker: Checking, node: Call) -> Node:
    """The call with its arguments' types and its own; mistakes are noted."""
    function = FUNCTIONS[node.function]
    if not _right_number(checker, node, function):
        return node
    arguments: list[Node] = []
    for place in range(max(len(node.arguments), len(function.parameters))):
        parameter = function.parameters[min(place, len(function.parameters) - 1)]
        given = node.arguments[place] if place < len(node.arguments) else None
        argument = _argument(checker, node, parameter, given, arguments)
        arguments += [] if argument is None else [argument]
    typed = replace(node, arguments=tuple(arguments))
    return replace(typed, type=function.gives or _gives(checker, typed))


def _right_number(checker: Checking, node: Call, function: Function) -> bool:
    given = len(node.arguments)
    if function.least <= given and (function.most is None or given <= function.most):
        return True
    checker.fault(
        node, f"`{node.function}` does not take {given} arguments", f"write {function.signature}"
    )
    return False


def _argument(
    checker: Checking, node: Call, parameter: Parameter, given: Node | None, before: list[Node]
) -> Node | None:
    kind = parameter.accepts[0]
    if kind in _WORD_TYPES:
        return _over_item(checker, node, kind, given, before[0])
    if given is None:
        return None
    if kind == "whole":
        return _whole(checker, node, given)
    if kind == "id":
        return _id(checker, node, given)
    typed = checker.typed(given)
    if kind == "any":
        return typed
    if node.function == "covers" and before:
        _coverable(checker, before[0], typed)
    return checker.wants(typed, cast(tuple[TypeName, ...], parameter.accepts))


def _coverable(checker: Checking, listed: Node, items: Node) -> None:
    """The items asked for are of the list's own type, and among its values if it has some."""
    one, other = (node.type.item if node.type else None for node in (listed, items))
    if one is None or other is None:
        return
    if not family(one) or family(one) != family(other):
        checker.fault(items, f"the items of `{write(listed)}` are of another type")
    for word in items.items if isinstance(items, ListOf) else ():
        fault = word_fault(word, one)
        if fault:
            checker.fault(word, *fault)


def _whole(checker: Checking, node: Call, given: Node) -> Node:
    typed = checker.typed(given)
    value = typed.value if isinstance(typed, Literal) else None
    lowest, highest = (1, 10_000) if node.function == "last" else (0, MAX_DECIMALS)
    if type(value) is not int or not lowest <= value <= highest:
        mend = f"write a number from {lowest} to {highest}"
        checker.fault(given, f"`{node.function}` needs a whole number written out", mend)
    return typed


def _id(checker: Checking, node: Call, given: Node) -> Node:
    typed = checker.typed(given)
    if not checker.scope.results:
        checker.fault(node, f"`{node.function}` asks for a result, which is not to be had here")
    elif not isinstance(typed, Literal) or not isinstance(typed.value, str):
        mend = f'write {node.function}("id")'
        checker.fault(given, f"`{node.function}` needs an id in quotes", mend)
    else:
        _known_id(checker, node, typed.value)
    return typed


def _known_id(checker: Checking, node: Call, id: str) -> None:
    ids = checker.scope.ids
    if node.function != "under":
        if id not in ids:
            checker.fault(node, f'there is no criterion or check "{id}"', suggested(id, ids))
    elif not any(one.startswith(f"{id}.") for one in ids):
        above = {one[:place] for one in ids for place in _points(one)}
        checker.fault(node, f'no check has an id under "{id}"', suggested(id, above))


def _points(id: str) -> list[int]:
    return [place for place, char in enumerate(id) if char == "."]


def _item_type(checker: Checking, node: Node) -> Type | None:
    """The type of the items of a list or series; None where it is not known."""
    if node.type is None:
        return None
    return POINT if node.type.name == "series" else node.type.item


def _words(item: Type) -> Mapping[str, Type]:
    return item.fields if item.name == "record" else {ITEM: item}


def _over_item(
    checker: Checking, node: Call, kind: str, given: Node | None, listed: Node
) -> Node | None:
    item = _item_type(checker, listed)
    wanted = _WORD_TYPES[kind]
    if item is None:
        return given
    if given is None:
        return _left_out(checker, node, wanted[0], item)
    checker.items.append(_words(item))
    typed = checker.wants(checker.typed(given), wanted)
    checker.items.pop()
    return typed


def _left_out(checker: Checking, node: Call, wanted: TypeName, item: Type) -> Node | None:
    """Without an expression over the item, its `value`, or the item itself, is meant."""
    if node.function == "count":
        return None
    word = "value" if item.name == "record" else ITEM
    kind = _words(item).get(word)
    if kind is not None and kind.name == wanted:
        return Name(node.end, node.end, kind, word, 1)
    what = "a condition" if wanted == "yes_no" else "a number"
    mend = f"write {FUNCTIONS[node.function].signature.replace('?', '')}"
    checker.fault(node, f"`{node.function}` needs {what} over one item", mend)
    return None


def _gives(checker: Checking, node: Call) -> Type | None:
    """The type of a call where it follows from the arguments."""
    if node.function in ("where", "enough"):
        return Type("list", item=_item_type(checker, node.arguments[0]))
    if node.function == "last":
        return Type("list", item=POINT)
    if node.function == "under":
        return Type("list", item=Type("record", fields=checker.scope.words))
    return _common(checker, node)


def _common(checker: Checking, node: Call) -> Type | None:
    """The type all arguments of `first_known` share."""
    kinds = [one.type for one in node.arguments if one.type is not None]
    if len(kinds) < len(node.arguments):
        return None
    first = next((kind for kind in kinds if kind.name != "text"), kinds[0])
    for argument, kind in zip(node.arguments, kinds, strict=True):
        if kind != first and not (family(kind) == family(first) == "text"):
            checker.fault(argument, f"`{write(argument)}` is {called(kind)}, not {called(first)}")
            return None
        fault = word_fault(argument, first)
        if fault:
            checker.fault(argument, *fault)
    choices = [kind for kind in kinds if kind.name == "choice"]
    return TEXT if any(kind != first for kind in choices) else first
