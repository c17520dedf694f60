"""`take: min`."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from milepost.scoring.aggregation import Aggregation, Weighted


class Min(Aggregation):
    """Smallest value; weights play no part. Undefined where nothing is counted."""

    def take(self, values: Sequence[Weighted]) -> Fraction | None:
        """Smallest of the values."""
        return min((v.value for v in values), default=None)
