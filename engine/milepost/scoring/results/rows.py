"""A decision table (`rows`): the first row that is true decides."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field, model_validator

from milepost.model.expression import Trace
from milepost.model.results import Board, Conclusion, Result, Row
from milepost.model.values import Number

UNDETERMINED = "undetermined"
Traces = tuple[tuple[str, Trace], ...]


class Rows(Result):
    """First match wins. A row that is unknown ends the table undetermined, as does its end.

    `is: undetermined` is a row's way to say so itself. `conditions` picks the unmet criteria that
    become conditions of the decision. Every table ends in a row without `when`. Without a scale
    `is` is a number or an expression.
    """

    told_by: ClassVar[str] = "rows"
    example: ClassVar[str] = "{scale: verdict, rows: [{is: go, when: score >= 85}, {is: hold}]}"

    rows: tuple[Row, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _ends_open(self) -> Rows:
        if self.rows[-1].when is not None:
            raise ValueError("the last row has a `when`", "end the table in a row without one")
        if self.scale is not None:
            steps = tuple(row.model_copy(update={"number": None}) for row in self.rows)
            object.__setattr__(self, "rows", steps)
        return self

    def compute(self, board: Board) -> Conclusion:
        """Ask row by row; the traces of the rows asked are kept."""
        asked: list[tuple[str, Trace]] = []
        for number, row in enumerate(self.rows):
            if row.when is not None:
                trace = board.trace(row.when)
                asked.append((row.step, trace))
                if trace.value is False:
                    continue
                if trace.value is not True:
                    return Conclusion(undetermined=True, row=number, traces=tuple(asked))
            return self._decided(board, number, tuple(asked))
        return Conclusion(undetermined=True, traces=tuple(asked))

    def _decided(self, board: Board, number: int, asked: Traces) -> Conclusion:
        row = self.rows[number]
        chosen = _picked(board, row)
        if row.step == UNDETERMINED:
            return Conclusion(undetermined=True, row=number, why=row.why, traces=asked)
        if row.number is not None:
            return _numbered(board.trace(row.number), row, number, chosen, asked)
        assert self.scale is not None
        step = board.scale(self.scale).step(row.step)
        return Conclusion(
            exact=step.value, step=step, row=number, why=row.why, conditions=chosen, traces=asked
        )


def _numbered(
    trace: Trace, row: Row, place: int, chosen: tuple[str, ...], asked: Traces
) -> Conclusion:
    """The number a row gives; undetermined where it is not known."""
    value = trace.value
    known = isinstance(value, Number) and not isinstance(value, bool)
    return Conclusion(
        exact=value if isinstance(value, Number) and known else None,
        undetermined=not known,
        row=place,
        why=row.why,
        conditions=chosen,
        traces=(*asked, ("is", trace)),
    )


def _picked(board: Board, row: Row) -> tuple[str, ...]:
    if row.conditions is None:
        return ()
    items = board.items("criteria")
    return tuple(str(i["id"]) for i in items if i["unmet"] and board.ask(row.conditions, i) is True)
