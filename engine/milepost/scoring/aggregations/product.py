"""`take: product`."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import prod

from milepost.scoring.aggregation import Aggregation, Weighted


class Product(Aggregation):
    """All values multiplied; weights play no part. Undefined where nothing is counted.

    Example: 1/2, 1/2, 1 give 1/4.
    """

    def take(self, values: Sequence[Weighted]) -> Fraction | None:
        """Product of the values."""
        return prod((v.value for v in values), start=Fraction(1)) if values else None
