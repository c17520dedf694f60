"""The functions that need nothing but the values of their arguments."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any, cast

from milepost.conditions import evidence
from milepost.conditions.logic import is_unusable
from milepost.conditions.numbers import half_even, half_up, largest, rising, size, smallest
from milepost.model.values import NONE, UNUSABLE, Value

Scalar = Callable[[date, Sequence[Any]], Value]


def length(value: Value) -> Value:
    """Characters of a text; 0 for `none`."""
    if is_unusable(value):
        return 0 if value is NONE else UNUSABLE
    return None if value is None else len(cast(str, value))


SCALARS: Mapping[str, Scalar] = MappingProxyType(
    {
        "min": lambda as_of, given: smallest(given),
        "max": lambda as_of, given: largest(given),
        "abs": lambda as_of, given: size(given[0]),
        "floor": lambda as_of, given: rising(given[0], math.floor),
        "ceil": lambda as_of, given: rising(given[0], math.ceil),
        "round_half_up": lambda as_of, given: rising(given[0], lambda x: half_up(x, given[1])),
        "round_half_even": lambda as_of, given: rising(given[0], lambda x: half_even(x, given[1])),
        "len": lambda as_of, given: length(given[0]),
        "present": lambda as_of, given: evidence.present(given[0]),
        "known": lambda as_of, given: evidence.known(given[0]),
        "approved": lambda as_of, given: evidence.approved(given[0]),
        "age_days": lambda as_of, given: evidence.age_days(given[0], as_of),
        "fresh": lambda as_of, given: evidence.fresh(given[0], given[1], as_of),
        "covers": lambda as_of, given: evidence.covers(given[0], given[1]),
        "has_url": lambda as_of, given: evidence.has_url(given[0]),
        "starts_with": lambda as_of, given: evidence.starts_with(given[0], given[1]),
        "last": lambda as_of, given: evidence.last(given[0], given[1]),
        "first_known": lambda as_of, given: evidence.first_known(*given),
    }
)
