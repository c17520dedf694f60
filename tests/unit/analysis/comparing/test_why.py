"""Why a criterion moved: what decided it alone, and whose doing it is."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from building import given
from milepost.analysis.comparing.comparing import comparison
from milepost.analysis.comparing.forecasting import Looking
from milepost.analysis.comparing.states import State
from milepost.analysis.comparing.why import Reason
from milepost.model.values import Document

from .states import NOW, THEN, state

OLD, NEW = date(2026, 3, 20), date(2026, 6, 20)


def why(before: State, after: State) -> list[Reason]:
    latest = comparison((before, after), Looking()).latest
    assert latest is not None
    return [reason for move in latest.moves.criteria for reason in move.reasons]


def told(
    check: str, before: dict[str, Any], after: dict[str, Any]
) -> list[tuple[str, str, str, object, object]]:
    """The reasons for one check, which another always met keeps company."""
    text = f"criteria:\n  - {{id: C, {check}}}\n  - {{id: Z, check: r}}\n"
    one = state(text, given(OLD, r=True, **before), THEN)
    other = state(text, given(NEW, r=True, **after), NOW)
    return [(r.cause, r.kind, r.name, r.before, r.after) for r in why(one, other)]


def test_of_several_figures_that_changed_the_one_that_crossed_its_limit_is_told() -> None:
    check = "check: a >= 5 and b <= 9"
    found = told(check, {"a": 6, "b": 3}, {"a": 4, "b": 2})
    assert found == [("evidence", "changed", "a", 6, 4)]


def test_without_limits_what_stands_in_the_way_is_told() -> None:
    found = told("check: p and q", {"p": True, "q": True}, {"p": True, "q": False})
    assert found == [("evidence", "changed", "q", True, False)]


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [({"a": 6}, {}, "withdrawn"), ({}, {"a": 6}, "supplied")],
)
def test_evidence_that_came_or_went(
    before: dict[str, Any], after: dict[str, Any], kind: str
) -> None:
    (found,) = told("check: a >= 5", before, after)
    assert found[:3] == ("evidence", kind, "a")


FRESH = "criteria: [{id: C, check: fee >= 5}, {id: Z, check: r}]"
"""`fee` counts for 30 days."""


def test_what_nobody_renewed_is_too_old_by_now_and_that_is_time() -> None:
    one = state(FRESH, given(OLD, fee=6, r=True), THEN)
    other = state(FRESH, given(OLD, fee=6, r=True), NOW)
    (reason,) = why(one, other)
    assert (reason.cause, reason.kind, reason.name) == ("time", "stale", "fee")


def test_a_document_that_is_the_same_and_out_of_date_is_time() -> None:
    text = "criteria: [{id: C, check: 'fresh(plan, 60)'}, {id: Z, check: r}]"
    plan = Document(status="approved", date=date(2026, 3, 1))
    one, other = (state(text, given(plan=plan, r=True), day) for day in (THEN, NOW))
    (reason,) = why(one, other)
    assert (reason.cause, reason.kind, reason.name) == ("time", "aged", "plan")


def test_a_limit_that_was_raised_is_the_rules() -> None:
    text = "criteria: [{id: C, parameters: {x: 5}, check: a >= param.x}]"
    one, other = state(text, given(a=6), THEN), state(text.replace("x: 5", "x: 7"), given(a=6))
    (reason,) = why(one, other)
    assert (reason.cause, reason.kind, reason.name) == ("rules", "parameter", "x")
    assert (reason.before, reason.after) == (5, 7)


def test_scoring_settles_which_of_two_changes_did_it() -> None:
    """The limit was raised and the figure fell, but the fall alone breaks either limit."""
    text = "criteria: [{id: C, parameters: {x: 5}, check: a >= param.x}]"
    one, other = state(text, given(a=9), THEN), state(text.replace("x: 5", "x: 7"), given(a=3))
    assert {reason.cause for reason in why(one, other)} == {"evidence"}
    one, other = state(text, given(a=6), THEN), state(text.replace("x: 5", "x: 7"), given(a=6))
    assert {reason.cause for reason in why(one, other)} == {"rules"}
    one, other = state(text, given(a=9), THEN), state(text.replace("x: 5", "x: 7"), given(a=6))
    assert {reason.cause for reason in why(one, other)} == {"evidence", "rules"}


def test_an_answer_that_changed_is_evidence() -> None:
    text = "criteria: [{id: Q, scale: anchors, answer: {en: q, zh: q}}]"
    one = state(text, given(answers={"Q": "4"}), THEN)
    other = state(text, given(answers={"Q": "2"}))
    (reason,) = why(one, other)
    assert (reason.cause, reason.kind, reason.before, reason.after) == (
        "evidence",
        "answered",
        ("4",),
        ("2",),
    )
