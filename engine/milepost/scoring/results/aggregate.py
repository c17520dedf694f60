"""An aggregate: one number of many leaves or criteria (`take`)."""

from __future__ import annotations

from fractions import Fraction
from typing import ClassVar

from pydantic import field_validator

from milepost.model.expression import Expression
from milepost.model.kinds import Expr, Words, YesNo
from milepost.model.results import Board, Conclusion, Item, Result
from milepost.model.values import Number
from milepost.scoring import aggregations
from milepost.scoring.aggregation import Aggregation, Weighted
from milepost.scoring.listing import listed


class Aggregate(Result):
    """`take` over the criteria's `of` (their credit), those that leave every mean left out.

    Undetermined where `of` is unknown for a criterion that counts. With `scale` the number is the
    step that has this value.
    """

    told_by: ClassVar[str] = "take"
    example: ClassVar[str] = "score: {take: mean, times: 100, show: 1}"

    take: Words
    of: Expr = Expression("credit")
    only: Expr | None = None
    weighted: YesNo = True

    @field_validator("take")
    @classmethod
    def _known(cls, name: str) -> str:
        known = list(aggregation_kinds())
        if name not in known:
            raise ValueError(f"there is no aggregation `{name}`", f"use one of {', '.join(known)}")
        return name

    def compute(self, board: Board) -> Conclusion:
        """The aggregate over the counted criteria; undetermined where it is undefined."""
        items = [item for item in board.items("criteria") if self._counted(board, item)]
        values = [w for item in items if (w := self._weighted(board, item)) is not None]
        known = len(values) == len(items)
        number = aggregation_kinds()[self.take]().take(values) if known else None
        return Conclusion(exact=number, undetermined=number is None)

    def _counted(self, board: Board, item: Item) -> bool:
        if item["not_applicable"]:
            return False
        return self.only is None or board.ask(self.only, item) is True

    def _weighted(self, board: Board, item: Item) -> Weighted | None:
        value = board.ask(self.of, item)
        if not isinstance(value, Number):
            return None
        weight = item["weight"] if self.weighted else 1
        assert isinstance(weight, Number)
        return Weighted(Fraction(value), Fraction(weight))


def aggregation_kinds() -> dict[str, type[Aggregation]]:
    """Every aggregation by the name `take` uses."""
    return listed(aggregations, Aggregation)  # type: ignore[type-abstract]
