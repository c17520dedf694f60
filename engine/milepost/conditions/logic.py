"""And, or and not with four values: true, false, unknown and unusable.

Kleene's strong three-valued logic (S. C. Kleene, Introduction to Metamathematics, 1952, par. 64);
unusable evidence stands between a value that decides and one that is unknown.
"""

from __future__ import annotations

from collections.abc import Iterable

from milepost.model.values import NONE, UNUSABLE, Fault, Value

Truth = bool | Fault | None


def is_unusable(value: Value) -> bool:
    """Whether `value` cannot be compared or calculated with: `none`, or spoiled by one."""
    return value is NONE or value is UNUSABLE


def both(values: Iterable[Value]) -> Truth:
    """And: false wins, then unusable, then unknown; true over nothing."""
    return _decided(values, False)


def either(values: Iterable[Value]) -> Truth:
    """Or: true wins, then unusable, then unknown; false over nothing."""
    return _decided(values, True)


def _decided(values: Iterable[Value], winner: bool) -> Truth:
    result: Truth = not winner
    for value in values:
        if value is winner:
            return winner
        if is_unusable(value):
            result = UNUSABLE
        elif value is None and result is not UNUSABLE:
            result = None
    return result


def negated(value: Value) -> Truth:
    """Not: unknown stays unknown, unusable stays unusable."""
    if is_unusable(value):
        return UNUSABLE
    return None if value is None else value is False


def settled(value: Value) -> Value:
    """A whole condition's value: `none` itself answers nothing, so it is unusable."""
    return UNUSABLE if value is NONE else value
