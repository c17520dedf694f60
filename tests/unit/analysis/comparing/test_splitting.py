"""How much of a move is due to what: the parts sum to the whole, each by real scoring."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from building import given
from milepost.analysis.comparing.ageing import aged
from milepost.analysis.comparing.comparing import Latest, comparison
from milepost.analysis.comparing.forecasting import Looking
from milepost.analysis.comparing.shapley import shares, subsets
from milepost.analysis.comparing.states import State
from milepost.model.values import Document

from .states import THEN, state, stored

TEXT = """
criteria:
  - {id: A, parameters: {x: 5}, check: a >= param.x}
  - {id: B, check: fee >= 5}
  - {id: C, check: p}
  - {id: D, check: q}
"""
STRICTER = TEXT.replace("x: 5", "x: 8")
OLD, NEW = date(2026, 3, 20), date(2026, 6, 20)


def latest(before: State, after: State) -> Latest:
    found = comparison((before, after), Looking()).latest
    assert found is not None
    return found


def parts(before: State, after: State) -> dict[str, Fraction]:
    return {part.source: part.points for part in latest(before, after).split.parts}


def test_each_source_alone_has_all_of_its_move() -> None:
    same = given(OLD, a=9, p=True, q=True, fee=6)
    renewed = given(NEW, a=9, p=True, q=True, fee=6)
    before = state(TEXT, same, THEN)
    assert parts(before, state(TEXT, same)) == {"time": -25, "evidence": 0}
    assert parts(before, state(TEXT, renewed)) == {"time": 0, "evidence": 0}
    worse = given(NEW, a=9, p=False, q=True, fee=6)
    assert parts(before, state(TEXT, worse)) == {"time": 0, "evidence": -25}
    weak = given(OLD, a=6, p=True, q=True, fee=6)
    fresh = given(NEW, a=6, p=True, q=True, fee=6)
    assert parts(state(TEXT, weak, THEN), state(STRICTER, fresh)) == {
        "time": 0,
        "evidence": 0,
        "rules": -25,
    }


def test_where_only_both_changes_break_a_criterion_each_has_half() -> None:
    before = state(TEXT, given(NEW, a=9, p=True, q=True, fee=6), THEN)
    after = state(STRICTER, given(NEW, a=6, p=True, q=True, fee=6))
    found = latest(before, after)
    assert found.split.total == -25
    assert [(part.source, part.points) for part in found.split.parts] == [
        ("time", 0),
        ("evidence", Fraction(-25, 2)),
        ("rules", Fraction(-25, 2)),
    ]
    said = {(corner.evidence, corner.rules): corner.score for corner in found.split.corners}
    assert said == {
        ("before", "before"): 100,
        ("after", "before"): 100,
        ("before", "after"): 100,
        ("after", "after"): 75,
    }


def test_without_the_earlier_evidence_the_later_is_scored_under_both_rules() -> None:
    before = state(TEXT, given(NEW, a=9, p=True, q=True, fee=6), THEN)
    after = state(STRICTER, given(NEW, a=6, p=False, q=True, fee=6))
    assert parts(stored(before, rules=True), after) == {"evidence-time": -25, "rules": -25}


def test_without_the_earlier_rules_a_change_of_rules_cannot_be_split() -> None:
    before = state(TEXT, given(a=9, p=True), THEN)
    after = state(STRICTER, given(a=6, p=True))
    found = latest(stored(before), after).split
    assert (found.parts, found.unsplit, found.total) == ((), "rules", -25)


def test_between_two_stored_results_of_the_same_rules_all_is_evidence_and_time() -> None:
    before = stored(state(TEXT, given(a=9, p=True), THEN))
    assert parts(before, stored(state(TEXT, given(a=9)))) == {"evidence-time": -25}


def test_a_number_that_is_not_there_cannot_be_split() -> None:
    text = """
criteria: [{id: A, check: a >= 5}, {id: C, check: p}]
results: {grade: {scale: verdict, rows: [{is: bad, when: 'any_of(criteria, failed)'}, {is: best}]}}
main: grade
"""
    found = latest(state(text, given(a=9, p=True), THEN), state(text, given(a=1, p=True))).split
    assert (found.total, found.parts, found.unsplit) == (None, (), "number")


def test_each_change_of_evidence_is_undone_alone_and_what_is_left_is_said() -> None:
    text = "criteria: [{id: A, check: p or q}, {id: B, check: r}]"
    before = state(text, given(p=True, q=True, r=True), THEN)
    found = latest(before, state(text, given(p=False, q=False, r=False))).effects
    assert found is not None
    assert [(one.name, one.points, one.criteria) for one in found.effects] == [
        ("p", -50, ("A",)),
        ("q", -50, ("A",)),
        ("r", -50, ("B",)),
    ]
    assert (found.rest, found.total) == (50, -100)


def test_what_is_renewed_keeps_its_age_and_the_rest_grows_older() -> None:
    plan = Document(status="approved", date=date(2026, 3, 1))
    later = Document(status="approved", date=date(2026, 6, 1))
    before = given(OLD, a=1, fee=6, plan=plan)
    found = aged(before, given(NEW, a=2, plan=later), 91).facts
    assert found["a"].collected == date(2026, 6, 19)
    assert found["fee"].collected == OLD
    assert found["plan"].value == Document(status="approved", date=date(2026, 5, 31))


def test_shares_of_three_changes_are_their_means_over_all_orders() -> None:
    values = {done: Fraction(len(done) ** 2) for done in subsets(("x", "y", "z"))}
    values[frozenset({"x"})] = Fraction(4)
    found = shares(("x", "y", "z"), values)
    assert sum(found.values()) == 9
    assert found == {"x": 4, "y": Fraction(5, 2), "z": Fraction(5, 2)}
