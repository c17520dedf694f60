"""How far apart two ratings count: by the metric of the scale."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal

Metric = Literal["nominal", "ordinal", "interval", "ratio"]
METRICS: tuple[Metric, ...] = ("nominal", "ordinal", "interval", "ratio")

Distance = Callable[[Any, Any], Any]
"""A squared distance of two ratings: 0 for equal ones."""


def distance(metric: Metric, counts: Mapping[Any, Any]) -> Distance:
    """The distance of two ratings; ordinal ones by how often each rating was given (`counts`).

    Source: Krippendorff, Content Analysis, the difference functions of alpha.
    """
    if metric == "nominal":
        return lambda one, other: 0 if one == other else 1
    if metric == "interval":
        return lambda one, other: (one - other) ** 2
    if metric == "ratio":
        return _ratio
    return lambda one, other: _ordinal(counts, one, other)


def _ratio(one: Any, other: Any) -> Any:
    return ((one - other) / (one + other)) ** 2 if one + other else 0


def _ordinal(counts: Mapping[Any, Any], one: Any, other: Any) -> Any:
    low, high = min(one, other), max(one, other)
    between = sum(n for rating, n in counts.items() if low <= rating <= high)
    return (between - (counts[low] + counts[high]) / 2) ** 2 if low != high else 0
