"""Bands: the step of a scale that a number falls in (`of` with `scale`)."""

from __future__ import annotations

from typing import ClassVar

from pydantic import model_validator

from milepost.model.kinds import Words
from milepost.model.results import Board, Conclusion, Result
from milepost.model.scales import ScaleStep
from milepost.model.values import Number


class Bands(Result):
    """The highest step whose lower end holds: `at_least` is closed, `above` is open.

    A step without a lower end is reached only where it is the lowest and no other was.
    """

    told_by: ClassVar[str] = "of"
    told_last: ClassVar[bool] = True
    example: ClassVar[str] = "grade: {scale: grade, of: score}"

    of: Words

    @model_validator(mode="after")
    def _needs_scale(self) -> Bands:
        if self.scale is None:
            raise ValueError("bands need a scale", "name it: `scale: grade`")
        return self

    @property
    def names(self) -> tuple[str, ...]:
        """The result that is banded."""
        return (self.of,)

    def compute(self, board: Board) -> Conclusion:
        """The step for the exact number; nothing is rounded before it."""
        number = board.result(self.of).value
        if not isinstance(number, Number) or isinstance(number, bool):
            return Conclusion(undetermined=True)
        assert self.scale is not None
        scale = board.scale(self.scale)
        reached = [name for name, s in scale.root.items() if _holds(board, s, number)]
        return Conclusion(number, scale.step(reached[-1] if reached else scale.names[0]))


def _holds(board: Board, step: ScaleStep, number: Number) -> bool:
    if step.at_least is not None:
        low = board.ask(step.at_least)
        return isinstance(low, Number) and number >= low
    if step.above is not None:
        low = board.ask(step.above)
        return isinstance(low, Number) and number > low
    return False
