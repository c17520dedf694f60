"""Comparing two values of one kind."""

from __future__ import annotations

import operator as python
from collections.abc import Callable, Mapping
from typing import Any, cast

from milepost.conditions.logic import Truth, either, is_unusable, negated
from milepost.conditions.numbers import ends
from milepost.model.values import UNUSABLE, Range, Step, Value

_TESTS: Mapping[str, Callable[[Any, Any], bool]] = {
    "==": python.eq,
    "<": python.lt,
    "<=": python.le,
    ">": python.gt,
    ">=": python.ge,
}
_NEGATIVE = {"!=": "==", "not in": "in"}
MIRRORED: Mapping[str, str] = {
    "==": "==",
    "!=": "!=",
    "<": ">",
    "<=": ">=",
    ">": "<",
    ">=": "<=",
}
"""What a comparison becomes when its sides change places."""
INVERSE: Mapping[str, str] = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}
"""The comparison of size that holds where another does not."""


def compare(operator: str, left: Value, right: Value, order: tuple[str, ...] = ()) -> Truth:
    """`left operator right`; `order` lists the words of an ordered choice, lowest first.

    Unusable if a side is `none`, else unknown if a side is. The types fit: the tree is checked.
    """
    if is_unusable(left) or is_unusable(right):
        return UNUSABLE
    if left is None or right is None:
        return None
    if operator in _NEGATIVE:
        return negated(compare(_NEGATIVE[operator], left, right, order))
    if operator == "in":
        return _among(left, cast(tuple[Value, ...], right), order)
    return _known(operator, left, right, order)


def _among(left: Value, items: tuple[Value, ...], order: tuple[str, ...]) -> Truth:
    """A text among texts is looked up at once; any other item may be unknown or unusable."""
    if left.__class__ is str and {*map(type, items)} == {str}:
        return left in items
    return either(compare("==", left, item, order) for item in items)


def _known(operator: str, left: Value, right: Value, order: tuple[str, ...]) -> Truth:
    if isinstance(left, Range) or isinstance(right, Range):
        return _ranges(operator, left, right)
    if isinstance(left, Step) or isinstance(right, Step):
        return _steps(operator, left, right)
    if operator != "==" and isinstance(left, str):
        return _ranks(operator, left, cast(str, right), order)
    return _TESTS[operator](left, right)


def _ranges(operator: str, left: Value, right: Value) -> Truth:
    """Known only when every pair of numbers inside the ranges gives the same answer."""
    (low, high), (least, most) = ends(left), ends(right)
    if operator == "==":
        return False if high < least or most < low else None
    outer = {_TESTS[operator](low, most), _TESTS[operator](high, least)}
    return outer.pop() if len(outer) == 1 else None


def _steps(operator: str, left: Value, right: Value) -> Truth:
    """By the scale's order; steps of different scales have none between them."""
    if isinstance(left, Step) and isinstance(right, Step) and left.order != right.order:
        return None
    order = left.order if isinstance(left, Step) else cast(Step, right).order
    first, second = (side.name if isinstance(side, Step) else side for side in (left, right))
    if operator == "==":
        return first == second
    return _ranks(operator, cast(str, first), cast(str, second), order)


def _ranks(operator: str, left: str, right: str, order: tuple[str, ...]) -> Truth:
    if left not in order or right not in order:
        return None
    return _TESTS[operator](order.index(left), order.index(right))
