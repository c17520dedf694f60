"""Plans and reasons: marks that no outcome word looks at."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from building import DAY, HERE
from milepost.model.evidence import Answer, Plan
from milepost.model.text import Text
from milepost.scoring.promising import justified, planned

PLAN = Plan("A", Text(en="do it"), "ana", DAY, HERE)


@pytest.mark.parametrize(
    ("plan", "counts"),
    [
        (PLAN, True),
        (replace(PLAN, due=DAY + timedelta(days=1)), True),
        (replace(PLAN, due=DAY - timedelta(days=1)), False),
        (replace(PLAN, status="done"), False),
        (replace(PLAN, status="cancelled"), False),
        (replace(PLAN, owner=" "), False),
    ],
)
def test_an_open_plan_with_an_owner_counts_until_it_is_due(plan: Plan, counts: bool) -> None:
    assert planned({"A": plan}, "A", DAY) is counts
    assert not planned({"A": plan}, "B", DAY)


@pytest.mark.parametrize(
    ("answer", "given"),
    [
        (Answer("Q", HERE, "3"), False),
        (Answer("Q", HERE, "3", rationale=Text(en="seen")), True),
        (Answer("Q", HERE, not_applicable=True, reason=Text(en="no supplier")), True),
        (Answer("Q", HERE, "3", rationale=Text(en=" "), reason=Text(en="")), False),
    ],
)
def test_a_rationale_or_a_reason_justifies(answer: Answer, given: bool) -> None:
    assert justified((Answer("Q", HERE, "1"), answer)) is given
