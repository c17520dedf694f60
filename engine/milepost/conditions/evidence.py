"""The functions that look at evidence itself: is it there, approved, fresh, complete?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import cast

from milepost.conditions.comparison import compare
from milepost.conditions.logic import Truth, both, is_unusable
from milepost.model.values import NONE, UNUSABLE, Document, Point, Range, Step, Value

_ADDRESS = re.compile(r"https?://\S+\.\S")


def present(value: Value) -> Truth:
    """Something is there; unknown for a missing fact, false for `none` and what is empty."""
    if value is None or value is UNUSABLE:
        return UNUSABLE if value is UNUSABLE else None
    if isinstance(value, str):
        return value.strip() != ""
    return value is not NONE and value != () and value != Document()


def known(value: Value) -> bool:
    """There is a value. A number known only as a range is not known."""
    return value is not None and not isinstance(value, Range)


def approved(value: Value) -> Truth:
    """The document's status is `approved`; unknown without a status."""
    if not isinstance(value, Document):
        return _without(value)
    return value.status == "approved" if value.status else None


def _without(value: Value) -> Truth:
    """What a question about a document gives where there is no document."""
    if value is UNUSABLE:
        return UNUSABLE
    return False if value is NONE else None


def age_days(value: Value, as_of: date) -> Value:
    """Days from the value's date to `as_of`; below zero for a later day."""
    if is_unusable(value):
        return UNUSABLE
    day = value.date if isinstance(value, Document) else cast(date | None, value)
    return None if day is None else (as_of - day).days


def fresh(value: Value, days: Value, as_of: date) -> Truth:
    """Dated at most `days` before `as_of` and not after it; unknown without a date."""
    if value is NONE or value is UNUSABLE:
        return _without(value)
    if is_unusable(days):
        return UNUSABLE
    age = age_days(value, as_of)
    if isinstance(age, int) and isinstance(days, int):
        return 0 <= age <= days
    return both([compare(">=", age, 0), compare("<=", age, days)])


def covers(value: Value, items: Value) -> Truth:
    """Every one of `items` is in the list `value`."""
    if value is NONE or value is UNUSABLE:
        return _without(value)
    if is_unusable(items):
        return UNUSABLE
    if value is None or items is None:
        return None
    return both(compare("in", item, value) for item in cast(tuple[Value, ...], items))


def has_url(value: Value) -> Truth:
    """The document has a url, or an address stands in the text."""
    if isinstance(value, Document):
        return value.url != ""
    return _ADDRESS.search(value) is not None if isinstance(value, str) else _without(value)


def starts_with(value: Value, beginning: Value) -> Truth:
    """The text begins so."""
    if is_unusable(beginning):
        return UNUSABLE
    if value is None or beginning is None or value is NONE or value is UNUSABLE:
        return _without(value) if value is not None else None
    return cast(str, value).startswith(cast(str, beginning))


def last(series: Value, number: int) -> Value:
    """The `number` newest points, oldest first; unknown when there are fewer."""
    if is_unusable(series):
        return UNUSABLE
    points = cast(tuple[Point, ...], series or ())
    return points[-number:] if len(points) >= number else None


def first_known(*values: Value) -> Value:
    """The first known value."""
    return next((value for value in values if known(value)), None)


def field_of(value: Value, name: str) -> Value:
    """`value.name`: of a record, document, step or the newest point of a series."""
    if is_unusable(value):
        return UNUSABLE
    if isinstance(value, Mapping):
        return value.get(name)
    if isinstance(value, tuple):
        return getattr(value[-1], name) if value else None
    found: Value = getattr(value, name) if isinstance(value, (Document, Step)) else None
    return None if found == "" else found
