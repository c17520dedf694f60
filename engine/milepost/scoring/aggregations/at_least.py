"""`take: {at_least: k}`."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import ClassVar

from milepost.scoring.aggregation import Counting, Weighted, is_met


class AtLeast(Counting):
    """Yes where at least this many values are met (1 or more); weights play no part."""

    gives_truth: ClassVar[bool] = True
    example: ClassVar[str] = "{at_least: 3}"

    def take(self, values: Sequence[Weighted]) -> Fraction | None:
        """1 for yes, 0 for no."""
        return Fraction(sum(is_met(v.value) for v in values) >= self.number)
