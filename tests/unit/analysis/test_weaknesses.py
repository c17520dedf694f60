"""Weaknesses ranked by what meeting them would change; strengths by weight."""

from __future__ import annotations

from fractions import Fraction

from building import given, reviewed
from milepost.analysis.weaknesses import vital_few
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


LEVEL = """
axes: {dimension: {one: {}, two: {}}, level: {"2": {}, "3": {}}}
scales: {maturity: {"1": {value: 1}, "2": {value: 2}, "3": {value: 3}}}
criteria:
  - {id: A2, dimension: one, level: "2", check: p, severity: minor}
  - {id: A3, dimension: one, level: "3", weight: 4,
     checks: [{id: A3.1, check: q, severity: major}, {id: A3.2, check: r, severity: major}]}
  - {id: B2, dimension: two, level: "2", check: a > 0, severity: major, weight: 3}
  - {id: B3, dimension: two, level: "3", check: b > 0, severity: major, weight: 3}
results:
  own: {scale: maturity, by: dimension, climb: level, here: "all_of(criteria, passed)"}
  all: {scale: maturity, value: min_of(own)}
main: all
"""


def test_where_no_points_are_lost_weight_times_gap_decides_within_a_severity() -> None:
    review = reviewed(LEVEL, given(p=False, q=True, r=False, a=0, b=0))
    assert [w.lost for w in review.weaknesses] == [0, 0, 0, 0]
    assert ranking(review) == ["B2", "B3", "A3", "A2"]
    assert [(w.weight, w.gap) for w in review.weaknesses] == [
        (3, 1),
        (3, 1),
        (4, Fraction(1, 2)),
        (1, 1),
    ]


def test_more_steps_of_the_result_come_before_more_points() -> None:
    text = TEXT.replace(
        "rows: [{is: bad, when: 'any_of(criteria, critical and unmet)'}, {is: good}]",
        "rows: [{is: bad, when: 'not met(\"A\")'}, {is: fair, when: 'not met(\"B\")'}, {is: best}]",
    )
    review = reviewed(text, given(p=False, q=True, r=False, a=1))
    assert [(w.finding.criterion.id, w.if_met.rise, w.lost) for w in review.weaknesses] == [
        ("A", 3, 10),
        ("C", 0, 20),
    ]


def test_the_rank_in_its_dimension_is_that_among_its_own() -> None:
    review = reviewed(LEVEL, given(p=False, q=True, r=False, a=0, b=0))
    places = [(w.within.value, w.within.rank, w.within.of) for w in review.weaknesses if w.within]
    assert places == [("two", 1, 2), ("two", 2, 2), ("one", 1, 2), ("one", 2, 2)]
    assert [(d.value, d.weaknesses) for d in review.dimensions] == [
        ("two", ("B2", "B3")),
        ("one", ("A3", "A2")),
    ]
    assert reviewed(TEXT, given(p=False)).dimensions == ()


def test_the_running_share_ends_at_all_that_is_lost_and_few_carry_most() -> None:
    review = reviewed(TEXT, given(p=False, q=False, r=False, a=1))
    assert [w.running for w in review.weaknesses] == [Fraction(2, 5), Fraction(4, 5), 1]
    assert [w.finding.criterion.id for w in vital_few(review.weaknesses)] == ["B", "C"]


def test_a_gap_reaches_up_to_the_rating_aimed_at() -> None:
    text = """
    criteria:
      - {id: A, answer: {en: How}, scale: anchors, target: "3"}
      - {id: B, answer: {en: How}, scale: anchors}
    results: {score: {take: mean, times: 100}}
    """
    review = reviewed(text, given(answers={"A": "2", "B": "2"}))
    gaps = {w.finding.criterion.id: w.gap for w in review.weaknesses}
    assert gaps == {"A": Fraction(1, 4), "B": Fraction(1, 2)}


def test_what_meeting_everything_gives_is_told_beside_the_sum() -> None:
    review = reviewed(TEXT, given(p=False, q=False, r=False, a=1))
    assert review.all_met is not None
    assert (review.all_met.gain, review.all_met.main) == (50, "good")


def test_every_unmet_criterion_has_an_effect_also_where_it_is_not_assessed() -> None:
    review = reviewed(LEVEL, given(p=True, q=True, a=0))
    assert list(review.effects) == ["A3", "B2", "B3"]
    assert review.effects["B2"].rise == 1
    moved = review.effects["A3"].moved
    assert [(m.result, m.place, m.before.name, m.after.name) for m in moved] == [  # type: ignore[union-attr]
        ("own", ("one",), "2", "3")
    ]
