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
        held = {name: _holds(board, step, number) for name, step in scale.root.items()}
        if None in held.values():
            return Conclusion(undetermined=True)
        reached = [name for name, holds in held.items() if holds]
        return Conclusion(number, scale.step(reached[-1] if reached else scale.names[0]))


def _holds(board: Board, step: ScaleStep, number: Number) -> bool | None:
    """Whether the number reaches the step's lower end; None where that end is not known."""
    end = step.at_least if step.at_least is not None else step.above
    if end is None:
        return False
    low = board.ask(end)
    if not isinstance(low, Number):
        return None
    return number >= low if step.at_least is not None else number > low
