"""The bar and the exit code: not met before undetermined before met."""

from __future__ import annotations

from datetime import date

import pytest
from building import given, reviewed, waiver
from milepost.analysis.bar import Bar
from milepost.analysis.verdict import meets_bar
from milepost.errors import NothingEvaluated, UsageError
from milepost.model.evidence import Evidence
from milepost.model.review import Review

GATE = """
criteria: [{id: A, check: p, severity: critical}, {id: B, check: q, severity: major}]
results:
  score: {take: mean, times: 100}
  verdict:
    scale: verdict
    rows:
      - {is: bad, when: 'any_of(criteria, critical and failed)'}
      - {is: undetermined, when: 'any_of(criteria, critical and unknown)'}
      - {is: best, when: 'all_of(criteria, passed)'}
      - {is: good, conditions: unmet}
main: verdict
"""
RUBRIC = """
kind: %s
scales: {grade: {C: {}, B: {at_least: 50}, A: {at_least: 90}}}
criteria: [{id: A, check: p}, {id: B, check: q}]
results: {score: {take: mean, times: 100}, grade: {of: score, scale: grade}}
main: grade
"""
BEST, GOOD = given(p=True, q=True), given(p=True, q=False)
BAD, OPEN = given(p=False, q=True), given(q=True)


def gate(evidence: Evidence) -> Review:
    return reviewed(GATE, evidence)


def rubric(evidence: Evidence, kind: str = "rubric") -> Review:
    return reviewed(RUBRIC % kind, evidence)


@pytest.mark.parametrize(
    ("evidence", "met", "code"),
    [(BEST, True, 0), (GOOD, True, 0), (BAD, False, 1), (OPEN, None, 4)],
)
def test_the_scale_marks_the_bar(evidence: Evidence, met: bool | None, code: int) -> None:
    review = gate(evidence)
    assert meets_bar(review.assessment) is met
    assert Bar().exit_code([review]) == code


@pytest.mark.parametrize(("p", "code"), [(True, 0), (False, 1)])
def test_a_yes_no_is_its_own_bar(p: bool, code: int) -> None:
    text = "criteria: [{id: A, check: p}]\nresults: {ok: {value: 'all_of(criteria, passed)'}}"
    assert Bar().exit_code([reviewed(f"{text}\nmain: ok", given(p=p))]) == code


def test_a_number_and_a_scale_without_a_mark_set_no_bar() -> None:
    assert Bar().exit_code([reviewed("criteria: [{id: A, check: p}]", given(p=False))]) == 0
    assert Bar().exit_code([rubric(BAD)]) == 0


def test_void_is_undetermined() -> None:
    text = RUBRIC % "rubric" + "# \n"
    text = text.replace("scale: grade}}", "scale: grade, void: {when: coverage < 80}}}")
    assert Bar().exit_code([reviewed(text, given(p=True))]) == 4


@pytest.mark.parametrize(
    ("evidence", "code"),
    [((BEST, BAD), 1), ((BEST, OPEN), 4), ((OPEN, BAD), 1), ((BAD, OPEN, BEST), 1)],
)
def test_the_worst_of_several_counts(evidence: tuple[Evidence, ...], code: int) -> None:
    assert Bar().exit_code([gate(e) for e in evidence]) == code


def test_fail_on_conditional() -> None:
    bar = Bar(fail_on=frozenset({"conditional"}))
    assert [bar.exit_code([gate(e)]) for e in (BEST, GOOD, OPEN)] == [0, 1, 4]


def test_fail_on_missing_is_undetermined_and_a_bar_not_met_stays_so() -> None:
    bar = Bar(fail_on=frozenset({"missing"}))
    assert [bar.exit_code([gate(e)]) for e in (BEST, given(p=True), given(p=False))] == [0, 4, 1]


def test_fail_on_waived_asks_for_a_live_waiver_on_a_gap() -> None:
    bar = Bar(fail_on=frozenset({"waived"}))
    late, early = date(2027, 1, 1), date(2026, 1, 1)

    def waived(q: bool, expires: date) -> Review:
        return gate(given(p=True, q=q, waivers=(waiver("B", expires),)))

    assert bar.exit_code([waived(False, late)]) == 1
    assert bar.exit_code([waived(False, early)]) == 0
    assert bar.exit_code([waived(True, late)]) == 0
    assert Bar().exit_code([waived(False, late)]) == 0


@pytest.mark.parametrize(("grade", "code"), [("C", 0), ("B", 0), ("A", 1)])
def test_min_grade(grade: str, code: int) -> None:
    assert Bar(min_grade=grade).exit_code([rubric(GOOD)]) == code


def test_min_level_speaks_of_maturity_only() -> None:
    bar = Bar(min_level="A")
    assert bar.exit_code([rubric(GOOD, "maturity"), rubric(GOOD)]) == 1
    assert bar.exit_code([rubric(BEST, "maturity"), rubric(BAD)]) == 0


@pytest.mark.parametrize(
    ("bar", "told"),
    [
        (Bar(min_grade="F"), "there is no step `F`; use one of C, B, A"),
        (Bar(min_level="A"), "--min-level needs a maturity model among what is assessed"),
    ],
)
def test_a_minimum_that_cannot_be_held_against_anything(bar: Bar, told: str) -> None:
    with pytest.raises(UsageError) as caught:
        bar.exit_code([rubric(GOOD)])
    assert str(caught.value) == told


def test_min_grade_without_a_rubric() -> None:
    with pytest.raises(UsageError, match="--min-grade needs a rubric"):
        Bar(min_grade="A").exit_code([gate(GOOD)])


def test_no_review_is_nothing_evaluated() -> None:
    with pytest.raises(NothingEvaluated):
        Bar().exit_code([])
