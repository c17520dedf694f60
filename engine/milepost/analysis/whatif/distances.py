"""How far one value of a fact is from another, to change as little as will do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from fractions import Fraction
from typing import Any

from milepost.model.facts import Fact
from milepost.model.values import NONE, Document, Value

Distance = tuple[int, Fraction]
"""How much of it is another, then how far that is."""

_NOT_THERE: Distance = (99, Fraction(0))


def distance(fact: Fact, one: Value, other: Value) -> Distance:
    """From one value to another; `none` is far from everything, and all is near to unknown."""
    if one is None:
        return (0, Fraction(0)) if other is not NONE else _NOT_THERE
    if one is NONE or other is NONE:
        return _NOT_THERE
    if isinstance(one, str) and isinstance(other, str) and fact.ordered:
        return 1, Fraction(abs(fact.values.index(one) - fact.values.index(other)))
    if isinstance(one, Document) and isinstance(other, Document):
        return _documents(one, other)
    if isinstance(one, tuple) and isinstance(other, tuple):
        return _lists(one, other)
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return _records(one, other)
    return 1, _plain(one, other)


def _plain(one: object, other: object) -> Fraction:
    if isinstance(one, date) and isinstance(other, date):
        return Fraction(abs((one - other).days))
    if isinstance(one, int | Fraction) and isinstance(other, int | Fraction):
        return abs(Fraction(one) - Fraction(other))
    return Fraction(one != other)


def _documents(one: Document, other: Document) -> Distance:
    pairs = [(getattr(one, f.name), getattr(other, f.name)) for f in fields(Document)]
    differing = [pair for pair in pairs if pair[0] != pair[1]]
    return len(differing), sum((_plain(*pair) for pair in differing), Fraction(0))


def _lists(one: tuple[Any, ...], other: tuple[Any, ...]) -> Distance:
    gone = sum(item not in other for item in one)
    new = sum(item not in one for item in other)
    values = [getattr(item, "value", 0) for item in (*one, *other)]
    spread = sum((abs(Fraction(v)) for v in values if isinstance(v, int | Fraction)), Fraction(0))
    return gone + new, spread


def _records(one: Mapping[str, Value], other: Mapping[str, Value]) -> Distance:
    names = [n for n in {**one, **other} if one.get(n) != other.get(n)]
    return len(names), sum((_plain(one.get(n), other.get(n)) for n in names), Fraction(0))
