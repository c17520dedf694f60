"""Values of evidence as JSON that is read back exactly, in the form that people write."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from milepost.loading.facts import DOCUMENT_KEYS
from milepost.model.values import Absent, Document, Number, Point, Step, Value
from milepost.reporters.json_values import Json, day

_SAFE = 10**15
"""Whole numbers below it are the same in every program that reads JSON."""


def exactly(value: Value | Point) -> Json:
    """A value of evidence; null is `none`: looked for, and not there."""
    if isinstance(value, Absent):
        return None
    if isinstance(value, bool | str):
        return value
    if isinstance(value, int | Fraction):
        return exact_number(value)
    if isinstance(value, date):
        return day(value)
    return _compound(value)


def exact_number(number: Number) -> int | float | str:
    """A JSON number where that is exact, else the number as text: a fraction in lowest terms."""
    if isinstance(number, int):
        return number if abs(number) < _SAFE else str(number)
    near = float(number)
    return near if Fraction(repr(near)) == number else str(number)


def _compound(value: Value | Point) -> Json:
    if isinstance(value, Step):
        return value.name
    if isinstance(value, Point):
        return {"date": day(value.date), "value": exact_number(value.value)}
    if isinstance(value, Document):
        said = {key: exactly(getattr(value, name) or "") for key, name in DOCUMENT_KEYS.items()}
        return {key: part for key, part in said.items() if part}
    if isinstance(value, tuple):
        return [exactly(item) for item in value]
    assert isinstance(value, Mapping)
    return {name: exactly(part) for name, part in value.items()}
