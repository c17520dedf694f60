"""Improvement actions: one for each remedy taken, with aims, prerequisites and effect."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from building import DAY, assessed, given, refused, reviewed, rule_set
from milepost.analysis.actions import taken
from milepost.analysis.predicting import changed, predicted
from milepost.analysis.reviewing import review
from milepost.model.evidence import Evidence
from milepost.model.remedies import Action, Change, Choice
from milepost.model.review import PlannedAction
from milepost.model.values import NONE, Document, Value

TEXT = """
parameters: {least: 85}
criteria:
  - {id: A, check: a >= param.least, remedy: raise-a}
  - {id: B, checks: [{id: B.1, check: b <= 10, remedy: cut}, {id: B.2, check: p, remedy: agree}]}
  - {id: C, check: approved(plan) and q, remedy: write-plan}
remedies:
  raise-a:
    {action: {en: Raise}, owner: ana, effort_days: 4, due_days: 10,
     makes: {a: {at_least: param.least}}}
  cut: {choice: [cut-fast, cut-slow]}
  cut-fast: {action: {en: Fast}, owner: bo, effort_days: 9, makes: {b: {at_most: 10}}}
  cut-slow:
    {action: {en: Slow}, owner: bo, effort_days: 2.5, due_days: 60, makes: {b: {at_most: 8}}}
  agree: {action: {en: Agree}, owner: cy, effort_days: 1, after: [raise-a, cut], makes: {p: yes}}
  write-plan:
    {action: {en: Write}, owner: di, effort_days: 2,
     makes: {plan: {status: approved, date: done}, q: yes}}
