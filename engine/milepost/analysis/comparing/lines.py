"""The moves of results: numbers that rise or fall, steps of a scale, values lost and found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from milepost.model.past import PastLine
from milepost.model.values import Number

Way = Literal["up", "down", "same", "moved", "lost", "found", "added", "removed"]
"""Better, worse, unmoved; moved where no order is known; a value lost or found; in one only."""


@dataclass(frozen=True, slots=True)
class LineMove:
    """One result at one place, before and after; None where it is in one of them only.

    `gain` is the move of its number, `steps` that on its scale, upwards positive.
    """

    before: PastLine | None
    after: PastLine | None
    way: Way
    gain: Number | None = None
    steps: int | None = None

    @property
    def line(self) -> PastLine:
        """The later of the two."""
        found = self.after or self.before
        assert found is not None
        return found


def line_move(before: PastLine | None, after: PastLine | None, rising: bool = True) -> LineMove:
    """The move of one result. A plain number is better when it rises, if `rising`; a step always.

    Where a rule set holds lower to be better, its number may be the points or what they leave of a
    base: the way of its moves is not told.
    """
    if before is None or after is None:
        return LineMove(before, after, "added" if before is None else "removed")
    if before.told != "value" or after.told != "value":
        return LineMove(before, after, _unknown(before, after))
    gain = after.exact - before.exact if _both_exact(before, after) else None  # type: ignore[operator]
    if after.step is not None and before.step is not None:
        return _on_scale(before, after, gain)
    sign = _sign(before, after, gain)
    way: Way = "same" if sign == 0 else "moved" if sign is None or not rising else _way(sign)
    return LineMove(before, after, way, gain)


def _unknown(before: PastLine, after: PastLine) -> Way:
    if before.told == after.told:
        return "same"
    return "found" if after.told == "value" else "lost" if before.told == "value" else "moved"


def _both_exact(before: PastLine, after: PastLine) -> bool:
    return before.exact is not None and after.exact is not None


def _on_scale(before: PastLine, after: PastLine, gain: Number | None) -> LineMove:
    """By the order of the later scale; without an order where it lacks the earlier step."""
    if before.step == after.step:
        return LineMove(before, after, "same", gain, 0)
    if before.step not in after.steps or after.step not in after.steps:
        return LineMove(before, after, "moved", gain)
    steps = after.steps.index(str(after.step)) - after.steps.index(str(before.step))
    return LineMove(before, after, _way(steps), gain, steps)


def _sign(before: PastLine, after: PastLine, gain: Number | None) -> Number | None:
    if before.truth is not None and after.truth is not None:
        return int(after.truth) - int(before.truth)
    return gain


def _way(sign: Number) -> Way:
    return "up" if sign > 0 else "down"
