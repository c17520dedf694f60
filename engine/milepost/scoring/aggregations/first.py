"""`take: {first: [names]}`."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import ClassVar

from milepost.scoring.aggregation import Naming, Weighted


class First(Naming):
    """The value of the first name in the list that has one, such as the expert before oneself.

    The names are values of the layer's axis, or ids of criteria. Undefined where none has a value.
    """

    passes_over: ClassVar[bool] = True
    example: ClassVar[str] = "{first: [expert, self]}"

    def take(self, values: Sequence[Weighted]) -> Fraction | None:
        """The value of the name that comes first."""
        known = {v.name: v.value for v in values}
        return next((known[name] for name in self.names if name in known), None)
