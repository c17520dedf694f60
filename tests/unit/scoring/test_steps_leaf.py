"""`steps`: the highest step whose condition is true."""

from __future__ import annotations

from fractions import Fraction

import pytest
from building import given, judgement
from milepost.model.criteria import Judgement, Outcome
from milepost.model.evidence import Evidence
from milepost.model.values import NONE, Step

STEPS = """
scale: anchors
steps: {"4": a >= 9 and b >= 9, "3": a >= 9, "1": a >= 1}
"""


def name(judged: Judgement | None) -> str:
    assert judged is not None
    assert isinstance(judged.rating, Step)
    return judged.rating.name


@pytest.mark.parametrize(
    ("evidence", "step", "outcome", "credit"),
    [
        (given(a=9, b=9), "4", "pass", 1),
        (given(a=9, b=0), "3", "pass", Fraction(3, 4)),
        (given(a=1, b=9), "1", "partial", Fraction(1, 4)),
        (given(a=0, b=9), "0", "fail", 0),
        (given(a=9), "3", "pass", Fraction(3, 4)),
        (given(a=1), "1", "partial", Fraction(1, 4)),
    ],
)
def test_the_highest_true_step(
    evidence: Evidence, step: str, outcome: Outcome, credit: Fraction
) -> None:
    judged = judgement(STEPS, evidence)
    assert (name(judged), judged.outcome, judged.credit) == (step, outcome, credit)


def test_a_higher_step_that_is_unknown_only_widens_the_interval() -> None:
    judged = judgement(STEPS, given(a=9))
    assert judged.worst is None
    assert name(judged.best) == "4"


def test_a_higher_step_that_is_false_for_sure_widens_nothing() -> None:
    assert judgement(STEPS, given(a=1)).best is None


def test_none_true_and_one_unknown_is_not_assessed_between_both_ends() -> None:
    judged = judgement(STEPS, given())
    assert (judged.outcome, judged.credit, judged.rating) == ("not-assessed", 0, None)
    assert (name(judged.worst), name(judged.best)) == ("0", "4")


def test_unusable_evidence_is_an_error_where_no_step_is_true() -> None:
    assert judgement(STEPS, given(a=NONE, b=9)).outcome == "error"


def test_a_step_that_is_not_listed_is_never_reached() -> None:
    judged = judgement('scale: anchors\nsteps: {"4": p, "0": true}', given(p=False))
    assert name(judged) == "0"
