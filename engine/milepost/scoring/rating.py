"""From a place on a scale to outcome and credit."""

from __future__ import annotations

from fractions import Fraction

from milepost.model.criteria import Judgement
from milepost.model.outcomes import Outcome
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
    return Judgement(_outcome(value, low, met_from(scale)), credit, place_of(scale, value))


def met_from(scale: Scale) -> Number:
    """The rating from which a leaf counts as met."""
    if isinstance(scale, NumericScale):
        met_at: Number | None = scale.met_from
        return scale.span[1] if met_at is None else met_at
    met = [step.value for step in scale.root.values() if step.met and step.value is not None]
    return min(met) if met else span_of(scale)[1]


def ends(scale: Scale) -> tuple[Judgement, Judgement]:
    """The judgements at the lowest and at the highest place of the scale."""
    low, high = span_of(scale)
    return rated(scale, low), rated(scale, high)


def span_of(scale: Scale) -> tuple[Number, Number]:
    """Lowest and highest value of a scale; 0 and 1 where its steps have none."""
    return scale.span or (0, 1)


def _outcome(value: Number, low: Number, met: Number) -> Outcome:
    if value >= met:
        return "pass"
    return "partial" if value > low else "fail"


def place_of(scale: Scale, value: Number) -> Step | Number:
    """The step of this value, else the number itself."""
    if isinstance(scale, StepScale):
        for name, step in scale.root.items():
            if step.value == value:
                return scale.step(name)
    return value
