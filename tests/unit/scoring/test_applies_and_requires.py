"""`applies` takes a leaf out, `requires` takes its credit; unknown leaves it open."""

from __future__ import annotations

import pytest
from building import given, judgement
from milepost.model.criteria import Outcome
from milepost.model.evidence import Answer, Evidence, Place
from milepost.model.text import Text

WITH_APPLIES = "check: p\napplies: q"
WITH_REQUIRES = "check: p\nrequires: q"
ASKED = "answer: {en: How, zh: 如何}\nscale: anchors\n"


@pytest.mark.parametrize(
    ("evidence", "outcome"),
    [
        (given(p=True, q=True), "pass"),
        (given(p=True, q=False), "not-applicable"),
        (given(q=False), "not-applicable"),
        (given(p=True), "not-assessed"),
        (given(p=False), "not-assessed"),
        (given(), "not-assessed"),
    ],
)
def test_applies(evidence: Evidence, outcome: Outcome) -> None:
    assert judgement(WITH_APPLIES, evidence).outcome == outcome


@pytest.mark.parametrize(
    ("evidence", "outcome", "reason"),
    [
        (given(p=True, q=True), "pass", ""),
        (given(p=True, q=False), "fail", "requires"),
        (given(q=False), "fail", "requires"),
        (given(p=True), "not-assessed", "requires"),
        (given(p=False), "fail", ""),
    ],
)
def test_requires(evidence: Evidence, outcome: Outcome, reason: str) -> None:
    judged = judgement(WITH_REQUIRES, evidence)
    assert (judged.outcome, judged.reason) == (outcome, reason)


def test_a_leaf_that_does_not_apply_has_no_credit_at_all() -> None:
    assert judgement(WITH_APPLIES, given(q=False)).credit is None


def test_a_failing_leaf_that_perhaps_does_not_apply_is_at_best_left_out() -> None:
    judged = judgement(WITH_APPLIES, given(p=False))
    assert judged.worst is not None
    assert judged.best is not None
    assert judged.worst.outcome == "fail"
    assert judged.best.outcome == "not-applicable"


def test_a_passing_leaf_that_perhaps_does_not_apply_is_at_best_passed() -> None:
    judged = judgement(WITH_APPLIES, given(p=True))
    assert judged.best is not None
    assert judged.best.outcome == "pass"


@pytest.mark.parametrize("guard", ["applies: q", "requires: q"])
def test_declared_not_applicable_stands_whatever_the_guard_says(guard: str) -> None:
    declared = Answer("C", Place("e", 1), not_applicable=True, reason=Text(en="no supplier"))
    assert judgement(ASKED + guard, given(answers={"C": declared})).outcome == "not-applicable"
