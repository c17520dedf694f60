"""From several checks to one criterion: outcome, credit, severity and weight."""

from __future__ import annotations

from fractions import Fraction

import pytest
from building import concluded, finding, given, rule_set
from milepost.model.criteria import Judgement, Outcome
from milepost.model.values import NONE
from milepost.scoring.findings import combined_outcome

SHORT: dict[str, Outcome] = {
    "P": "pass",
    "F": "fail",
    "h": "partial",
    "?": "not-assessed",
    "-": "not-applicable",
    "E": "error",
}


@pytest.mark.parametrize(
    ("checks", "expected"),
    [
        ("P", "pass"),
        ("PP", "pass"),
        ("P-", "pass"),
        ("F", "fail"),
        ("FF", "fail"),
        ("F-", "fail"),
        ("F?", "fail"),
        ("PF", "partial"),
        ("PF?", "partial"),
        ("PF-", "partial"),
        ("h", "partial"),
        ("hP", "partial"),
        ("hF", "partial"),
        ("h?", "partial"),
        ("?", "not-assessed"),
        ("??", "not-assessed"),
        ("P?", "not-assessed"),
        ("P?-", "not-assessed"),
        ("-", "not-applicable"),
        ("--", "not-applicable"),
        ("E", "error"),
        ("EP", "error"),
        ("E?", "error"),
    ],
)
def test_outcome_of_several_checks(checks: str, expected: Outcome) -> None:
    for order in (checks, checks[::-1]):
        assert combined_outcome([Judgement(SHORT[c], Fraction(0)) for c in order]) == expected


THREE = """
checks:
  - {id: C.1, check: a > 0, severity: minor}
  - {id: C.2, check: b > 0, severity: critical}
  - {id: C.3, check: c > 0, severity: major, applies: r}
"""


@pytest.mark.parametrize(
    ("facts", "outcome", "credit", "severity"),
    [
        ({"a": 1, "b": 1, "c": 1, "r": True}, "pass", 1, "critical"),
        ({"a": 1, "b": 0, "c": 1, "r": True}, "partial", Fraction(2, 3), "critical"),
        ({"a": 0, "b": 1, "c": 1, "r": True}, "partial", Fraction(2, 3), "minor"),
        ({"a": 0, "b": 1, "c": 0, "r": True}, "partial", Fraction(1, 3), "major"),
        ({"a": 0, "b": 1, "r": False}, "partial", Fraction(1, 2), "minor"),
        ({"a": 1, "b": 1, "r": True}, "not-assessed", Fraction(2, 3), "major"),
        ({"a": 0, "b": 0, "c": 0, "r": True}, "fail", 0, "critical"),
        ({"b": 0, "c": 0, "r": True}, "fail", 0, "critical"),
        ({"a": NONE, "b": 1, "r": False}, "error", Fraction(1, 2), "minor"),
    ],
)
def test_credit_is_the_plain_mean_and_the_worst_unmet_check_speaks(
    facts: dict[str, int], outcome: Outcome, credit: Fraction, severity: str
) -> None:
    found = finding(THREE, given(**facts))
    assert (found.outcome, found.credit, found.severity) == (outcome, credit, severity)


def test_a_criterion_of_which_nothing_applies_leaves_every_mean() -> None:
    found = finding("checks: [{id: C.1, check: p, applies: q}]", given(p=True, q=False))
    assert (found.outcome, found.credit, found.unmet) == ("not-applicable", None, False)


@pytest.mark.parametrize(
    ("criterion", "weight"),
    [
        ("{id: C, check: p}", 1),
        ("{id: C, check: p, severity: major}", 2),
        ("{id: C, check: p, severity: major, weight: 5}", 5),
        ("{id: C, check: p, severity: critical, weight: 0}", 0),
        ("{id: C, checks: [{id: d, check: p, severity: minor}, {id: e, check: q}]}", 1),
        ("{id: C, checks: [{id: d, check: p, severity: minor},"
         " {id: e, check: q, severity: critical}]}", 3),
        ("{id: C, weight: 7, checks: [{id: d, check: p, severity: minor}]}", 7),
    ],
)  # fmt: skip
def test_a_criterion_weighs_as_its_worst_check_whether_met_or_not(
    criterion: str, weight: int
) -> None:
    assert rule_set(f"criteria: [{criterion}]").criteria[0].weight == weight


def test_tags_of_the_criterion_reach_its_checks() -> None:
    text = """
    tags: {kill: {en: Kill}}
    criteria: [{id: C, tags: [kill], checks: [{id: C.1, check: p, severity: critical}]}]
    results: {score: {value: "count(checks, kill and critical and failed)"}}
    """
    assert concluded(text, given(p=False)).exact == 1
