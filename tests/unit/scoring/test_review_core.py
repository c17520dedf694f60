"""Where rules of the language meet: places, turns, policies and marks together."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from building import DAY, HERE, concluded, given, refused, reviewed, rule_set, scored
from milepost.analysis.predicting import predicted
from milepost.model.evidence import Answer, Evidence
from milepost.model.remedies import Action

TEAMS = """
axes: {team: {from: answers}}
criteria:
  - {id: A, scale: anchors, answer: {en: How}}
results:
  named: {value: 'count(criteria, team == "red")', by: team}
  rated: {take: mean, of: rating, by: team, tree: [team]}
  score: {take: mean}
"""
WAITING = """
checks: [{id: X, check: base == 1}]
criteria:
  - {id: Z, check: q}
  - {id: S.1, check: base == 1}
results:
  below: {value: 'count(under("S"), passed)'}
  other: {value: 'credit("X")'}
  base: {take: sum, only: id == "Z"}
  score: {take: mean}
"""
NOTHING = """
criteria: [{id: A, check: p}, {id: B, check: q, applies: r}]
results: {score: {take: %s, only: id == "B", empty: %s}}
"""


def answered(*answers: Answer) -> Evidence:
    by_leaf = {a.leaf: tuple(b for b in answers if b.leaf == a.leaf) for a in answers}
    return replace(given(p=True), answers=by_leaf)


def of_team(team: str, step: str) -> Answer:
    return Answer("A", HERE, step, at=(("team", team),))


TWO_TEAMS = answered(of_team("red", "3"), of_team("blue", "1"))


def test_a_result_of_one_team_sees_that_team_alone() -> None:
    results = scored(TEAMS, TWO_TEAMS).results
    assert {key[0]: c.exact for key, c in results["named"].items()} == {"red": 1, "blue": 0}
    assert {key[0]: c.exact for key, c in results["rated"].items()} == {"red": 3, "blue": 1}


def test_a_result_waits_for_what_the_checks_it_names_wait_for() -> None:
    results = scored(WAITING, given(q=True)).results
    assert [results[name][()].exact for name in ("below", "other", "base")] == [1, 1, 1]


def test_a_check_outside_the_criteria_goes_in_no_circle() -> None:
    text = WAITING.replace("X, check: base == 1", "X, check: other == 1")
    assert any("`other` uses a result that contains it" in line for line in refused(text))


def test_criteria_whose_turn_it_is_are_forced_together() -> None:
    text = """
    criteria:
      - {id: Z, check: p}
      - {id: Y, check: base == 1}
      - {id: X, check: base == 1}
    adjust: [{when: 'count(criteria, passed) == 3', at_most: 0.5, why: {en: all}}]
    results: {base: {take: sum, only: id == "Z"}, score: {take: sum}}
    """
    assert [f.credit for f in scored(text, given(p=True)).findings] == [1, 0.5, 0.5]


@pytest.mark.parametrize(
    ("outcomes", "credit"),
    [
        ("fail: 0.2, wontfix: {like: fail}", Fraction(1, 5)),
        ("fail: 0.2, wontfix: {like: fail, credit: 0.4}", Fraction(2, 5)),
        ("wontfix: {like: fail}", 0),
    ],
)
def test_an_outcome_counts_what_the_one_it_is_like_counts(outcomes: str, credit: Fraction) -> None:
    text = f"outcomes: {{{outcomes}}}\ncriteria: [{{id: A, imported: true}}]"
    assert scored(text, answered(Answer("A", HERE, "wontfix"))).findings[0].credit == credit


@pytest.mark.parametrize(
    ("take", "empty", "value"),
    [("all", 1, True), ("any", 0, False), ("sum", 5, 5), ("mean", 2, 2)],
)
def test_empty_stands_wherever_nothing_counts(take: str, empty: int, value: bool | int) -> None:
    found = concluded(NOTHING % (take, empty), given(p=True, q=True, r=False)).value
    assert (found, isinstance(found, bool)) == (value, isinstance(value, bool))


def test_a_criterion_of_several_checks_tells_what_is_amiss_in_one() -> None:
    leaf = "scale: anchors, answer: {en: How}"
    text = f"""
    raters: {{discuss_over: 1}}
    criteria:
      - id: C
        checks: [{{id: A, {leaf}, ticks: {{t: {{en: T}}}}}}, {{id: B, {leaf}}}]
    results:
      apart: {{value: 'count(criteria, disputed)'}}
      ticked: {{value: 'count(criteria, all_ticked)'}}
      score: {{take: mean}}
    """
    both = (Answer("B", HERE, "0", by="ana"), Answer("B", HERE, "4", by="ben"))
    results = scored(text, answered(Answer("A", HERE, "4"), *both)).results
    assert (results["apart"][()].exact, results["ticked"][()].exact) == (1, 0)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("criteria: [{id: A, check: p, target: '3'}]", "so nothing on it can be aimed at"),
        ("criteria: [{id: A, check: p, scale: verdict, target: good}]", "cannot rate"),
        ("criteria: [{id: A, imported: true, scale: anchors}]", "an outcome and no scale"),
        (
            TEAMS.replace("score:", "own: {scale: verdict, judged: true, by: team}\n  score:"),
            "the values of `team` come with the answers",
        ),
    ],
)
def test_what_could_not_be_used_is_refused(text: str, told: str) -> None:
    assert any(told in line for line in refused(text))


def test_an_action_raises_the_answers_of_every_place_with_what_they_need() -> None:
    text = """
    axes: {team: {from: answers}}
    criteria:
      - id: A
        scale: anchors
        answer: {en: How}
        ticks: {t: {en: T}}
        needs: [ticks]
        remedy: {action: {en: do it}, owner: pm, effort_days: 1, makes: {A: "4"}}
    results: {by_team: {take: mean, of: rating, by: team}, score: {take: mean}}
    """
    ruleset = rule_set(text)
    action = ruleset.remedies["A"]
    assert isinstance(action, Action)
    after = scored(text, predicted(ruleset, TWO_TEAMS, DAY, [action])).results
    assert {key[0]: c.exact for key, c in after["by_team"].items()} == {"red": 4, "blue": 4}
    assert after["score"][()].exact == 1


def test_what_is_left_out_while_unknown_is_a_weakness_if_meeting_it_helps() -> None:
    text = """
    outcomes: {not-assessed: excluded}
    criteria: [{id: A, check: p}, {id: B, check: q}]
    results: {score: {take: sum}}
    """
    found = {
        w.finding.criterion.id: w.if_met.gain for w in reviewed(text, given(p=True)).weaknesses
    }
    assert found == {"B": 1}


def test_what_only_a_forced_rating_asks_for_is_noticed() -> None:
    text = """
    criteria: [{id: A, check: p}]
    adjust: [{when: a > 3, at_most: 0.5, why: {en: w}}]
    """
    notices = reviewed(text, given(p=True)).assessment.notices
    assert any("nobody supplied: a." in notice.text.en for notice in notices)
