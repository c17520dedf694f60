"""`better: lower`, and coverage by weight."""

from __future__ import annotations

from fractions import Fraction

import pytest
from building import assessed, given, judgement, scored

RISK = """
better: lower
coverage: weight
criteria:
  - {id: A, weight: 3, scale: anchors, answer: {en: How}}
  - {id: B, weight: 1, scale: anchors, answer: {en: How}}
  - {id: C, weight: 2, scale: anchors, answer: {en: How}, applies: p}
results: {risk: {take: mean, of: rating}}
main: risk
"""


@pytest.mark.parametrize(
    ("answer", "outcome", "credit"),
    [("0", "pass", 0), ("1", "partial", Fraction(1, 4)), ("3", "partial", Fraction(3, 4)),
     ("4", "fail", 1)],
)  # fmt: skip
def test_the_lowest_rating_passes(answer: str, outcome: str, credit: Fraction) -> None:
    found = scored(RISK, given(p=False, answers={"A": answer})).findings[0]
    assert (found.outcome, found.credit) == (outcome, credit)


def test_the_worst_of_a_missing_rating_is_its_highest() -> None:
    risk = assessed(RISK, given(p=False, answers={"A": "1"})).main
    assert (risk.worst.exact, risk.best.exact) == (Fraction(7, 4), Fraction(3, 4))


def test_coverage_by_weight_is_the_weight_assessed_of_what_applies() -> None:
    part = scored(RISK, given(p=True, answers={"A": "1"})).coverage
    assert (part.weights, part.percent) == ((3, 6), 50)
    rest = scored(RISK, given(p=False, answers={"A": "1"})).coverage
    assert (rest.weights, rest.percent) == ((3, 4), 75)


def test_only_active_criteria_are_assessed() -> None:
    text = RISK.replace("id: B,", "id: B, status: future,").replace(
        "id: C,", "id: C, status: retired,"
    )
    run = scored(text, given(answers={"A": "2"}))
    assert [finding.criterion.id for finding in run.findings] == ["A"]
    assert run.coverage.percent == 100
    assert run.results["risk"][()].exact == 2


def test_where_higher_is_better_the_same_rating_fails() -> None:
    leaf = "scale: anchors\nanswer: {en: How}"
    assert judgement(leaf, given(answers={"C": "0"})).outcome == "fail"
    assert judgement(leaf, given(answers={"C": "4"})).outcome == "pass"


def test_what_earns_nothing_is_at_the_highest_place() -> None:
    found = scored(RISK, given(p=False)).findings[0]
    assert (found.outcome, found.credit) == ("not-assessed", 1)
    text = RISK.replace("id: A, weight: 3,", "id: A, weight: 3, requires: q,")
    refused = scored(text, given(p=False, q=False, answers={"A": "0"})).findings[0]
    assert (refused.outcome, refused.credit, refused.rating) == ("fail", 1, 4)
