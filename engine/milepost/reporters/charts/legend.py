"""What the signs of a picture mean, in one row above it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from milepost.reporters.charts.drawing import SOFT
from milepost.reporters.charts.lettering import measure
from milepost.reporters.charts.sheet import SMALL, Sheet, Spot


@dataclass(frozen=True, slots=True)
class Entry:
    """One sign of a legend: how to draw it around a spot, and what it means."""

    sample: Callable[[Sheet, Spot], None]
    meaning: str


def legend(on: Sheet, at: Spot, entries: Sequence[Entry]) -> None:
    """The signs in one row, each before its meaning."""
    left, top = at
    for entry in entries:
        entry.sample(on, (left + 9, top))
        on.words((left + 24, top), entry.meaning, size=SMALL, colour=SOFT)
        left += 24 + measure(entry.meaning, SMALL) + 18
