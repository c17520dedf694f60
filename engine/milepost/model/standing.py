"""Where a weakness stands: in its dimension, in earlier reviews, and under which cause."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from milepost.model.assessment import Derived


@dataclass(frozen=True, slots=True)
class Standing:
    """A rank among the weaknesses at one value of an axis, of how many."""

    axis: str
    value: str
    rank: int
    of: int


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A gap that was one before: since which review without a break, in how many of them.

    Both count the present review. `before` is the last time it was a gap before that, where it was
    met in between.
    """

    since: date
    times: int
    before: date | None = None


@dataclass(frozen=True, slots=True)
class Cause:
    """What a pattern found behind several findings, and the weaknesses it rests on."""

    derived: Derived
    weaknesses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dimension:
    """The weaknesses at one value of the main axis, the first first; what they cost together."""

    axis: str
    value: str
    weaknesses: tuple[str, ...]
    lost: Fraction
    share: Fraction
