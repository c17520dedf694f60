"""Which two types may be compared, and how."""

from __future__ import annotations

from milepost.conditions.writing import write
from milepost.model.expression import Literal, Node
from milepost.model.types import Type
from milepost.suggestions import suggested

Fault = tuple[str, str]
"""What is wrong, and the mend."""

_FAMILIES = {
    "number": "number",
    "series": "number",
    "text": "text",
    "choice": "text",
    "yes_no": "yes_no",
    "date": "date",
    "step": "step",
}
_CALLED = {"yes_no": "yes or no", "list": "a list", "document": "a document"}
_NOT_COMPARED = {
    "document": "ask `approved(x)`, `fresh(x, days)` or `x.status`",
    "list": "ask `len(x)`, `count(x, p)` or `covers(x, [..])`",
    "record": "compare one of its fields: `x.field`",
}


def called(kind: Type) -> str:
    """The type in words."""
    return _CALLED.get(kind.name, f"a {kind.name}")


def family(kind: Type) -> str:
    """Types of one family compare with each other; empty for those that compare with nothing."""
    return _FAMILIES.get(kind.name, "")


def pair_fault(operator: str, left: Node, right: Node) -> Fault | None:
    """Why `left operator right` makes no sense; None if it does or a type is not known."""
    if left.type is None or right.type is None:
        return None
    if operator in ("in", "not in"):
        return _membership_fault(left, right)
    return (
        _unlike(left, right)
        or _word_fault(left, right)
        or (_order_fault(left, right) if operator not in ("==", "!=") else None)
    )


def _membership_fault(left: Node, right: Node) -> Fault | None:
    assert right.type is not None
    if right.type.name != "list":
        what = f"`in` needs a list on its right, `{write(right)}` is {called(right.type)}"
        return what, 'write a list: x in ["a", "b"]'
    item = right.type.item
    if item is None:
        return None
    probe = Node(right.start, right.end, item)
    unlike = _unlike(left, probe, listed=write(right))
    return unlike or _values_fault(left, probe)


def _unlike(left: Node, right: Node, listed: str = "") -> Fault | None:
    assert left.type is not None
    assert right.type is not None
    for side in (left, right):
        if side.type is not None and not family(side.type):
            name = "an item" if type(side) is Node else f"`{write(side)}`"
            return f"{name} is {called(side.type)} and cannot be compared", _NOT_COMPARED.get(
                side.type.name, ""
            )
    kinds = {family(left.type), family(right.type)}
    if len(kinds) == 1 or kinds == {"step", "text"}:
        return None
    if listed:
        what = f"`{write(left)}` is {called(left.type)}, the items of `{listed}` are not"
        return what, "compare values of one type"
    what = f"`{write(left)}` is {called(left.type)}, `{write(right)}` is {called(right.type)}"
    return what, _unlike_mend(kinds)


def _unlike_mend(kinds: set[str]) -> str:
    if kinds == {"step", "number"}:
        return "compare with a step in quotes, or use `.value`"
    if kinds == {"number", "text"}:
        return "write numbers without quotes and texts with quotes"
    if kinds == {"date", "text"}:
        return 'write a day as date("2026-05-01")'
    return "compare values of one type"


def _word_fault(left: Node, right: Node) -> Fault | None:
    return (
        word_fault(left, right.type) or word_fault(right, left.type) or _values_fault(left, right)
    )


def word_fault(word: Node, kind: Type | None) -> Fault | None:
    """A text written out must be among the values of the choice or scale it is compared with."""
    if kind is None or not kind.values or not isinstance(word, Literal):
        return None
    if not isinstance(word.value, str) or word.value in kind.values:
        return None
    noun = "a step" if kind.name == "step" else "one of the values"
    return f'"{word.value}" is not {noun} here', suggested(word.value, kind.values)


def _values_fault(left: Node, right: Node) -> Fault | None:
    """Two choices must share a value, two scales must be the same."""
    assert left.type is not None
    assert right.type is not None
    one, other = left.type.values, right.type.values
    if not one or not other or one == other:
        return None
    if "step" in (left.type.name, right.type.name):
        return "the two sides are on different scales", "compare their `.value`"
    if set(one).isdisjoint(other):
        return "the two sides have no value in common", "compare choices with the same values"
    return None


def _order_fault(left: Node, right: Node) -> Fault | None:
    kinds = [side.type for side in (left, right) if side.type is not None]
    if family(kinds[0]) in ("number", "date") or "step" in (kinds[0].name, kinds[1].name):
        return None
    choices = [kind for kind in kinds if kind.name == "choice"]
    if choices and all(kind.ordered for kind in choices) and _one_order(left, right):
        return None
    if choices:
        return "the choice has no order", "declare it `ordered: true`, or use == != in"
    return f"{called(kinds[0])} has no order", "use == or !="


def _one_order(left: Node, right: Node) -> bool:
    """An ordered choice compares with its own words and with a choice of the same order."""
    orders = {side.type.values for side in (left, right) if side.type and side.type.values}
    words = [side for side in (left, right) if side.type and not side.type.values]
    return len(orders) == 1 and all(isinstance(word, Literal) for word in words)


def order_of(left: Node, right: Node) -> tuple[str, ...]:
    """The words of the ordered choice on either side, lowest first; empty without one."""
    for side in (left, right):
        if side.type is not None and side.type.name == "choice":
            return side.type.values
    return ()
