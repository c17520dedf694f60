"""`check`: true passes, false fails, unknown is not assessed, what is unusable is an error."""

from __future__ import annotations

import pytest
from building import finding, given, judgement
from milepost.model.criteria import Outcome
from milepost.model.values import NONE, Document, Value


@pytest.mark.parametrize(
    ("value", "outcome", "credit"),
    [(3, "pass", 1), (2, "fail", 0), (None, "not-assessed", 0), (NONE, "error", 0)],
)
def test_three_values_and_the_unusable(value: Value, outcome: Outcome, credit: int) -> None:
    evidence = given() if value is None else given(a=value)
    judged = judgement("check: a >= 3", evidence)
    assert (judged.outcome, judged.credit) == (outcome, credit)


def test_an_unknown_check_could_still_fail_or_pass() -> None:
    judged = judgement("check: p", given())
    assert judged.worst is not None
    assert judged.best is not None
    assert (judged.worst.outcome, judged.best.outcome) == ("fail", "pass")


def test_a_check_that_is_decided_without_a_missing_fact_is_settled() -> None:
    assert judgement("check: p or q", given(p=True)).outcome == "pass"
    assert judgement("check: p and q", given(p=False)).outcome == "fail"


def test_none_is_not_present_and_a_missing_document_is_unknown() -> None:
    assert judgement("check: present(plan)", given(plan=NONE)).outcome == "fail"
    assert judgement("check: present(plan)", given()).outcome == "not-assessed"
    assert judgement("check: approved(plan)", given(plan=Document("approved"))).outcome == "pass"


def test_the_nearest_parameter_is_meant() -> None:
    assert judgement("check: a >= param.x\nparameters: {x: 5}", given(a=4)).outcome == "fail"


def test_missing_stale_and_read_facts_are_named() -> None:
    leaf = finding("check: p and q and r", given(p=True, r=True)).leaves[0]
    assert leaf.reads == ("p", "q", "r")
    assert leaf.missing == ("q",)
    assert leaf.stale == ()
