"""`take: mode`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from milepost.scoring.aggregation import Aggregation, Weighted


class Mode(Aggregation):
    """Most frequent value; of equally frequent ones the lowest. Weights play no part.

    Undefined where nothing is counted. Example: 3, 1, 3, 1, 2 give 1.
    """

    def take(self, values: Sequence[Weighted]) -> Fraction | None:
        """Most frequent of the values."""
        found = Counter(v.value for v in values)
        most = max(found.values(), default=0)
        return min((value for value, times in found.items() if times == most), default=None)
