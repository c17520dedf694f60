"""Plans: least effort, prerequisites, alternatives, shared remedies, means, conflicts, proof."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from building import DAY, given, reviewed
from milepost.analysis.planning import NOTHING_PROVEN, plan, planning
from milepost.analysis.planning.parts import Part
from milepost.analysis.planning.space import Space
from milepost.analysis.planning.states import CheckState
from milepost.authoring.monotony.rising import rising
from milepost.errors import MilepostError, UsageError
from milepost.model.evidence import Evidence
from milepost.model.plans import Conflict, Goal, Means, Plan
from milepost.model.review import Review
from milepost.model.ruleset import RuleSet
from milepost.scoring.assess import Run, score_once
from milepost.scoring.leaves.check import PASS

NONE = Means()
TEXT = """
criteria:
  - {id: A, weight: 3, check: a >= 10, severity: major, owner: sponsor}
  - {id: B, weight: 2, check: b <= 5, severity: minor}
  - id: C
    weight: 3
    checks: [{id: C.1, check: p, severity: critical}, {id: C.2, check: q, severity: critical}]
  - {id: D, weight: 2, check: r, severity: minor}
remedies:
  raise: {action: {en: Raise a}, owner: lead, effort_days: 5, makes: {a: {at_least: 10}}}
  lower: {action: {en: Lower b}, owner: lead, effort_days: 4, makes: {b: {at_most: 5}}}
  both:
    action: {en: Both}
    owner: other
    effort_days: 7
    makes: {a: {at_least: 12}, b: {at_most: 5}}
  sign: {action: {en: Sign}, owner: lead, effort_days: 2, after: [write], makes: {p: yes, q: yes}}
  write: {choice: [letter, report]}
  letter: {action: {en: Letter}, owner: lead, effort_days: 3}
  report: {action: {en: Report}, owner: other, effort_days: 1}
results:
  score: {take: mean, times: 100, show: 1}
  verdict:
    scale: verdict
    rows:
      - {is: bad, when: "any_of(checks, critical and unmet)"}
      - {is: fair, when: "any_of(criteria, major and unmet)"}
      - {is: good, when: score < 90}
      - {is: best}
main: verdict
"""
LATE = given(a=1, b=9, p=False, q=False, r=False)


def review(evidence: Evidence = LATE, text: str = TEXT) -> Review:
    return reviewed(text, evidence)


def planned(goal: Goal, means: Means = NONE, of: Review | None = None) -> Plan:
    one = of or review()
    return plan(one, goal, means, rising(one.assessment.ruleset))


def names(found: Plan) -> list[str]:
    return [line.action.id for line in found.lines]


def step(name: str) -> Goal:
    return Goal("verdict", step=name)


# Least effort


def test_the_cheapest_alternative_goes_before_what_waits_for_it() -> None:
    found = planned(step("fair"))
    assert names(found) == ["report", "sign"]
    assert (found.effort, found.bound, found.proof, found.reached) == (3, 3, "optimal", True)
    assert [line.action.after for line in found.lines] == [(), ("report",)]


def test_one_remedy_that_serves_two_criteria_is_taken_where_it_is_cheaper() -> None:
    """A and B together cost 9 days with a remedy each, and 7 with the shared one."""
    alone = planned(step("good"))
    assert (sorted(names(alone)), alone.effort) == (["raise", "report", "sign"], 8)
    shared = planned(Goal("score", number=80))
    assert (sorted(names(shared)), shared.effort) == (["both", "report", "sign"], 10)
    line = next(line for line in shared.lines if line.action.id == "both")
    assert line.serves == ("A", "B")
    assert line.supervisor == "sponsor"


def test_what_is_so_already_takes_nothing() -> None:
    found = planned(step("bad"))
    assert (names(found), found.effort, found.reached) == ([], 0, True)
    assert found.before == found.after


def test_each_line_says_what_scoring_makes_of_it_and_of_all_before() -> None:
    found = planned(step("good"))
    assert [line.effect.main for line in found.lines][-1] == "good"
    assert found.lines[-1].effect == found.after
    scores = [line.effect.score for line in found.lines]
    assert scores == sorted(scores, key=lambda score: Fraction(score or 0))
    assert found.after.score == 60
    assert found.evidence.facts["p"].value is True


def test_lines_say_which_weaknesses_they_serve() -> None:
    one = review()
    ranks = {weakness.finding.criterion.id: weakness.rank for weakness in one.weaknesses}
    lines = planned(step("good"), of=one).lines
    served = {line.action.id: line.weaknesses for line in lines}
    assert served == {"raise": (ranks["A"],), "sign": (ranks["C"],), "report": ()}


def test_a_prerequisite_that_is_done_is_not_done_again() -> None:
    text = TEXT.replace(
        "letter: {action: {en: Letter}", "letter: {makes: {fee: 1}, action: {en: L}"
    )
    text = text.replace("after: [write]", "after: [letter]")
    assert names(planned(step("fair"), of=review(text=text))) == ["letter", "sign"]
    done = replace(LATE, facts={**LATE.facts, **given(fee=1, collected=DAY).facts})
    assert names(planned(step("fair"), of=review(done, text))) == ["sign"]


def test_of_plans_as_cheap_the_one_with_fewer_actions_then_the_first_ids_is_taken() -> None:
    text = TEXT.replace("effort_days: 7", "effort_days: 9")
    assert sorted(names(planned(Goal("score", number=80), of=review(text=text)))) == [
        "both",
        "report",
        "sign",
    ]
    twin = "abc: {action: {en: Twin}, owner: x, effort_days: 4, makes: {b: 5}}"
    twins = review(text=TEXT.replace("lower:", f"{twin}\n  lower:").replace("days: 7", "days: 8"))
    assert sorted(names(planned(Goal("score", number=50), of=twins))) == ["abc", "report", "sign"]


def test_two_remedies_that_contradict_each_other_are_not_both_taken() -> None:
    text = """
