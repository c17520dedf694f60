"""Inside one result: void, base, times, round, limits, instead, in this order."""

from __future__ import annotations

from fractions import Fraction

import pytest
from building import concluded, given
from milepost.model.evidence import Evidence
from milepost.model.results import Conclusion
from milepost.model.values import NONE, Value

GRADE = """
scales:
  grade: {E: {}, D: {at_least: 40}, C: {at_least: 60}, B: {at_least: 80}, A: {at_least: 90}}
criteria: [{id: X, check: p}]
results:
  score: {value: a}
  grade:
    of: score
    scale: grade
    %s
main: grade
"""
NUMBER = "criteria: [{id: X, check: p}]\nresults: {score: {value: a, %s}}"
CAP = "{at_most: C, when: q, why: {en: Capped}}"
FLOOR = "{at_least: B, when: r}"


def graded(more: str, evidence: Evidence) -> Conclusion:
    return concluded(GRADE % more, evidence)


def name(value: Value) -> str:
    return str(getattr(value, "name", value))


@pytest.mark.parametrize(
    ("limits", "score", "q", "r", "grade"),
    [
        (CAP, 95, True, True, "C"),
        (CAP, 95, False, True, "A"),
        (CAP, 50, True, True, "D"),
        (FLOOR, 50, True, True, "B"),
        (FLOOR, 95, True, True, "A"),
        (f"{CAP}, {FLOOR}", 95, True, True, "C"),
        (f"{FLOOR}, {CAP}", 95, True, True, "C"),
        (f"{FLOOR}, {CAP}", 10, True, True, "C"),
        (f"{CAP}, {{at_most: D, when: r}}", 95, True, True, "D"),
        (f"{{at_most: D, when: r}}, {CAP}", 95, True, True, "D"),
        (f"{FLOOR}, {{at_least: C, when: q}}", 10, True, True, "B"),
        ("{at_most: B}", 95, True, True, "B"),
    ],
)
def test_the_strictest_limits_win_and_at_most_beats_at_least(
    limits: str, score: int, q: bool, r: bool, grade: str
) -> None:
    conclusion = graded(f"limits: [{limits}]", given(a=score, p=True, q=q, r=r))
    assert name(conclusion.value) == grade


def test_a_limit_that_binds_leaves_the_computed_value_visible() -> None:
    conclusion = graded(f"limits: [{CAP}]", given(a=95, p=True, q=True))
    assert (name(conclusion.value), name(conclusion.computed)) == ("C", "A")
    (limit,) = conclusion.limits
    assert (limit.text, limit.bound) == ("C", True)
    assert limit.why is not None
    assert limit.why.en == "Capped"


def test_a_limit_that_holds_without_binding_is_shown_as_such() -> None:
    conclusion = graded(f"limits: [{CAP}]", given(a=50, p=True, q=True))
    assert [(limit.text, limit.bound) for limit in conclusion.limits] == [("C", False)]
    assert name(conclusion.computed) == "D"


def test_a_limit_that_does_not_hold_is_not_shown() -> None:
    assert graded(f"limits: [{CAP}]", given(a=95, p=True, q=False)).limits == ()


@pytest.mark.parametrize("b", [None, NONE])
def test_a_limit_of_which_nobody_knows_whether_it_holds_leaves_no_grade(b: Value) -> None:
    evidence = given(a=95, p=True) if b is None else given(a=95, p=True, b=b)
    assert graded("limits: [{at_most: C, when: b < 3}]", evidence).undetermined


def test_limits_on_a_number() -> None:
    limits = 'limits: [{at_most: "60", when: q}, {at_least: "20"}]'
    assert concluded(NUMBER % limits, given(a=95, p=True, q=True)).exact == 60
    assert concluded(NUMBER % limits, given(a=5, p=True, q=True)).exact == 20
    capped = concluded(NUMBER % limits, given(a=95, p=True, q=True))
    assert capped.computed == 95


def test_void_has_no_value_but_shows_the_computed_one() -> None:
    void = "void: {when: coverage < 80, why: {en: Too little evidence}}"
    conclusion = graded(void, given(a=95))
    assert conclusion.value is None
    assert conclusion.void is not None
    assert conclusion.void.en == "Too little evidence"
    assert name(conclusion.computed) == "A"
    assert graded(void, given(a=95, p=True)).void is None


def test_void_on_the_boundary_of_coverage() -> None:
    """Four of five facts are exactly 80 percent."""
    text = """
    criteria: [{id: X, check: a > 0 and b > 0 and c > 0 and p and q}]
    results: {score: {take: mean, times: 100, void: {when: coverage < %s}}}
    """
    known = given(a=1, b=1, c=1, p=True)
    assert concluded(text % "80", known).void is None
    assert concluded(text % "80.0001", known).void is not None


@pytest.mark.parametrize("b", [None, NONE])
def test_void_when_nobody_knows_has_no_value(b: Value) -> None:
    evidence = given(a=95, p=True) if b is None else given(a=95, p=True, b=b)
    assert graded("void: {when: b < 3}", evidence).value is None


def test_instead_replaces_after_the_limits() -> None:
    more = f"limits: [{CAP}]\n    instead: [{{is: E, when: b > 0}}, {{is: D, when: b < 0}}]"
    base = {"a": 95, "p": True, "q": True}
    assert name(graded(more, given(**base, b=0)).value) == "C"
    replaced = graded(more, given(**base, b=1))
    assert (name(replaced.value), name(replaced.computed)) == ("E", "C")
    assert name(graded(more, given(**base, b=-1)).value) == "D"


@pytest.mark.parametrize("b", [None, NONE])
def test_instead_when_nobody_knows_is_undetermined(b: Value) -> None:
    evidence = given(a=95, p=True) if b is None else given(a=95, p=True, b=b)
    assert graded("instead: [{is: E, when: b < 3}]", evidence).undetermined


def test_instead_gives_a_step_where_the_base_has_none() -> None:
    conclusion = graded("instead: [{is: E, when: b > 0}]", given(p=True, b=1))
    assert (name(conclusion.value), conclusion.undetermined) == ("E", False)


def test_times_comes_before_round_and_round_before_limits() -> None:
    result = 'times: 10, round: {to: 0, mode: half-up}, limits: [{at_most: "12"}]'
    assert concluded(NUMBER % result, given(a=Fraction("1.14"), p=True)).exact == 11
    limited = concluded(NUMBER % result, given(a=Fraction("1.24"), p=True))
    assert (limited.exact, limited.limits[0].bound) == (12, False)


def test_show_changes_no_number() -> None:
    assert concluded(NUMBER % "show: 0", given(a=Fraction(1, 3), p=True)).exact == Fraction(1, 3)
