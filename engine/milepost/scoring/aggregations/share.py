"""`take: share`."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import ClassVar

from milepost.scoring.aggregation import Aggregation, Weighted, is_met


class Share(Aggregation):
    """Part of the weight that is met (a value of 1 or more), from 0 to 1.

    Undefined where nothing is counted or all weights are 0. Example: credits 1, 1/2, 1 of equal
    weight give 2/3.
    """

    weighted: ClassVar[bool] = True

    def take(self, values: Sequence[Weighted]) -> Fraction | None:
        """Weight of the met values over the weight of all."""
        total = sum((v.weight for v in values), Fraction(0))
        return (
            sum((v.weight for v in values if is_met(v.value)), Fraction(0)) / total
            if total
            else None
        )