criteria: [{id: A, check: a == 1}, {id: B, check: "a == 2 or p"}]
remedies:
  one: {action: {en: One}, owner: x, effort_days: 1, makes: {a: 1}}
  two: {action: {en: Two}, owner: x, effort_days: 1, makes: {a: 2}}
  yes: {action: {en: Yes}, owner: x, effort_days: 9, makes: {p: yes}}
"""
    one = review(given(a=0, p=False), text)
    assert sorted(names(planned(Goal("score", number=100), of=one))) == ["one", "yes"]


def test_one_of_two_things_that_only_help_together_is_not_taken_alone() -> None:
    text = """
criteria: [{id: A, check: p and q, weight: 3}, {id: B, check: r}]
remedies:
  p: {action: {en: P}, owner: x, effort_days: 1, makes: {p: yes}}
  q: {action: {en: Q}, owner: x, effort_days: 2, makes: {q: yes}}
  r: {action: {en: R}, owner: x, effort_days: 2, makes: {r: yes}}
"""
    one = review(given(p=False, q=False, r=False), text)
    assert names(planned(Goal("score"), Means(budget=2), one)) == ["r"]
    assert sorted(names(planned(Goal("score"), Means(budget=3), one))) == ["p", "q"]


# The best of some means


def test_a_budget_buys_the_highest_step_first_then_points_then_costs_little() -> None:
    """For 4 days `fair` is within reach; `lower` alone would bring more points."""
    found = planned(Goal("verdict"), Means(budget=4))
    assert (sorted(names(found)), found.after.main) == (["report", "sign"], "fair")
    assert (found.reached, found.proof, found.bound) == (True, "optimal", 30)
    more = planned(Goal("verdict"), Means(budget=7))
    assert (sorted(names(more)), more.after.score) == (["lower", "report", "sign"], 50)


def test_no_more_actions_than_allowed() -> None:
    found = planned(Goal("verdict"), Means(most_actions=1))
    assert names(found) == ["both"]


def test_without_means_and_goal_all_that_helps_is_done() -> None:
    found = planned(Goal("verdict"))
    assert (sorted(names(found)), found.after.score) == (["both", "report", "sign"], 80)


def test_the_curve_rises_with_the_days() -> None:
    one = review()
    found = plan(one, step("fair"), NONE, rising(one.assessment.ruleset), points=3)
    efforts = [point.effort for point in found.curve]
    assert efforts == sorted(set(efforts))
    assert [(p.effort, p.effect.main, p.effect.score) for p in found.curve] == [
        (0, "bad", 0),
        (3, "fair", 30),
        (7, "fair", 50),
        (8, "good", 60),
        (10, "good", 80),
    ]
    assert all(point.proven for point in found.curve)


# Out of reach


def test_the_criteria_that_keep_a_goal_out_of_reach_are_named() -> None:
    """All remedies give 80 points; only D, which no action moves, brings 90."""
    found = planned(step("best"))
    assert found.conflict == Conflict(("D",), ("D",))
    assert (found.reached, found.after.main, found.after.score) == (False, "good", 80)
    assert found.proof == "optimal"


def test_a_goal_that_no_criterion_brings_names_none() -> None:
    text = TEXT.replace("- {is: best}", '- {is: good, when: "fee < 1"}\n      - {is: best}')
    evidence = replace(LATE, facts={**LATE.facts, **given(fee=0, r=True, collected=DAY).facts})
    found = planned(step("best"), of=review(evidence, text))
    assert found.conflict == Conflict((), ())


def test_alternatives_that_exclude_each_other_are_in_the_way() -> None:
    text = """
