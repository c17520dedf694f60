"""An aggregate: one number of many criteria, flat or layer by layer (`take`)."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from milepost.model.expression import Expression
from milepost.model.kinds import ExactNumber, Expr, Words, YesNo
from milepost.model.results import Board, Conclusion, Item, Result
from milepost.model.values import Number
from milepost.scoring.branching import Branch, Contribution, Growing
from milepost.scoring.taking import EVERY, ROOT, Layer, read_take

Take = Annotated[
    dict[str, Any],
    BeforeValidator(read_take),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "object", "additionalProperties": {}}]}),
]


class Aggregate(Result):
    """`take` over the criteria's `of` (their credit), those that leave every mean left out.

    With `tree` the criteria are gathered into the values of its axes, layer by layer, and every
    node is made from what is in it; without, all criteria at once. `empty` is the number where
    nothing is counted or all weights are 0. Undetermined where `of` is unknown for a criterion that
    counts. With `scale` the number is the step that has this value.
    """

    told_by: ClassVar[str] = "take"
    example: ClassVar[str] = "score: {take: mean, times: 100, show: 1}"

    take: Take
    of: Expr = Expression("credit")
    only: Expr | None = None
    tree: tuple[Words, ...] = ()
    weighted: YesNo = True
    empty: ExactNumber | None = Field(default=None)

    @model_validator(mode="after")
    def _layers_of_the_tree(self) -> Aggregate:
        layers = {ROOT, *self.tree}
        for name in self.take:
            if name not in (EVERY, *layers):
                raise ValueError(
                    f"`take` names the layer `{name}`, which `tree` does not have",
                    f"use {', '.join(sorted(layers))}",
                )
        lacking = [name for name in (*self.tree, ROOT) if name not in self.take]
        if lacking and EVERY not in self.take:
            raise ValueError(
                f"`take` says nothing of the layer `{lacking[0]}`", f"write `{lacking[0]}: mean`"
            )
        return self

    def layer(self, name: str) -> Layer:
        """How the nodes of a layer are made."""
        found: Layer = self.take.get(name) or self.take[EVERY]
        return found

    @property
    def shown(self) -> str:
        """How the layers are made, as a reader sees it: `mean`, or `level: mean, all: sum`."""
        if EVERY in self.take and len(self.take) == 1:
            return str(self.take[EVERY].shown)
        layers = (*self.tree[::-1], ROOT)
        return ", ".join(f"{name}: {self.layer(name).shown}" for name in layers)

    @property
    def root(self) -> Layer:
        """How the result itself is made."""
        return self.layer(ROOT)

    def compute(self, board: Board) -> Conclusion:
        """The aggregate over the counted criteria; undetermined where it is undefined."""
        root = self.branch(board)
        nothing = root.undefined or not any(part.counted for part in root.parts)
        number = self.empty if nothing and self.empty is not None else root.value
        if number is None:
            return Conclusion(undetermined=True)
        if self.root.aggregation.gives_truth:
            return Conclusion(truth=bool(number))
        return Conclusion(exact=number)

    def branch(self, board: Board) -> Branch:
        """The tree of everything that is counted, with the number of each node."""
        own = tuple(self._contribution(board, item) for item in board.spread(self.tree))
        return Growing(board, self.tree, self.layer, self.weighted).grown(own)

    def _contribution(self, board: Board, item: Item) -> Contribution:
        """One that `only` cannot tell about counts, without a value."""
        picked = True if self.only is None else board.ask(self.only, item)
        counted = picked is not False and item["counted"] is True
        value = board.ask(self.of, item) if counted and picked is True else None
        weight = item["weight"] if self.weighted else 1
        assert isinstance(weight, Number)
        number = value if isinstance(value, Number) else None
        path = tuple((axis, name) for axis in self.tree for name in board.path(item, axis))
        return Contribution(str(item["id"]), counted, weight, number, path)
