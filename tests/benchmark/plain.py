"""Evidence as the plain dictionaries that other engines read."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from milepost.model.values import Document, Value

from tests.benchmark.translating import plain_number

Plain = dict[str, Any]


def plain(values: Mapping[str, Value]) -> Plain:
    """Facts by name; a document as its status and its day, counted as `date.toordinal` does."""
    return {name: _plain(value) for name, value in values.items()}


def floating(values: Mapping[str, Value]) -> Plain:
    """The same with every number as a float, for languages that do not mix the two."""
    return {name: _floating(value) for name, value in plain(values).items()}


def _plain(value: Value) -> Any:
    if isinstance(value, Document):
        day = value.date.toordinal() if value.date else None
        return {"status": value.status, "day": day}
    if isinstance(value, Fraction):
        return plain_number(value)
    return [_plain(item) for item in value] if isinstance(value, tuple) else value  # type: ignore[arg-type]


def _floating(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _floating(part) for name, part in value.items()}
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value
