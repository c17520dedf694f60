"""What an aggregation is: many weighted numbers in, one exact number out."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Weighted:
    """One counted number and its weight (0 or more)."""

    value: Fraction
    weight: Fraction


class Aggregation(ABC):
    """One way to `take`; its docstring is its reference text."""

    @abstractmethod
    def take(self, values: Sequence[Weighted]) -> Fraction | None:
        """The aggregate, or None where it is undefined."""
