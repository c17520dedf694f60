"""From a place on a scale to outcome and credit."""

from __future__ import annotations

from fractions import Fraction

from milepost.model.criteria import Judgement, Outcome
from milepost.model.scales import NumericScale, Scale, StepScale
from milepost.model.values import Number, Step


def rated(scale: Scale, value: Number) -> Judgement:
    """Outcome and credit of a rating: credit is its place between the scale's two ends.

    `pass` from the step marked `met` upwards (without one: at the top), `fail` at the lowest.
    Raises ValueError where the scale has no values to calculate with.
    """
    if scale.span is None:
        raise ValueError("the scale's steps have no values")
    low, high = scale.span
    credit = Fraction(value - low) / Fraction(high - low)
    return Judgement(_outcome(value, low, met_from(scale)), credit, _place(scale, value))


def met_from(scale: Scale) -> Number:
    """The rating from which a leaf counts as met."""
    if isinstance(scale, NumericScale):
        met_at: Number | None = scale.met_from
        return scale.span[1] if met_at is None else met_at
    met = [step.value for step in scale.root.values() if step.met and step.value is not None]
    return min(met) if met else _ends(scale)[1]


def ends(scale: Scale) -> tuple[Judgement, Judgement]:
    """The judgements at the lowest and at the highest place of the scale."""
    low, high = _ends(scale)
    return rated(scale, low), rated(scale, high)


def _ends(scale: Scale) -> tuple[Number, Number]:
    return scale.span or (0, 1)


def _outcome(value: Number, low: Number, met: Number) -> Outcome:
    if value >= met:
        return "pass"
    return "partial" if value > low else "fail"


def _place(scale: Scale, value: Number) -> Step | Number:
    if isinstance(scale, StepScale):
        for name, step in scale.root.items():
            if step.value == value:
                return scale.step(name)
    return value
