"""Targets in words: which assessment they speak of, and which goal they are."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from building import assessed, given, rule_set
from milepost.analysis.aiming import (
    Wanted,
    best_goal,
    goal,
    next_goal,
    sensible,
    speaks_of,
    unspoken,
)
from milepost.errors import UsageError
from milepost.model.assessment import Assessment
from milepost.model.plans import Goal, Means

TEXT = """
kind: rubric
criteria:
  - {id: A, check: a >= 10, remedy: raise-a}
  - {id: B, check: p}
axes: {area: {x: {}, y: {}}}
remedies:
  raise-a: {action: {en: Raise}, owner: ana, effort_days: 4, makes: {a: {at_least: 10}}}
scales:
  grade: {D: {}, C: {at_least: 50}, B: {at_least: 70, meets_bar: true}, A: {at_least: 90}}
results:
  score: {take: mean, times: 100}
  grade: {scale: grade, of: score}
  sound: {value: 'all_of(criteria, passed)'}
  half: {value: score / 2}
main: grade
"""


def assessment(text: str = TEXT, **facts: object) -> Assessment:
    return assessed(text, given(**(facts or {"a": 12, "p": False})))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted("grade", "B"), Goal("grade", step="B")),
        (Wanted("grade", "b"), Goal("grade", step="B")),
        (Wanted("score", "85"), Goal("score", number=85)),
        (Wanted("score", "85.5"), Goal("score", number=Fraction(171, 2))),
        (Wanted("half", "40"), Goal("half", number=40)),
        (Wanted("sound", "Yes"), Goal("sound", step="yes")),
    ],
    ids=str,
)
def test_a_target_is_a_step_or_a_number_of_a_result(wanted: Wanted, found: Goal) -> None:
    assert goal(assessment(), wanted) == found


def test_a_gate_is_aimed_at_its_best_step_or_the_one_named() -> None:
    one = assessment(TEXT.replace("rubric", "stage-gate"))
    assert goal(one, Wanted("gate", "G1")) == Goal("grade", step="A")
    assert goal(one, Wanted("gate", "G1", "C")) == Goal("grade", step="C")


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (Wanted("grade", "E"), "there is no step `E`; use one of D, C, B, A"),
        (Wanted("score", "high"), "`score` is a number, and `high` is none"),
        (Wanted("sound", "maybe"), "there is no step `maybe`; use one of no, yes"),
    ],
    ids=str,
)
def test_what_cannot_be_aimed_at_is_told_with_what_can(wanted: Wanted, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        goal(assessment(), wanted)
    assert str(caught.value) == said


def test_a_result_with_a_value_for_each_place_is_refused() -> None:
    text = TEXT.replace("main: grade", "  by_area: {take: mean, by: area}\nmain: grade").replace(
        "id: A,", "id: A, area: x,"
    )
    with pytest.raises(UsageError, match="`by_area` has a value for each area; aim at one of"):
        goal(assessment(text), Wanted("by_area", "4"))


def test_a_target_picks_the_kind_of_rule_set_or_a_result_by_name() -> None:
    rubric = rule_set(TEXT)
    plain = rule_set(TEXT.replace("rubric", "compliance"))
    assert speaks_of(Wanted("grade", "B"), rubric)
    assert speaks_of(Wanted("grade", "B"), plain)  # it has a result of that name
    assert not speaks_of(Wanted("level", "3"), rubric)
    assert not speaks_of(Wanted("gate", "G3"), rubric)
    assert speaks_of(Wanted("score", "85"), plain)
    assert not speaks_of(Wanted("verdict", "go"), plain)


def test_what_nothing_speaks_of_is_told_with_a_suggestion() -> None:
    rubric = rule_set(TEXT)
    assert str(unspoken(Wanted("level", "3"), [rubric])) == (
        "--target level needs a maturity model among what is assessed, which is demo@0.1.0"
    )
    assert "did you mean `grade`?" in str(unspoken(Wanted("grad", "B"), [rubric]))


@pytest.mark.parametrize(
    ("facts", "step"),
    [
        ({"a": 1, "p": False}, "C"),
        ({"a": 12, "p": False}, "B"),
        ({"a": 12, "p": True}, "A"),
    ],
    ids=["from D", "from C", "from A"],
)
def test_the_next_step_is_one_up_and_the_highest_stays(facts: dict[str, object], step: str) -> None:
    assert next_goal(assessment(**facts)) == Goal("grade", step=step)


def test_without_a_value_the_next_step_is_the_first_that_meets_the_bar() -> None:
    text = TEXT.replace("of: score}", "of: score, void: {when: score < 60}}")
    assert next_goal(assessment(text)) == Goal("grade", step="B")


def test_a_main_result_without_steps_has_no_next_one() -> None:
    with pytest.raises(UsageError, match="has no steps to climb; name a number"):
        next_goal(assessment(TEXT.replace("main: grade", "main: score")))


def test_the_best_is_that_of_the_main_result() -> None:
    assert best_goal(assessment()) == Goal("grade")


def test_means_are_held_against_the_day_and_the_owners() -> None:
    one = assessment()
    means = Means(capacity={"ana": 3}, deadline=date(2026, 7, 1))
    assert sensible(one, means) == means
    with pytest.raises(UsageError, match="no action is owned by `anna`; did you mean `ana`"):
        sensible(one, Means(capacity={"anna": 3}))
    with pytest.raises(UsageError, match="is not after the as-of date"):
        sensible(one, Means(deadline=one.as_of))


def test_the_next_step_of_a_no_is_yes() -> None:
    one = assessment(TEXT.replace("main: grade", "main: sound"))
    assert next_goal(one) == Goal("sound", step="yes")
