"""Corners of the language that published frameworks rest on."""

from __future__ import annotations

from fractions import Fraction

import pytest
from building import concluded, given, judgement, scored
from milepost.model.evidence import Answer, Place
from milepost.model.values import Step, Value

HERE = Place("evidence.yaml", 1)
TICKED = """
answer: {en: How, zh: 如何}
scale: anchors
ticks: {reviewed: {en: Reviewed, zh: 已评审}}
requires: all_ticked
"""
RATED = """
criteria:
  - id: A
    scale: anchors
    answer: {en: How, zh: 如何}
    ticks: {reviewed: {en: Reviewed, zh: 已评审}}
    requires: all_ticked
  - {id: B, scale: anchors, answer: {en: How far, zh: 程度如何}}
results: {score: {of: rating, take: mean}}
"""
VOIDED = """
criteria: [{id: X, check: p}]
results: {score: {value: a, void: {when: b > 3, why: {en: Too much}}}}
"""


def test_a_requirement_not_met_leaves_the_lowest_rating_on_no_step() -> None:
    found = judgement(TICKED, given(answers={"C": "4"}))
    assert (found.outcome, found.credit, found.rating) == ("fail", 0, 0)
    assert not isinstance(found.rating, Step)


def test_a_requirement_not_met_takes_part_in_a_mean_of_ratings() -> None:
    evidence = given(answers={"A": "4", "B": "3"})
    assert concluded(RATED, evidence).value == Fraction(3, 2)
    ticked = Answer("A", HERE, "4", ticks=("reviewed",))
    assert concluded(RATED, given(answers={"A": ticked, "B": "3"})).value == Fraction(7, 2)


@pytest.mark.parametrize("requires", ["all_ticked", "len(rationale) >= 5", 'step == "4"'])
def test_an_answer_nobody_gave_is_not_assessed_whatever_is_required_of_it(requires: str) -> None:
    leaf = TICKED.replace("requires: all_ticked", f"requires: '{requires}'")
    assert judgement(leaf, given(p=True)).outcome == "not-assessed"
    assert judgement(leaf, given(answers={"C": "3"})).outcome == "fail"


def test_what_another_question_takes_away_is_settled_without_an_answer() -> None:
    text = RATED.replace("requires: all_ticked", "requires: 'rating(\"B\") > 0'")
    findings = scored(text, given(answers={"B": "0"})).findings
    assert [finding.outcome for finding in findings] == ["fail", "fail"]


@pytest.mark.parametrize(("b", "said"), [(4, "Too much"), (3, None), (None, None)])
def test_void_says_why_only_where_its_condition_holds(b: Value, said: str | None) -> None:
    evidence = given(a=95, p=True) if b is None else given(a=95, p=True, b=b)
    found = concluded(VOIDED, evidence)
    assert (found.void.en if found.void else None) == said
    assert (found.value, found.undetermined) == (95 if b == 3 else None, b is None)
