"""`take: all`."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import ClassVar

from milepost.scoring.aggregation import Aggregation, Weighted, is_met


class AllMet(Aggregation):
    """Yes where every value is met (1 or more). Undefined where nothing is counted."""

    gives_truth: ClassVar[bool] = True

    def take(self, values: Sequence[Weighted]) -> Fraction | None:
        """1 for yes, 0 for no."""
        return Fraction(all(is_met(v.value) for v in values)) if values else None
