"""An aggregate: one number of many leaves or criteria (`take`)."""

from __future__ import annotations

from dataclasses import dataclass
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
        counted = [c for c in self.contributions(board) if c.counted]
        values = [
            Weighted(Fraction(c.value), Fraction(c.weight)) for c in counted if c.value is not None
        ]
        known = len(values) == len(counted)
        number = aggregation_kinds()[self.take]().take(values) if known else None
        return Conclusion(exact=number, undetermined=number is None)

    def contributions(self, board: Board) -> tuple[Contribution, ...]:
        """What each criterion of the place brings, in their order."""
        return tuple(self._contribution(board, item) for item in board.items("criteria"))

    def _contribution(self, board: Board, item: Item) -> Contribution:
        """One that `only` cannot tell about counts, without a value."""
        picked = True if self.only is None else board.ask(self.only, item)
        counted = picked is not False and not item["not_applicable"]
        value = board.ask(self.of, item) if counted and picked is True else None
        weight = item["weight"] if self.weighted else 1
        assert isinstance(weight, Number)
        number = value if isinstance(value, Number) else None
        return Contribution(str(item["id"]), counted, weight, number)


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one criterion brings to an aggregate; `value` is None where it is not known."""

    criterion: str
    counted: bool
    weight: Number
    value: Number | None


def aggregation_kinds() -> dict[str, type[Aggregation]]:
    """Every aggregation by the name `take` uses."""
    return listed(aggregations, Aggregation)  # type: ignore[type-abstract]