criteria: [{id: A, check: p}, {id: B, check: q}]
remedies:
  p: {action: {en: P}, owner: x, effort_days: 1, makes: {p: yes}}
  q: {action: {en: Q}, owner: x, effort_days: 2, makes: {q: yes}}
  either: {choice: [p, q]}
"""
    found = planned(Goal("score", number=100), of=review(given(p=False, q=False), text))
    assert found.conflict == Conflict(("B",), ())
    assert names(found) == ["p"]


def test_the_means_in_the_way_are_named_with_what_it_would_take() -> None:
    found = planned(step("good"), Means(budget=6, most_actions=9))
    assert found.conflict == Conflict((), (), ("budget",), 8)
    assert (names(found), found.after.main) != ([], "bad")
    assert planned(step("good"), Means(budget=8)).reached


def test_several_means_that_each_stand_in_the_way_are_all_named() -> None:
    found = planned(step("good"), Means(budget=6, most_actions=2))
    assert found.conflict == Conflict((), (), ("budget", "actions"), 8)


def test_a_role_without_time_and_a_deadline_stand_in_the_way() -> None:
    soon = Means(deadline=date(2026, 7, 3))
    assert planned(step("fair"), soon).reached
    found = planned(step("good"), soon)
    assert found.conflict == Conflict((), (), ("deadline",), 8)
    slow = Means(deadline=date(2026, 7, 31), capacity={"lead": 5, "other": 1})
    found = planned(step("good"), slow)
    assert found.conflict == Conflict((), (), ("deadline", "capacity"), 8)
    assert found.assumptions == ("schedule",)


def test_a_role_without_any_time_does_nothing() -> None:
    found = planned(step("fair"), Means(capacity={"lead": 0}))
    assert found.conflict == Conflict((), (), ("capacity",), 3)
    assert "lead" not in {line.action.owner for line in found.lines}


def test_a_plan_that_would_end_late_is_passed_over_for_a_dearer_one() -> None:
    """With `raise` its role has seven days to do, and until then it gives four and a half."""
    means = Means(deadline=date(2026, 7, 14), capacity={"lead": 10})
    assert "raise" in names(planned(Goal("score", number=60)))
    found = planned(Goal("score", number=60), means)
    assert (sorted(names(found)), found.effort) == (["both", "report", "sign"], 10)
    assert max(line.stretch.end for line in found.lines) <= date(2026, 7, 14)


# Goals


def test_a_yes_no_result_is_a_goal() -> None:
    fine = """{value: "score >= 30 and not any_of(criteria, critical and unmet)"}"""
    text = TEXT.replace("results:", f"results:\n  fine: {fine}")
    found = planned(Goal("fine", step="yes"), of=review(text=text))
    assert sorted(names(found)) == ["report", "sign"]


def test_where_lower_is_better_a_number_is_a_most() -> None:
    text = """
