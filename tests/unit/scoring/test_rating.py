"""From a place on a scale to outcome and credit."""

from __future__ import annotations

from fractions import Fraction

import pytest
from milepost.model.criteria import Outcome
from milepost.model.scales import NumericScale, StepScale
from milepost.model.values import Number, Step
from milepost.scoring.rating import ends, met_from, rated


def steps(**values: int) -> StepScale:
    return StepScale.model_validate({name: {"value": value} for name, value in values.items()})


NPLF = steps(N=0, P=1, L=2, F=3)
NUMBERS = NumericScale.model_validate({"from": 1, "to": 5, "met_from": 4})


@pytest.mark.parametrize(
    ("value", "outcome", "credit"),
    [
        (1, "fail", 0),
        (2, "partial", Fraction(1, 4)),
        (Fraction(7, 2), "partial", Fraction(5, 8)),
        (4, "pass", Fraction(3, 4)),
        (5, "pass", 1),
    ],
)
def test_numbers(value: Number, outcome: Outcome, credit: Fraction) -> None:
    judged = rated(NUMBERS, value)
    assert (judged.outcome, judged.credit, judged.rating) == (outcome, credit, value)


def test_without_a_mark_only_the_top_is_met() -> None:
    assert met_from(NPLF) == 3
    assert rated(NPLF, 2).outcome == "partial"
    assert met_from(NumericScale.model_validate({"from": 0, "to": 9})) == 9


def test_a_rating_between_steps_stays_a_number() -> None:
    assert rated(NPLF, Fraction(3, 2)).rating == Fraction(3, 2)
    assert rated(NPLF, 2).rating == Step("L", ("N", "P", "L", "F"), 2)


def test_ends() -> None:
    worst, best = ends(NPLF)
    assert (worst.outcome, worst.credit) == ("fail", 0)
    assert (best.outcome, best.credit) == ("pass", 1)


def test_a_scale_without_values_cannot_rate() -> None:
    with pytest.raises(ValueError, match="no values"):
        rated(StepScale.model_validate({"no": {}, "yes": {}}), 1)
