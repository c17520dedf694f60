"""`take: mean`."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import ClassVar

from milepost.scoring.aggregation import Aggregation, Weighted


class Mean(Aggregation):
    """Weighted mean: sum(w x) / sum(w). Undefined where nothing is counted or all weights are 0.

    Example: credits 1, 1/2 with weights 3, 1 give 7/8.
    """

    weighted: ClassVar[bool] = True

    def take(self, values: Sequence[Weighted]) -> Fraction | None:
        """Weighted mean of the values."""
        total = sum((v.weight for v in values), Fraction(0))
        return sum((v.weight * v.value for v in values), Fraction(0)) / total if total else None
