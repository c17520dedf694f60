"""`take: sum`."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from milepost.scoring.aggregation import Aggregation, Weighted


class Sum(Aggregation):
    """Plain sum; weights play no part (write `of: weight * credit`). Nothing counted gives 0."""

    def take(self, values: Sequence[Weighted]) -> Fraction | None:
        """Sum of the values."""
        return sum((v.value for v in values), Fraction(0))
