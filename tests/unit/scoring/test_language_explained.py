"""What explanations ask of a finished assessment again: boards, places, rungs, the headline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from textwrap import dedent

from building import HERE, assessed, given, rule_set
from milepost.analysis.boards import board, findings_at, judging
from milepost.analysis.headline import headline
from milepost.analysis.targets import below_target, gap
from milepost.model.evidence import Answer
from milepost.model.uses import Use
from milepost.scoring.results.climb import Climb
from milepost.scoring.using import used_results

TEAMS = """
axes: {team: {from: answers}}
raters: {take: mean}
criteria:
  - {id: Q, scale: anchors, answer: {en: Q, zh: 问}}
  - {id: W, check: score > 50}
results:
  score: {take: mean, only: id == "Q", times: 100}
  by_team: {by: team, take: mean, only: id == "Q"}
main: score
"""


def answers(*given_: tuple[str, str]) -> dict[str, tuple[Answer, ...]]:
    return {"Q": tuple(Answer("Q", HERE, a, by=team, at=(("team", team),)) for team, a in given_)}


def test_findings_of_one_team_rest_on_its_answers() -> None:
    whole = assessed(TEAMS, replace(given(), answers=answers(("red", "4"), ("blue", "0"))))
    credits = {t: findings_at(whole, "by_team", {"team": t})["Q"].credit for t in ("red", "blue")}
    assert credits == {"red": 1, "blue": 0}


def test_a_criterion_that_uses_a_result_is_judged_again_alike() -> None:
    whole = assessed(TEAMS, replace(given(), answers=answers(("red", "4"))))
    assert judging(whole).of(whole.ruleset.leaves["W"]).outcome == "pass"
    assert findings_at(whole, "by_team", {"team": "red"})["W"].outcome == "pass"


def test_a_result_is_explained_over_the_criteria_it_picks() -> None:
    whole = assessed(TEAMS, replace(given(), answers=answers(("red", "4"))))
    assert [item["id"] for item in board(whole, "score").items("criteria")] == ["Q"]


def test_a_used_result_by_place_without_places_is_an_empty_list() -> None:
    other = assessed(TEAMS, replace(given(), answers={"Q": (Answer("Q", HERE, "4"),)}))
    rules = replace(rule_set(TEAMS), uses={"own": Use(ruleset="demo@0.1.0")})
    seen = used_results(rules, lambda use: (("demo", other),)).under("actual")["own"]
    assert isinstance(seen, Mapping)
    assert seen["by_team"] == ()
    assert seen["score"] == 100


def test_a_yes_or_no_is_no_headline() -> None:
    rules = """
    criteria: [{id: A, check: p}]
    results: {whole: {take: all}, points: {take: mean}}
    main: points
    """
    assert headline(rule_set(rules)) == "points"


def test_a_gap_to_target_runs_the_way_that_is_better() -> None:
    rules = """
    criteria: [{id: Q, scale: anchors, target: "2", answer: {en: Q, zh: 问}}]
    """
    low, high = (assessed(rules, given(answers={"Q": a})) for a in ("1", "3"))
    assert [gap(a.ruleset, a.findings[0].leaves[0]) for a in (low, high)] == [1, 0]
    assert [len(below_target(a)) for a in (low, high)] == [1, 0]
    lower = assessed("better: lower\n" + dedent(rules), given(answers={"Q": "3"}))
    assert gap(lower.ruleset, lower.findings[0].leaves[0]) == 1


def test_a_climb_names_the_levels_it_asked() -> None:
    rules = """
    axes: {level: {fair: {}, good: {}, best: {}}}
    criteria: [{id: A, level: fair, check: p}, {id: B, level: good, check: q}]
    results:
      reached: {scale: verdict, climb: level, here: "all_of(criteria, passed)"}
    main: reached
    """
    whole = assessed(rules, given(p=True, q=False))
    climb = whole.ruleset.results["reached"]
    assert isinstance(climb, Climb)
    rungs = climb.rungs(board(whole, "reached"))
    assert [(r.level, r.here, r.empty) for r in rungs] == [
        ("fair", True, False),
        ("good", False, False),
    ]
