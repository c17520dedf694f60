"""The types that results have in expressions."""

from __future__ import annotations

from collections.abc import Mapping

from milepost.model.axes import Axis, Spot, completed
from milepost.model.results import Result
from milepost.model.scales import NumericScale, StepScale
from milepost.model.types import NUMBER, TEXT, YES_NO, Type
from milepost.scoring.results.aggregate import Aggregate
from milepost.scoring.results.expression import ExpressionResult

Scales = Mapping[str, StepScale | NumericScale]


def value_type(result: Result, scales: Scales) -> Type:
    """The type of a result's one value."""
    scale = scales.get(result.scale or "")
    if isinstance(scale, StepScale):
        return Type("step", scale.names, ordered=True)
    if isinstance(result, Aggregate) and result.root.aggregation.gives_truth:
        return YES_NO
    tree = result.value.tree if isinstance(result, ExpressionResult) else None
    return (tree.type if tree is not None else None) or NUMBER


def list_type(
    result: Result, scales: Scales, axes: Mapping[str, Axis], above: Mapping[Spot, Spot]
) -> Type:
    """The type of a result with one value for each place, seen from elsewhere."""
    own = value_type(result, scales)
    step = own if own.name == "step" else Type("step", ordered=True)
    places = {axis: _axis_type(axis, axes) for axis in _axes_told(result, axes, above)}
    return Type("list", item=Type("record", fields={**places, "value": NUMBER, "step": step}))


def _axis_type(axis: str, axes: Mapping[str, Axis]) -> Type:
    return Type("choice", tuple(axes[axis]), ordered=True) if axis in axes else TEXT


def _axes_told(
    result: Result, axes: Mapping[str, Axis], above: Mapping[Spot, Spot]
) -> tuple[str, ...]:
    """The axes of `by`, and those that their values lie in."""
    implied = [
        name
        for axis in result.by
        for value in axes.get(axis, {})
        for name in completed(above, {axis: value})
    ]
    return tuple(dict.fromkeys((*result.by, *implied)))
