"""`take: max`."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from milepost.scoring.aggregation import Aggregation, Weighted


class Max(Aggregation):
    """Largest value; weights play no part. Undefined where nothing is counted."""

    def take(self, values: Sequence[Weighted]) -> Fraction | None:
        """Largest of the values."""
        return max((v.value for v in values), default=None)
