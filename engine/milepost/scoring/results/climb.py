"""A climb: the highest level whose practices, and all below it, hold (`climb`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, model_validator

from milepost.model.kinds import Expr, Words, read_text
from milepost.model.results import Board, Conclusion, Item, Result
from milepost.model.scales import StepScale

Reached = Annotated[Literal["reached"], BeforeValidator(read_text)]


@dataclass(frozen=True, slots=True)
class Rung:
    """A level as it was asked: whether `here` and `below` hold, and whether nothing counts."""

    level: str
    here: bool
    below: bool
    empty: bool


class Climb(Result):
    """The highest level k so that `here` holds over its criteria and `below` over each lower one.

    `below` is `here` where it is not written. A level with no criterion counted is not reached,
    unless `empty: reached`; an unknown practice stops the climb. The scale's lowest step where no
    level is reached. What keeps it from the next level is named in `blocking`.
    """

    told_by: ClassVar[str] = "climb"
    example: ClassVar[str] = "{scale: maturity, climb: level, here: 'all_of(criteria, passed)'}"

    climb: Words
    here: Expr
    below: Expr | None = None
    empty: Reached | None = None

    @model_validator(mode="after")
    def _needs_scale(self) -> Climb:
        if self.scale is None:
            raise ValueError("a climb needs a scale", "name it: `scale: maturity`")
        return self

    def compute(self, board: Board) -> Conclusion:
        """Climb level by level; the levels are steps of the scale by name."""
        assert self.scale is not None
        scale, levels = board.scale(self.scale), board.axis(self.climb)
        rungs = self.rungs(board)
        height = _height(rungs)
        reached = levels[height - 1] if height else scale.names[0]
        blocking = self._blocking(board, rungs, levels[height]) if height < len(levels) else ()
        return _conclusion(scale, reached, blocking)

    def rungs(self, board: Board) -> tuple[Rung, ...]:
        """The levels that are asked: up to the first whose `below` fails, which carries none."""
        found: list[Rung] = []
        for level in board.axis(self.climb):
            found.append(self._rung(board.only(self.climb, level), level))
            if not found[-1].below:
                break
        return tuple(found)

    def _rung(self, own: Board, level: str) -> Rung:
        if not _counted(own.items("criteria")):
            reached = self.empty == "reached"
            return Rung(level, reached, reached, empty=True)
        here, below = (own.ask(e) is True for e in (self.here, self.below or self.here))
        return Rung(level, here, below, empty=False)

    def _blocking(self, board: Board, rungs: tuple[Rung, ...], wanted: str) -> tuple[str, ...]:
        """What is unmet on the next level, and on a lower one that carries none above it."""
        low = [rung.level for rung in rungs if not rung.below and rung.level != wanted]
        asked = [board.only(self.climb, level).items("criteria") for level in (*low, wanted)]
        return tuple(str(item["id"]) for items in asked for item in items if item["unmet"])


def _height(rungs: tuple[Rung, ...]) -> int:
    """How many levels are climbed."""
    return max((place for place, rung in enumerate(rungs, 1) if rung.here), default=0)


def _counted(items: tuple[Item, ...]) -> bool:
    return any(item["counted"] for item in items)


def _conclusion(scale: StepScale, level: str, blocking: tuple[str, ...]) -> Conclusion:
    step = scale.step(level)
    return Conclusion(exact=step.value, step=step, blocking=blocking)