better: lower
criteria:
  - {id: A, scale: anchors, answer: {en: Risk A}}
  - {id: B, scale: anchors, answer: {en: Risk B}}
remedies:
  a: {action: {en: Less}, owner: x, effort_days: 2, makes: {A: "1"}}
  b: {action: {en: Least}, owner: x, effort_days: 3, makes: {B: "0"}}
results: {points: {take: sum, of: rating}}
main: points
"""
    one = review(given(answers={"A": "4", "B": "3"}), text)
    assert names(planned(Goal("points", number=4), of=one)) == ["a"]
    assert sorted(names(planned(Goal("points", number=1), of=one))) == ["a", "b"]
    assert not planned(Goal("points", number=0), of=one).reached
    assert names(planned(Goal("points"), Means(budget=2), one)) == ["a"]


@pytest.mark.parametrize(
    ("goal", "said"),
    [
        (Goal("verdict", step="god"), "did you mean `good`"),
        (Goal("scor", number=1), "did you mean `score`"),
        (Goal("verdict", number=3), "verdict is no number; name one of bad"),
        (Goal("score", step="good"), "score has no step good"),
    ],
)
def test_goals_that_there_are_not(goal: Goal, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        planned(goal)


# Proof


def test_without_anything_proven_of_the_rules_the_plan_is_the_same() -> None:
    for goal in (step("good"), step("best"), Goal("score", number=50)):
        careful = plan(review(), goal, NONE, NOTHING_PROVEN)
        assert (names(careful), careful.proof) == (names(planned(goal)), "optimal")


def test_a_rule_set_that_punishes_what_gets_better_is_planned_all_the_same() -> None:
    """With A met, `q` spoils the verdict; nothing is proven of it, and nothing is assumed."""
    text = """
criteria: [{id: A, check: a >= 2}, {id: B, check: p}, {id: C, check: q}]
remedies:
  a: {action: {en: A}, owner: x, effort_days: 1, makes: {a: {at_least: 2}, q: yes}}
  b: {action: {en: B}, owner: x, effort_days: 5, makes: {a: {at_least: 2}}}
  p: {action: {en: P}, owner: x, effort_days: 1, makes: {p: yes}}
results:
  v:
    scale: verdict
    rows: [{is: bad, when: met("C")}, {is: good, when: met("A") and met("B")}, {is: fair}]
main: v
"""
    one = review(given(a=0, p=False, q=False), text)
    ways = rising(one.assessment.ruleset)
    assert "v" not in ways.rises
    found = plan(one, Goal("v", step="good"), NONE, ways)
    assert (sorted(names(found)), found.effort, found.proof) == (["b", "p"], 6, "optimal")


def test_without_time_some_plan_is_given_with_the_gap() -> None:
    one = review()
    found = plan(one, step("good"), NONE, rising(one.assessment.ruleset), seconds=0)
    assert found.reached
    assert found.proof == "gap" or found.effort == 8
    assert found.bound <= 8 <= found.effort


def test_a_plan_that_scoring_does_not_bear_out_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def as_it_is(rules: RuleSet, evidence: Evidence, *rest: Any, **more: Any) -> Run:
        return score_once(rules, LATE, *rest, **more)

    monkeypatch.setattr(planning, "score_once", as_it_is)
    with pytest.raises(MilepostError, match="plan and scoring differ: score is not as foretold"):
        planned(step("good"))


def test_a_check_that_is_not_as_foretold_is_an_error() -> None:
    space = Space.around(review().assessment)
    place = next(n for n, part in enumerate(space.parts) if part.name == "A")
    watch = replace(space.parts[place].watch, state_of=lambda watch, held: CheckState.of(PASS))
    wrong = Part(replace(watch, _states={}), space.parts[place].options)
    space = replace(space, parts=(*space.parts[:place], wrong, *space.parts[place + 1 :]))
    with pytest.raises(MilepostError, match="A was foretold as pass and is fail"):
        space.run(frozenset())
