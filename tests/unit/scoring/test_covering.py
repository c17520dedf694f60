"""Coverage: facts and answers supplied over those needed, each counted once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest
from building import DAY, given, scored
from milepost.model.assessment import Coverage
from milepost.model.evidence import Evidence

SHARED = "criteria: [{id: A, check: p or q}, {id: B, check: p and r}]"
ASKED = "criteria: [{id: A, answer: {en: How}, scale: anchors}, {id: B, check: p}]"


def covered(text: str, evidence: Evidence) -> Coverage:
    return scored(text, evidence).coverage


@pytest.mark.parametrize(
    ("evidence", "supplied", "lacking"),
    [
        (given(p=True, q=True, r=True), ("p", "q", "r"), ()),
        (given(p=True, r=True), ("p", "r"), ()),
        (given(p=False, r=True), ("p", "r"), ("q",)),
        (given(p=False), ("p",), ("q", "r")),
        (given(q=True), ("q",), ("p", "r")),
        (given(), (), ("p", "q", "r")),
    ],
)
def test_a_missing_fact_is_left_out_only_where_every_check_is_true_without_it(
    evidence: Evidence, supplied: tuple[str, ...], lacking: tuple[str, ...]
) -> None:
    assert covered(SHARED, evidence) == Coverage(supplied, lacking)


def test_what_does_not_apply_needs_nothing() -> None:
    text = "criteria: [{id: A, check: p and q, applies: r}, {id: B, check: a > 0}]"
    assert covered(text, given(r=False, a=1)) == Coverage(("a",), ())


def test_stale_counts_as_lacking() -> None:
    old = given(DAY - timedelta(days=31), fee=5, p=True)
    assert covered("criteria: [{id: A, check: fee > 0 and p}]", old) == Coverage(("p",), ("fee",))


def test_a_lost_document_counts_as_lacking_and_is_named() -> None:
    evidence = replace(given(p=True), missing={"plan": "docs/plan.md"})
    run = scored("criteria: [{id: A, check: approved(plan) and p}]", evidence)
    assert run.coverage == Coverage(("p",), ("plan",))
    assert run.findings[0].leaves[0].lost == ("plan",)


def test_answers_are_counted_beside_facts() -> None:
    assert covered(ASKED, given(answers={"A": "0"})) == Coverage(("A",), ("p",))
    assert covered(ASKED, given(p=True)) == Coverage(("p",), ("A",))


def test_a_higher_step_that_is_open_counts_as_lacking() -> None:
    text = 'criteria: [{id: A, scale: anchors, steps: {"4": p and q, "3": p, "0": true}}]'
    assert covered(text, given(p=True)) == Coverage(("p",), ("q",))
    assert covered(text, given(p=True, q=True)) == Coverage(("p", "q"), ())


def test_a_roll_up_needs_what_its_checks_need() -> None:
    text = """
    checks: [{id: X.1, check: p}, {id: X.2, check: q}]
    criteria: [{id: A, check: 'share(under("X"), passed) >= 0.5'}]
    """
    assert covered(text, given(p=False)) == Coverage(("p",), ("q",))


def test_share_and_percent_are_exact() -> None:
    assert Coverage(("a", "b"), ("c",)).percent == Fraction(200, 3)
    assert Coverage((), ()).share is None
