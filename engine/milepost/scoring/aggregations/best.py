"""`take: {best: k}`."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import ClassVar

from milepost.scoring.aggregation import Counting, Weighted


class Best(Counting):
    """Plain mean of the k highest values, of all where there are fewer; weights play no part.

    Undefined where nothing is counted. Example: the best 2 of 3, 1, 2 give 5/2.
    """

    example: ClassVar[str] = "{best: 2}"

    def take(self, values: Sequence[Weighted]) -> Fraction | None:
        """Mean of the highest values."""
        kept = sorted((v.value for v in values), reverse=True)[: self.number]
        return sum(kept, Fraction(0)) / len(kept) if kept else None
