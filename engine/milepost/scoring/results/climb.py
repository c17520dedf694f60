"""A climb: the highest level whose practices, and all below it, hold (`climb`)."""

from __future__ import annotations

from typing import ClassVar

from pydantic import model_validator

from milepost.model.kinds import Expr, Words
from milepost.model.results import Board, Conclusion, Item, Result
from milepost.model.scales import StepScale


class Climb(Result):
    """The highest level k so that `here` holds over the criteria of k and `below` over each lower.

    `below` is `here` where it is not written. A level with no criterion counted is not reached; an
    unknown practice stops the climb. The scale's lowest step where no level is reached. What stops
    the climb is named in `blocking`.
    """

    told_by: ClassVar[str] = "climb"
    example: ClassVar[str] = "{scale: maturity, climb: level, here: 'all_of(criteria, passed)'}"

    climb: Words
    here: Expr
    below: Expr | None = None

    @model_validator(mode="after")
    def _needs_scale(self) -> Climb:
        if self.scale is None:
            raise ValueError("a climb needs a scale", "name it: `scale: maturity`")
        return self

    def compute(self, board: Board) -> Conclusion:
        """Climb level by level; the levels are steps of the scale by name."""
        assert self.scale is not None
        scale, levels = board.scale(self.scale), board.axis(self.climb)
        reached = scale.names[0]
        for place, level in enumerate(levels):
            if not self._reached(board, levels[:place], level):
                return _conclusion(scale, reached, self._blocking(board, levels, place))
            reached = level
        return _conclusion(scale, reached, ())

    def _reached(self, board: Board, lower: tuple[str, ...], level: str) -> bool:
        below = self.below or self.here
        return self._holds(board, level, self.here) and all(
            self._holds(board, lower_level, below) for lower_level in lower
        )

    def _holds(self, board: Board, level: str, condition: Expr) -> bool:
        own = board.only(self.climb, level)
        return _counted(own.items("criteria")) and own.ask(condition) is True

    def _blocking(self, board: Board, levels: tuple[str, ...], place: int) -> tuple[str, ...]:
        upto = [board.only(self.climb, level).items("criteria") for level in levels[: place + 1]]
        return tuple(str(item["id"]) for items in upto for item in items if item["unmet"])


def _counted(items: tuple[Item, ...]) -> bool:
    return any(not item["not_applicable"] for item in items)


def _conclusion(scale: StepScale, level: str, blocking: tuple[str, ...]) -> Conclusion:
    step = scale.step(level)
    return Conclusion(exact=step.value, step=step, blocking=blocking)
