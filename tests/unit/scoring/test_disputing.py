"""Assessors of one place whose ratings lie further apart than the rule set allows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from building import DAY, HERE, assessed, given, rule_set
from milepost.model.evidence import Answer, Evidence
from milepost.model.ruleset import RuleSet
from milepost.model.text import Text
from milepost.scoring.disputing import disputed, spread

RULES = """
raters: {take: mean, discuss_over: 1}
axes: {team: {from: answers}}
criteria:
  - {id: Q, answer: {en: How good, zh: 如何}, scale: anchors, needs: [rationale]}
results:
  score: {take: mean, times: 100}
  marked: {value: 'count(criteria, disputed)'}
"""
WHY = Text(en="seen")


def said(by: str, answer: str | None, **more: object) -> Answer:
    return replace(Answer("Q", HERE, answer, by=by, rationale=WHY), **more)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    return rule_set(RULES)


RED, BLUE = (("team", "red"),), (("team", "blue"),)


@pytest.mark.parametrize(
    ("answers", "apart"),
    [
        ((), 0),
        ((said("ana", "4"),), 0),
        ((said("ana", "2"), said("ben", "3")), 1),
        ((said("ana", "1"), said("ben", "3"), said("cai", "4")), 3),
        ((said("ana", "0"), said("ben", "4", rationale=None)), 0),
        ((said("ana", "0"), said("ben", None, not_applicable=True, reason=WHY)), 0),
        ((said("ana", "0", at=RED), said("ben", "4", at=BLUE)), 0),
        ((said("ana", "0", at=RED), said("ben", "3", at=RED), said("cai", "4", at=BLUE)), 3),
        ((said("ana", "0", at=RED), said("ben", "4")), 4),
    ],
)
def test_complete_answers_of_one_place_are_compared(
    rules: RuleSet, answers: tuple[Answer, ...], apart: int
) -> None:
    assert spread(rules, rules.leaves["Q"], answers, DAY) == apart
    assert disputed(rules, rules.leaves["Q"], answers, DAY) is (apart > 1)


def test_dates_say_a_rating_at_an_as_of_date(rules: RuleSet) -> None:
    dated = said("ben", None, dates=(("2", date(2026, 1, 1)), ("4", date(2026, 7, 1))))
    both, leaf = (said("ana", "0"), dated), rules.leaves["Q"]
    assert spread(rules, leaf, both, date(2026, 6, 30)) == 2
    assert spread(rules, leaf, both, date(2026, 7, 1)) == 4


def test_without_a_limit_nobody_disputes() -> None:
    rules = rule_set(RULES.replace(", discuss_over: 1", ""))
    assert not disputed(rules, rules.leaves["Q"], (said("ana", "0"), said("ben", "4")), DAY)


def answered(*answers: Answer) -> Evidence:
    return replace(given(), answers={"Q": answers})


def test_a_dispute_is_marked_and_noticed() -> None:
    assessment = assessed(RULES, answered(said("ana", "1"), said("ben", "4")), DAY)
    assert assessment.results["marked"].conclusion.exact == 1
    (notice,) = assessment.notices
    assert notice.kind == "dispute"
    assert notice.text.en == (
        "Q (Q): the ratings are 3 apart, more than 1; the assessors should discuss it."
    )
    assert notice.text.zh == "Q（Q）：各评估人的评分相差 3，超过 1，宜讨论后确定。"


def test_ratings_near_each_other_need_no_notice() -> None:
    assessment = assessed(RULES, answered(said("ana", "3"), said("ben", "4")), DAY)
    assert assessment.results["marked"].conclusion.exact == 0
    assert assessment.notices == ()
