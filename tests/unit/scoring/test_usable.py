"""Which evidence counts at the as-of date."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from building import DAY, finding, given, rule_set
from milepost.scoring.usable import usable

RULES = "criteria: [{id: C, check: fee > 0}]"


@pytest.mark.parametrize(("age", "counts"), [(0, True), (30, True), (31, False), (400, False)])
def test_stale_from_the_day_after_the_last_allowed_one(age: int, counts: bool) -> None:
    known = usable(rule_set(RULES), given(DAY - timedelta(days=age), fee=5), DAY)
    assert ("fee" in known.values) is counts
    assert ("fee" in known.stale) is not counts


def test_without_a_collected_date_nothing_is_stale() -> None:
    assert usable(rule_set(RULES), given(fee=5), date(2099, 1, 1)).values == {"fee": 5}


def test_a_fact_without_a_limit_is_never_stale() -> None:
    assert usable(rule_set(RULES), given(date(1990, 1, 1), a=5), DAY).values == {"a": 5}


def test_facts_of_other_rule_sets_are_left_out() -> None:
    assert usable(rule_set(RULES), given(other=5), DAY).values == {}


def test_stale_evidence_is_not_assessed_and_named() -> None:
    found = finding("check: fee > 0", given(DAY - timedelta(days=31), fee=5))
    assert found.outcome == "not-assessed"
    assert (found.leaves[0].stale, found.leaves[0].missing) == (("fee",), ())
