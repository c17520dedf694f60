"""What stands between a check and its being met."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from textwrap import indent

import pytest
from building import DAY, assessed, given
from milepost.analysis.shortfalls import shortfalls
from milepost.model.evidence import Evidence
from milepost.model.values import NONE, Document, Value

Row = tuple[str, str | None, str, Value, Value]


def told(check: str, evidence: Evidence) -> list[Row]:
    criteria = f"criteria:\n  - {{id: other, check: r}}\n  - id: C\n{indent(check, '    ')}"
    known = replace(evidence, facts={**evidence.facts, **given(r=True).facts})
    (leaf,) = assessed(criteria, known).findings[1].leaves
    return [(s.lack, s.fact, s.operator, s.actual, s.wanted) for s in shortfalls(leaf)]


@pytest.mark.parametrize(
    ("check", "evidence", "expected"),
    [
        ("check: a >= 5", given(a=6), []),
        ("check: a >= 5", given(a=3), [("short", "a", ">=", 3, 5)]),
        ("check: 5 <= a", given(a=3), [("short", "a", ">=", 3, 5)]),
        ("check: a >= 5 and b < 2", given(a=3, b=1), [("short", "a", ">=", 3, 5)]),
        ("check: 1 <= a <= 5", given(a=9), [("short", "a", "<=", 9, 5)]),
        ("check: a >= 5", given(), [("missing", "a", "", None, None)]),
        ("check: a >= 5", given(a=NONE), [("unusable", "a", ">=", NONE, 5)]),
        ("check: p", given(p=False), [("absent", "p", "", False, True)]),
        ("check: not p", given(p=True), [("absent", "p", "", False, False)]),
    ],
)
def test_of_a_check(check: str, evidence: Evidence, expected: list[Row]) -> None:
    assert told(check, evidence) == expected


def test_a_document_that_is_not_approved() -> None:
    evidence = given(plan=Document("draft"))
    assert told("check: approved(plan)", evidence) == [("absent", "plan", "approved", False, True)]


def test_stale_and_lost_evidence() -> None:
    assert told("check: fee > 0", given(DAY - timedelta(days=31), fee=5)) == [
        ("stale", "fee", "", None, None)
    ]
    lost = replace(given(), missing={"plan": "plan.md"})
    assert told("check: approved(plan)", lost) == [("lost", "plan", "", None, None)]


def test_a_question_without_an_answer_and_one_rated_too_low() -> None:
    asked = "answer: {en: How}\nscale: anchors"
    assert [row[0] for row in told(asked, given())] == ["unanswered"]
    assert [row[0] for row in told(asked, given(answers={"C": "1"}))] == ["rated"]


def test_of_the_least_of_several_the_one_that_is_least() -> None:
    assert told("check: min(a, b) >= 5", given(a=9, b=3)) == [("short", "b", ">=", 3, 5)]


def test_of_steps_the_lowest_that_counts_as_met() -> None:
    steps = 'steps: {"4": a >= 9 and b >= 9, "3": a >= 5 and b >= 5, "1": p}\nscale: anchors'
    criteria = f"criteria:\n  - id: C\n{indent(steps, '    ')}"
    assessment = assessed(criteria, given(a=4, b=6, p=True))
    (leaf,) = assessment.findings[0].leaves
    found = shortfalls(leaf, assessment.ruleset.scales["anchors"])
    assert [(s.lack, s.fact, s.wanted) for s in found] == [
        ("rated", None, None),
        ("short", "a", 5),
    ]
