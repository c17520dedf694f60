"""`take: median`."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from statistics import median

from milepost.scoring.aggregation import Aggregation, Weighted


class Median(Aggregation):
    """Middle value, the mean of the two middle ones of an even number; weights play no part.

    Undefined where nothing is counted. Example: 0, 1, 1, 2 give 1.
    """

    def take(self, values: Sequence[Weighted]) -> Fraction | None:
        """Median of the values."""
        return median(v.value for v in values) if values else None
