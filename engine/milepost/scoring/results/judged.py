"""A judged result (`judged`): the assessor's own value, with the reason for it."""

from __future__ import annotations

from typing import ClassVar

from pydantic import model_validator

from milepost.model.kinds import Words, YesNo
from milepost.model.results import Board, Conclusion, Result


class Judged(Result):
    """A step given by the assessor. `compare` names a computed result to show beside it.

    Neither overwrites the other. Undetermined where nobody gave a value.
    """

    told_by: ClassVar[str] = "judged"
    example: ClassVar[str] = "judged_level: {scale: maturity, judged: true, compare: level}"

    judged: YesNo
    compare: Words | None = None

    @model_validator(mode="after")
    def _is_judged(self) -> Judged:
        if not self.judged:
            raise ValueError("`judged` can only be true", "leave the result out instead")
        if self.scale is None:
            raise ValueError("a judged result needs a scale", "name it: `scale: maturity`")
        return self

    @property
    def names(self) -> tuple[str, ...]:
        """The computed result it stands beside."""
        return (self.compare,) if self.compare else ()

    def compute(self, board: Board) -> Conclusion:
        """The value found in the evidence."""
        given = board.judged()
        if given is None:
            return Conclusion(undetermined=True)
        assert self.scale is not None
        step = board.scale(self.scale).step(given.value)
        return Conclusion(exact=step.value, step=step, judged=given)
