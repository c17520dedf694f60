"""An expression over other results (`value`)."""

from __future__ import annotations

from typing import ClassVar

from milepost.model.kinds import Expr
from milepost.model.results import Board, Conclusion, Result
from milepost.model.values import Number, Step, Value


class ExpressionResult(Result):
    """A number or yes/no; with `scale` the step that has this value (or is this step)."""

    told_by: ClassVar[str] = "value"
    example: ClassVar[str] = "overall: {scale: maturity, value: min_of(dimension_level)}"

    value: Expr

    def compute(self, board: Board) -> Conclusion:
        """The expression's value; unknown is undetermined."""
        trace = board.trace(self.value)
        base = _conclusion(trace.value)
        return Conclusion(
            base.exact,
            base.step,
            base.truth,
            undetermined=base.undetermined,
            traces=(("value", trace),),
        )


def _conclusion(value: Value) -> Conclusion:
    if isinstance(value, bool):
        return Conclusion(truth=value)
    if isinstance(value, Step):
        return Conclusion(exact=value.value, step=value)
    if not isinstance(value, Number):
        return Conclusion(undetermined=True)
    return Conclusion(exact=value)
