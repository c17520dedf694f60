"""Dominance: at least as good on every criterion and better on one, whatever the weights are."""

from __future__ import annotations

from collections.abc import Mapping

from milepost.model.rankings import Comparison
from milepost.model.values import Range


def dominated(comparison: Comparison) -> dict[str, tuple[str, ...]]:
    """Those that are dominated, each with the alternatives that dominate it.

    Only what is certain counts: a rating that is not known is neither as good as another nor worse.
    """
    found = {
        name: tuple(other for other, theirs in comparison.points.items() if better(theirs, own))
        for name, own in comparison.points.items()
    }
    return {name: by for name, by in found.items() if by}


def better(one: Mapping[str, Range], other: Mapping[str, Range]) -> bool:
    """Whether one dominates the other."""
    pairs = [(one[name], other[name]) for name in one]
    as_good = all(mine.low >= theirs.high for mine, theirs in pairs)
    return as_good and any(mine.low > theirs.high for mine, theirs in pairs)
