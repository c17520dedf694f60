"""Weaknesses ranked by what meeting them would change; strengths by weight."""

from __future__ import annotations

from fractions import Fraction

from building import given, reviewed
from milepost.model.review import Review

TEXT = """
criteria:
  - {id: A, check: p, severity: minor, weight: 1}
  - {id: B, check: q, severity: critical, weight: 2}
  - {id: C, check: r, severity: major, weight: 2}
  - {id: D, check: a > 0, severity: minor, weight: 5}
results:
  score: {take: mean, times: 100}
  verdict:
    scale: verdict
    rows: [{is: bad, when: 'any_of(criteria, critical and unmet)'}, {is: good}]
main: verdict
"""


def ranking(review: Review) -> list[str]:
    return [w.finding.criterion.id for w in review.weaknesses]


def test_what_alone_changes_the_verdict_comes_first_then_points_then_severity_then_id() -> None:
    review = reviewed(TEXT, given(p=False, q=False, r=False, a=1))
    assert ranking(review) == ["B", "C", "A"]
    assert [w.rank for w in review.weaknesses] == [1, 2, 3]
    assert [w.if_met.changes_main for w in review.weaknesses] == [True, False, False]
    assert [w.if_met.main for w in review.weaknesses] == ["good", "bad", "bad"]


def test_points_lost_and_their_shares_are_exact_and_add_up() -> None:
    review = reviewed(TEXT, given(p=False, q=False, r=False, a=1))
    assert [w.lost for w in review.weaknesses] == [20, 20, 10]
    assert [w.share for w in review.weaknesses] == [Fraction(2, 5), Fraction(2, 5), Fraction(1, 5)]


def test_ties_are_broken_by_severity_then_id() -> None:
    text = """
    criteria:
      - {id: Z, check: p, severity: minor, weight: 1}
      - {id: Y, check: q, severity: major, weight: 1}
      - {id: X, check: r, severity: minor, weight: 1}
    """
    text += "results: {score: {take: mean, times: 100}}"
    assert ranking(reviewed(text, given(p=False, q=False, r=False))) == ["Y", "X", "Z"]


def test_a_criterion_met_with_less_than_full_credit_costs_points_too() -> None:
    text = """
    criteria:
      - {id: A, answer: {en: How}, scale: anchors}
      - {id: B, check: p}
    """
    review = reviewed(text, given(answers={"A": "3"}, p=True))
    (weakness,) = review.weaknesses
    assert (weakness.finding.outcome, weakness.lost) == ("pass", Fraction(25, 2))
    assert [f.criterion.id for f in review.strengths] == ["B"]


def test_if_met_puts_a_rated_question_at_the_top_of_its_scale() -> None:
    text = """
    criteria: [{id: A, answer: {en: How}, scale: anchors}]
    results: {score: {take: mean, of: rating}}
    """
    (weakness,) = reviewed(text, given(answers={"A": "1"})).weaknesses
    assert (weakness.if_met.score, weakness.lost) == (4, 3)


def test_what_is_not_assessed_and_would_change_nothing_is_no_weakness() -> None:
    text = TEXT.replace("id: D, check: a > 0, severity: minor, weight: 5",
                        "id: D, check: a > 0, severity: minor, weight: 0")  # fmt: skip
    assert ranking(reviewed(text, given(p=True, q=True, r=True))) == []


def test_missing_evidence_that_costs_points_is_a_weakness() -> None:
    assert ranking(reviewed(TEXT, given(p=True, q=True, r=True))) == ["D"]


def test_strengths_stand_heaviest_first() -> None:
    review = reviewed(TEXT, given(p=True, q=True, r=True, a=1))
    assert [f.criterion.id for f in review.strengths] == ["D", "B", "C", "A"]


def test_a_rule_set_without_a_number_still_ranks() -> None:
    text = """
    criteria: [{id: A, check: p}, {id: B, check: q, severity: major}]
    results: {fine: {value: "all_of(criteria, passed)"}}
    main: fine
    """
    review = reviewed(text, given(p=False, q=False))
    assert review.headline is None
    assert ranking(review) == ["B", "A"]
    assert [w.lost for w in review.weaknesses] == [0, 0]
