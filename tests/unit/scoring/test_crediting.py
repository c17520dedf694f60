"""Policies: what an outcome counts, on every kind of leaf."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from building import HERE, concluded, given, scored
from milepost.model.criteria import Judgement
from milepost.model.evidence import Answer, Evidence
from milepost.model.text import Text
from milepost.model.values import Step

LEAVES = """
scales: {anchors: {"0": {value: 0}, "1": {value: 1}, "2": {value: 2, met: true}, "4": {value: 4}}}
criteria:
  - {id: check, check: p}
  - {id: steps, scale: anchors, steps: {"2": q, "1": r}}
  - {id: answer, scale: anchors, answer: {en: How}, target: "1"}
  - {id: imported, imported: true}
"""
PASS = {"check": 1, "steps": Fraction(1, 2), "answer": Fraction(1, 2), "imported": 1}
FULL = given(p=True, q=True, r=True, answers={"answer": "2", "imported": "pass"})
WAYS: dict[str, Evidence] = {
    "pass": FULL,
    "partial": given(p=True, q=False, r=True, answers={"answer": "1", "imported": "partial"}),
    "fail": given(p=False, q=False, r=False, answers={"answer": "0", "imported": "fail"}),
    "not-assessed": given(),
}


def judged(text: str, evidence: Evidence) -> dict[str, Judgement]:
    return {f.criterion.id: f.leaves[0].judgement for f in scored(text, evidence).findings}


@pytest.mark.parametrize(
    ("word", "credit", "counted"),
    [
        ("0.25", Fraction(1, 4), True),
        ("lowest", 0, True),
        ("highest", 1, True),
        ("excluded", None, False),
        ("inconclusive", None, True),
    ],
)
@pytest.mark.parametrize("outcome", WAYS)
def test_a_policy_holds_for_every_kind_of_leaf(
    outcome: str, word: str, credit: Fraction | None, counted: bool
) -> None:
    found = judged(f"{LEAVES}outcomes: {{{outcome}: {word}}}", WAYS[outcome])
    asked = {name: one for name, one in found.items() if one.outcome == outcome}
    assert asked.keys() >= {"answer", "imported"}
    assert {(one.credit, one.counted) for one in asked.values()} == {(credit, counted)}


def test_the_target_is_that_of_the_subject_else_of_the_leaf_else_the_highest() -> None:
    text = f"{LEAVES}outcomes: {{not-assessed: target}}"
    found = judged(text, given())
    assert {name: one.credit for name, one in found.items()} == {
        "check": 1, "steps": 1, "answer": Fraction(1, 4), "imported": 1
    }  # fmt: skip
    own = judged(text, replace(given(), targets_of={"answer": "2"}))["answer"]
    assert (own.credit, own.rating) == (Fraction(1, 2), Step("2", ("0", "1", "2", "4"), 2))


def test_without_a_policy_credit_is_the_place_on_the_scale() -> None:
    assert {name: one.credit for name, one in judged(LEAVES, FULL).items()} == PASS


def test_the_leafs_own_policy_comes_first() -> None:
    text = LEAVES.replace("check: p", "check: p, not_assessed: 0.75")
    found = judged(f"{text}outcomes: {{not-assessed: excluded}}", given())
    assert (found["check"].credit, found["check"].counted) == (Fraction(3, 4), True)
    assert not found["steps"].counted


DECLARED = Answer("answer", HERE, not_applicable=True, reason=Text(en="no suppliers"))


@pytest.mark.parametrize(
    ("policy", "outcome", "credit"),
    [
        ("", "not-applicable", None),
        (", not_applicable: 0.5", "not-applicable", Fraction(1, 2)),
        (", not_applicable: forbidden", "not-assessed", 0),
        (", not_applicable: {credit: 1, needs: [url]}", "not-assessed", 0),
        (", not_applicable: {credit: 1, needs: [reason]}", "not-applicable", 1),
    ],
)
def test_a_declared_not_applicable(policy: str, outcome: str, credit: Fraction | None) -> None:
    text = LEAVES.replace('target: "1"', f'target: "1"{policy}')
    found = judged(text, replace(given(), answers={"answer": (DECLARED,)}))["answer"]
    assert (found.outcome, found.credit) == (outcome, credit)


def test_inconclusive_counts_without_a_value() -> None:
    more = "outcomes: {not-assessed: inconclusive}\nresults: {score: {take: mean}}"
    assert concluded(f"{LEAVES}{more}", given(p=True)).undetermined
    assert concluded(f"{LEAVES}{more}", FULL).exact == Fraction(3, 4)


def test_a_further_outcome_has_its_own_credit_and_word() -> None:
    more = """
outcomes: {risk-accepted: {like: fail, credit: 0.5}, fixed: {like: pass}}
results:
  accepted: {value: 'count(criteria, risk_accepted)'}
  done: {value: 'count(criteria, fixed)'}
main: accepted
"""
    evidence = given(answers={"imported": "risk-accepted"})
    found = judged(f"{LEAVES}{more}", evidence)["imported"]
    assert (found.outcome, found.named, found.credit) == ("fail", "risk-accepted", Fraction(1, 2))
    assert concluded(f"{LEAVES}{more}", evidence).exact == 1
    assert concluded(f"{LEAVES}{more}", given(answers={"imported": "fixed"}), "done").exact == 1
