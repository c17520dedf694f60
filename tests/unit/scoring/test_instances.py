"""Axes that come with the answers: which values there are, and what is made of each."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from building import HERE, assessed, concluded_of, given, rule_set
from milepost.errors import NothingEvaluated
from milepost.model.evidence import Answer, Evidence
from milepost.model.ruleset import RuleSet
from milepost.scoring.instances import instances


def rules(axis: str = "from: answers") -> RuleSet:
    return rule_set(f"""
    axes: {{team: {{{axis}}}}}
    criteria:
      - {{id: A, answer: {{en: How}}, scale: anchors}}
      - {{id: B, check: p}}
    results:
      score: {{take: {{team: mean, all: min}}, tree: [team]}}
      each: {{take: mean, by: team}}
      best: {{value: max_of(each)}}
      whole: {{take: mean}}
    main: score
    """)


def answered(**teams: str) -> Evidence:
    some = tuple(
        Answer("A", HERE, answer, at=(("team", team),), by=team) for team, answer in teams.items()
    )
    return replace(given(p=True), answers={"A": some})


def test_numbers_in_names_are_ordered_as_numbers() -> None:
    evidence = answered(T10="1", T2="1", T1="1", a="1")
    assert instances(rules(), evidence.answers) == {"team": ("T1", "T2", "T10", "a")}
    assert instances(rules(), {}) == {"team": ()}


def test_each_value_has_its_own_answers_and_every_check() -> None:
    evidence = answered(T1="4", T2="0")
    assert concluded_of(rules(), evidence).exact == Fraction(1, 2)
    assert concluded_of(rules(), evidence, "best").exact == 1
    assert concluded_of(rules(), evidence, "whole").exact == Fraction(3, 4)


def test_an_answer_that_names_no_team_is_for_all_of_them() -> None:
    evidence = answered(T1="4")
    general = Answer("A", HERE, "0", by="board")
    evidence = replace(evidence, answers={"A": (*evidence.answers["A"], general)})
    assert concluded_of(rules(), evidence).exact == Fraction(3, 4)


def test_below_the_smallest_sample_there_is_no_value() -> None:
    few = rules("from: answers, at_least: 2")
    void = concluded_of(few, answered(T1="4"))
    assert void.value is None
    assert void.void is not None
    assert void.void.en == "team: 1 of at least 2 answered"
    assert void.void.zh == "team：至少需要 2 个，现有 1 个"
    assert concluded_of(few, answered(T1="4", T2="4")).exact == 1


@pytest.mark.parametrize(("counts", "whole"), [("T1", 1), ("T2", Fraction(1, 2))])
def test_one_value_may_decide_the_findings(counts: str, whole: Fraction) -> None:
    evidence = answered(T1="4", T2="0")
    assert concluded_of(rules(f"from: answers, counts: {counts}"), evidence, "whole").exact == whole


def test_a_question_that_some_teams_do_not_answer_is_noticed() -> None:
    answers = {
        "A": tuple(Answer("A", HERE, "4", at=(("team", team),)) for team in ("red", "blue")),
        "B": (Answer("B", HERE, "4", at=(("team", "red"),)),),
        "C": (Answer("C", HERE, "4"),),
    }
    text = """
    axes: {team: {from: answers}}
    criteria:
      - {id: A, scale: anchors, answer: {en: First}}
      - {id: B, scale: anchors, answer: {en: Second}}
      - {id: C, scale: anchors, answer: {en: Third}}
    """
    found = assessed(text, replace(given(), answers=answers))
    assert [notice.text.en for notice in found.notices] == ["B (B): no answer for team blue."]


def test_a_criterion_over_a_result_is_no_evidence() -> None:
    text = """
    axes: {series: {one: {}, two: {}}}
    criteria:
      - {id: A, series: one, check: p}
      - {id: B, series: two, check: first == 1}
    results: {first: {only: series == "one", take: mean}, score: {take: mean}}
    """
    with pytest.raises(NothingEvaluated, match="no usable evidence"):
        assessed(text, given())
