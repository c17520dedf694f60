"""Where an expression of a result stands: what it sees there, and what of that can move."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from milepost.conditions import FUNCTIONS
from milepost.conditions.walking import every
from milepost.model.expression import Call, Expression, Literal, Name, Node
from milepost.model.values import Value
from milepost.scoring.board import Board

ITEM_LISTS = ("criteria", "checks")


@dataclass(frozen=True)
class Standing:
    """The board of a result at one place; `moving` are the names and ids that actions can move."""

    board: Board
    moving: Collection[str]

    def only(self, axis: str, value: str) -> Standing:
        """The same, narrowed to one value of an axis."""
        return Standing(self.board.only(axis, value), self.moving)

    def moves(self, node: Node) -> bool:
        """Whether anything in a part of an expression can move."""
        return any(
            part.name in self.moving
            if isinstance(part, Name) and part.depth == 0
            else isinstance(part, Call) and self._cites(part)
            for part in every(node)
        )

    def value(self, node: Node) -> Value:
        """The value of a part that does not move."""
        return self.board.ask(Expression("", node))

    @cached_property
    def criteria(self) -> tuple[str, ...]:
        """The ids of the criteria seen."""
        return tuple(str(item["id"]) for item in self.board.items("criteria"))

    @cached_property
    def key_of(self) -> Mapping[str, str]:
        """The place of the result, by axis."""
        axes = self.board.ruleset.results[self.board.name].by
        return dict(zip(axes, self.board.key, strict=True))

    def key(self, result: str) -> tuple[str, ...] | None:
        """The place of another result that is seen as one value from here; None for a list."""
        axes = self.board.ruleset.results[result].by
        here = self.key_of
        return tuple(here[axis] for axis in axes) if all(axis in here for axis in axes) else None

    def _cites(self, call: Call) -> bool:
        """Whether it asks for a check that moves; `under` asks for many."""
        if FUNCTIONS[call.function].group != "results":
            return False
        ids = [a.value for a in call.arguments if isinstance(a, Literal)]
        return call.function == "under" or any(id in self.moving for id in ids)
