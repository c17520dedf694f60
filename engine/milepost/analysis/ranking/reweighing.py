"""Weights set anew, to see what a ranking would be with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from milepost.errors import UsageError
from milepost.model.choices import Weighted
from milepost.model.values import Number
from milepost.suggestions import suggested


def reweighted(
    criteria: tuple[Weighted, ...], weights: Mapping[str, Number]
) -> tuple[Weighted, ...]:
    """The criteria with these weights in place of their own.

    Raises UsageError for a criterion there is not, and where the weights add up to nothing.
    """
    known = {criterion.name for criterion in criteria}
    for name in weights:
        if name not in known:
            mend = suggested(name, known)
            raise UsageError(f"there is no criterion `{name}`; {mend}")
    found = tuple(replace(c, weight=weights.get(c.name, c.weight)) for c in criteria)
    if not any(criterion.weight for criterion in found):
        raise UsageError("the weights add up to 0; give one criterion a weight above 0")
    return found
