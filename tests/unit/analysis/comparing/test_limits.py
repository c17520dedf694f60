"""The limits that keep a check as it is, read off its conditions."""

from __future__ import annotations

from datetime import date

import pytest
from building import DAY, given, rule_set
from milepost.analysis.comparing.limits import limits
from milepost.model.evidence import Evidence
from milepost.model.past import PastLimit
from milepost.model.values import Point
from milepost.scoring.assess import assess

SERIES = tuple(Point(date(2026, n, 1), v) for n, v in ((3, 95), (4, 90), (5, 85)))
FACTS = """
facts:
  a: {type: number}
  b: {type: number}
  p: {type: yes_no}
  s: {type: series}
"""


def limits_of(check: str, evidence: Evidence) -> list[tuple[str, str, object, bool]]:
    text = f"{FACTS}\ncriteria:\n  - {{id: C, {check}}}\n  - {{id: Z, check: p}}\n"
    found = assess(rule_set(text), evidence, DAY).findings[0].leaves[0]
    return [_plain(limit) for limit in limits(found)]


def _plain(limit: PastLimit) -> tuple[str, str, object, bool]:
    return limit.fact, limit.operator, limit.limit, limit.holds


@pytest.mark.parametrize(
    ("check", "told"),
    [
        ("check: a >= 5", [("a", ">=", 5, True)]),
        ("check: 5 <= a", [("a", ">=", 5, True)]),
        ("check: a > 9", [("a", ">", 9, False)]),
        ("check: not a > 9", [("a", "<=", 9, True)]),
        ("check: 2 < a <= 9", [("a", ">", 2, True), ("a", "<=", 9, True)]),
        ("parameters: {least: 6}, check: a >= param.least", [("a", ">=", 6, True)]),
        ("parameters: {base: 10}, check: a >= 0.5 * param.base", [("a", ">=", 5, True)]),
        ("check: a >= 5 and b <= 1", [("a", ">=", 5, True), ("b", "<=", 1, False)]),
        ("check: a >= 5 or b <= 1", [("a", ">=", 5, True)]),
        ("check: a >= 9 or b <= 1", [("a", ">=", 9, False), ("b", "<=", 1, False)]),
        ("check: not (a < 5 or b < 1)", [("a", ">=", 5, True), ("b", ">=", 1, True)]),
        ("check: a >= b", []),
        ("check: a == 7", []),
        ("check: a * 2 >= 5", []),
        ("check: p", []),
    ],
)
def test_a_limit_is_a_comparison_of_a_fact_with_a_constant(check: str, told: object) -> None:
    assert limits_of(check, given(a=7, b=3, p=True)) == told


@pytest.mark.parametrize(
    ("check", "told"),
    [
        ('check: "all_of(last(s, 3), value >= 80)"', [("s", ">=", 80, True)]),
        ('check: "all_of(s, value > 85)"', [("s", ">", 85, False)]),
        ('check: "not any_of(s, value < 80)"', [("s", ">=", 80, True)]),
        ("check: min_of(s) >= 80", [("s", ">=", 80, True)]),
        ('check: "max_of(last(s, 2)) <= 95"', [("s", "<=", 95, True)]),
        ("check: mean_of(s) >= 80", [("s", ">=", 80, True)]),
        ("check: max_of(s) >= 80", []),
        ('check: "any_of(s, value >= 80)"', []),
        ("parameters: {x: 80}, check: 'all_of(s, value >= param.x)'", [("s", ">=", 80, True)]),
    ],
)
def test_a_series_is_bounded_by_functions_over_all_its_points(check: str, told: object) -> None:
    assert limits_of(check, given(s=SERIES, p=True)) == told


def test_of_steps_the_limits_of_the_step_reached_count_and_without_one_those_of_the_lowest() -> (
    None
):
    steps = 'scale: anchors, steps: {"4": a >= 90, "3": a >= 70, "1": a >= 20}'
    assert limits_of(steps, given(a=75, p=True)) == [("a", ">=", 70, True)]
    assert limits_of(steps, given(a=5, p=True)) == [("a", ">=", 20, False)]


def test_what_is_not_known_has_no_limit() -> None:
    assert limits_of("check: a >= 5 and p", given(p=True)) == []