"""
LOW = given(a=70, b=20, p=False, plan=Document("draft"), q=True)


def planned(evidence: Evidence = LOW, text: str = TEXT) -> dict[str, PlannedAction]:
    return {action.id: action for action in reviewed(text, evidence).actions}


def test_of_a_choice_the_one_with_the_least_effort_is_taken_and_the_others_named() -> None:
    actions = planned()
    assert set(actions) == {"raise-a", "cut-slow", "agree", "write-plan"}
    assert [text.en for text in actions["cut-slow"].alternatives] == ["Fast"]
    assert actions["raise-a"].alternatives == ()


def test_an_action_says_who_does_it_until_when_and_for_which_gap() -> None:
    action = planned()["raise-a"]
    assert (action.owner, action.effort_days, action.serves) == ("ana", 4, ("A",))
    assert action.due == date(2026, 7, 10)


def test_nothing_is_due_after_the_last_day_of_the_calendar() -> None:
    review_ = review(assessed(TEXT, LOW, as_of=date.max))
    assert {action.due for action in review_.actions} == {date.max}


def test_a_remedy_is_due_within_ten_years() -> None:
    assert rule_set(TEXT.replace("due_days: 10,", "due_days: 3650,"))
    (told,) = refused(TEXT.replace("due_days: 10,", "due_days: 3651,"))
    assert told.startswith("remedies.raise-a.due_days: ")
    assert "3650" in told


def test_a_choice_of_choices_only_takes_nothing() -> None:
    ruleset = rule_set(TEXT)
    choices = {"one": Choice(choice=("two", "two")), "two": Choice(choice=("one", "one"))}
    assert taken(replace(ruleset, remedies=choices), "one") == ("one", ())


def test_baseline_and_target_of_each_fact_it_moves() -> None:
    actions = planned()
    (aim,) = actions["raise-a"].aims
    assert (aim.fact, aim.baseline, aim.target.en) == ("a", 70, "85")
    (aim,) = actions["cut-slow"].aims
    assert (aim.fact, aim.baseline, aim.target.en) == ("b", 20, "8")
    (aim,) = actions["write-plan"].aims
    assert (aim.fact, aim.target.en, aim.target.zh) == ("plan", "approved", "已批准")


def test_the_effect_is_that_of_the_action_with_everything_before_it() -> None:
    actions = planned()
    gains = {name: a.effect.gain for name, a in actions.items() if a.effect is not None}
    third = Fraction(100, 3)
    assert gains["raise-a"] == third
    assert gains["cut-slow"] == third / 2
    assert gains["agree"] == 2 * third
    assert gains["write-plan"] == third


def test_actions_are_ranked_by_points_for_each_day_of_the_whole_chain() -> None:
    """`agree` gains most, but needs 7.5 days with all that comes first, which stands before it."""
    assert list(planned()) == ["write-plan", "raise-a", "cut-slow", "agree"]
    assert planned()["agree"].after == ("raise-a", "cut-slow")


def test_what_is_done_already_does_not_come_first() -> None:
    done = given(a=90, b=20, p=False, plan=Document("draft"), q=True)
    assert planned(done)["agree"].after == ("cut-slow",)


def test_a_remedy_reached_by_choice_and_by_name_is_listed_once() -> None:
    text = TEXT.replace("remedy: agree}", "remedy: cut-slow}")
    actions = planned(text=text)
    assert list(actions).count("cut-slow") == 1
    assert actions["cut-slow"].serves == ("B",)
    assert [text.en for text in actions["cut-slow"].alternatives] == ["Fast"]


def test_only_gaps_have_actions() -> None:
    assert planned(given(a=90, b=5, p=True, plan=Document("approved"), q=True)) == {}
    partly = planned(given(a=90, b=20, p=True, plan=Document("approved"), q=True))
    assert list(partly) == ["cut-slow"]


@pytest.mark.parametrize(
    ("value", "change", "expected"),
    [
        (70, {"at_least": 85}, 85),
        (90, {"at_least": 85}, 90),
        (None, {"at_least": 85}, 85),
        (NONE, {"at_least": 85}, 85),
        (20, {"at_most": 8}, 8),
        (5, {"at_most": 8}, 5),
        (None, {"at_most": 8}, 8),
        (50, {"at_least": 10, "at_most": 20}, 20),
        (15, {"at_least": 10, "at_most": 20}, 15),
        (1, {"at_least": 10, "at_most": 20}, 10),
    ],
)
def test_clamps_move_only_as_far_as_needed_and_never_worsen(
    value: Value, change: dict[str, int], expected: int
) -> None:
    ends = ", ".join(f"{key}: {end}" for key, end in change.items())
    text = f"remedies: {{x: {{action: {{en: X}}, owner: o, makes: {{a: {{{ends}}}}}}}}}"
    ruleset = rule_set(f"criteria: [{{id: C, check: p, remedy: x}}]\n{text}")
    remedy = ruleset.remedies["x"]
    assert isinstance(remedy, Action)
    assert changed(ruleset.facts["a"], value, remedy.makes["a"], {}, DAY) == expected


def test_documents_and_lists_are_completed_not_replaced() -> None:
    draft = Document("draft", date(2026, 1, 1), "1", "plan.md")
    fact = rule_set("criteria: [{id: C, check: p}]").facts["plan"]
    done = changed(fact, draft, Change(status="approved", date="done"), {}, DAY)
    assert done == Document("approved", DAY, "1", "plan.md")
    dated = changed(fact, draft, Change(status="approved"), {}, DAY)
    assert dated == Document("approved", date(2026, 1, 1), "1", "plan.md")
    assert changed(fact, ("x",), Change(add=("x", "y")), {}, DAY) == ("x", "y")
    longer = changed(fact, ("x",), Change(length=3), {}, DAY)
    assert isinstance(longer, tuple)
    assert len(longer) == 3


def test_a_remedy_supplies_what_is_missing_stale_or_lost() -> None:
    evidence = replace(given(a=70, b=20, p=False, q=True), missing={"plan": "plan.md"})
    effect = planned(evidence)["write-plan"].effect
    assert effect is not None
    assert effect.gain == Fraction(100, 3)


def test_a_target_that_is_not_known_promises_nothing() -> None:
    text = """
    criteria: [{id: A, check: a >= b, remedy: x}, {id: B, check: p}]
    remedies: {x: {action: {en: X}, owner: o, makes: {a: {at_least: b}}}}
    """
    ruleset = rule_set(text)
    remedy = ruleset.remedies["x"]
    assert isinstance(remedy, Action)
    assert "a" not in predicted(ruleset, given(p=True), DAY, (remedy,)).facts
    effect = planned(given(p=True), text)["x"].effect
    assert effect is not None
    assert effect.gain == 0


def test_a_remedy_of_a_library_keeps_the_limits_of_its_library() -> None:
    library = """
    parameters: {least: 40}
    facts: {x: {type: number}}
    checks: [{id: L.1, check: x >= param.least, remedy: lift}]
    remedies: {lift: {action: {en: Lift}, owner: o, makes: {x: {at_least: param.least}}}}
    """
    text = "library: [base@1.0.0]\nparameters: {least: 99}\ncriteria: [{id: A, checks: [L.1]}]"
    ruleset = rule_set(text, base=library)
    remedy = ruleset.remedies["lift"]
    assert isinstance(remedy, Action)
    assert predicted(ruleset, given(x=1), DAY, (remedy,)).facts["x"].value == 40


def test_a_remedy_raises_an_answer_and_gives_what_it_needs() -> None:
    text = """
    criteria:
      - {id: A, answer: {en: How}, scale: anchors, needs: [rationale], remedy: lift}
      - {id: B, check: p}
    remedies: {lift: {action: {en: Lift}, owner: o, makes: {A: "4"}}}
    """
    action = planned(given(answers={"A": "1"}, p=True), text)["lift"]
    assert action.effect is not None
    assert action.effect.gain == 50
    (aim,) = action.aims
    assert (aim.fact, aim.baseline, aim.target.en) == ("A", None, "4")
