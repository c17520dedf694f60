"""`take: count`."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from milepost.scoring.aggregation import Aggregation, Weighted, is_met


class Count(Aggregation):
    """How many values are met, that is 1 or more; weights play no part. Nothing counted gives 0.

    Example: credits 1, 1/2, 1 give 2.
    """

    def take(self, values: Sequence[Weighted]) -> Fraction | None:
        """Number of values that are met."""
        return Fraction(sum(is_met(v.value) for v in values))
