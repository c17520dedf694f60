"""Conditions: every picked criterion with an owner and the date of its last action."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from building import DAY, given, reviewed
from milepost.model.evidence import Place, Plan
from milepost.model.review import Condition
from milepost.model.text import Text

TEXT = """
criteria:
  - {id: A, check: p, severity: major, owner: ana, remedy: quick}
  - id: B
    checks:
      - {id: B.1, check: q, severity: major, remedy: quick}
      - {id: B.2, check: r, severity: minor, remedy: slow}
  - {id: C, check: a > 0, severity: major, owner: cy}
  - {id: D, check: b > 0, severity: minor}
results:
  score: {take: mean, times: 100}
  verdict:
    scale: verdict
    rows: [{is: best, when: 'all_of(criteria, passed)'}, {is: fair, conditions: major}]
main: verdict
remedies:
  quick: {action: {en: Quick}, owner: quinn, due_days: 10, makes: {p: yes, q: yes}}
  slow: {action: {en: Slow}, owner: sam, due_days: 45, makes: {r: yes}}
"""


def conditions(**facts: bool | int) -> dict[str, Condition]:
    review = reviewed(TEXT, given(**{"p": True, "q": True, "r": True, "a": 1, "b": 1} | facts))
    return {c.finding.criterion.id: c for c in review.conditions}


def test_only_what_the_deciding_row_picks_becomes_a_condition() -> None:
    assert conditions() == {}
    assert set(conditions(p=False, b=0)) == {"A"}
    assert set(conditions(r=False)) == set()
    assert set(conditions(p=False, q=False, r=False, a=0, b=0)) == {"A", "B", "C"}


def test_a_condition_is_due_with_the_last_of_its_actions_and_belongs_to_its_owner() -> None:
    both = conditions(q=False, r=False)["B"]
    assert (both.owner, both.due) == ("sam", date(2026, 8, 14))
    assert {action.id for action in both.actions} == {"quick", "slow"}
    one = conditions(q=False)["B"]
    assert (one.owner, one.due) == ("quinn", date(2026, 7, 10))


def test_without_a_remedy_the_criterion_answers_and_it_is_due_at_once() -> None:
    bare = conditions(a=0)["C"]
    assert (bare.owner, bare.due, bare.actions) == ("cy", DAY, ())


def test_a_condition_says_what_is_short() -> None:
    (short,) = conditions(a=0)["C"].shortfalls
    assert (short.fact, short.operator, short.actual, short.wanted) == ("a", ">", 0, 0)


def test_what_the_evidence_promises_stands_before_the_remedies() -> None:
    promised = Plan("A", Text(en="Hire"), "pia", date(2026, 9, 1), Place("evidence.yaml", 4))
    evidence = replace(given(p=False, q=True, r=True, a=1, b=1), plans={"A": promised})
    (condition,) = reviewed(TEXT, evidence).conditions
    assert (condition.owner, condition.due) == ("pia", date(2026, 9, 1))
    assert [action.id for action in condition.actions] == ["quick"]
