"""The solver: its answers are those of trying everything, and its proofs hold."""

from __future__ import annotations

import sys
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from milepost.analysis.planning.programme import (
    Programme,
    Row,
    at_least_one,
    at_most,
    needs,
    other_than,
    total,
)
from milepost.analysis.planning.solving import solve
from milepost.analysis.planning.ties import first
from milepost.errors import UsageError
from milepost.model.values import Number

NAMES = ("a", "b", "c", "d")
numbers = st.one_of(st.integers(-4, 4), st.builds(Fraction, st.integers(-9, 9), st.integers(1, 4)))


def choices(names: tuple[str, ...] = NAMES) -> list[frozenset[str]]:
    bits = product((0, 1), repeat=len(names))
    return [frozenset(n for n, bit in zip(names, b, strict=True) if bit) for b in bits]


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    def row(names: tuple[str, ...], lowest: int) -> Row:
        several = st.lists(st.sampled_from(names), min_size=1, max_size=3, unique=True)
        own = {
            n: draw(numbers) if n in NAMES else draw(st.integers(lowest, 4)) for n in draw(several)
        }
        return Row(own, draw(numbers), draw(st.booleans()))

    claims = {"x": (row(NAMES, 0), row(NAMES, 0)), "y": (row((*NAMES, "x"), 1),)}
    return Programme(NAMES, claims, tuple(row((*NAMES, "x", "y"), 1) for _ in range(2)))


@settings(deadline=None, max_examples=60)
@given(programmes(), st.fixed_dictionaries(dict.fromkeys(NAMES, st.integers(0, 5))))
def test_the_answer_is_the_best_of_all(programme: Programme, costs: dict[str, int]) -> None:
    worth: dict[str, Number] = {**costs, "x": -2, "y": Fraction(-7, 2)}
    allowed = [one for one in choices() if programme.allows(one)]
    found = solve(programme, worth)
    assert found.proven
    assert (found.chosen is None) == (not allowed)
    if found.chosen is not None:
        best = min(total(worth, programme.true(one)) for one in allowed)
        assert found.cost == found.bound == best == total(worth, programme.true(found.chosen))


def test_what_goes_first_is_chosen_too() -> None:
    rows = (needs("b", ["a"]), needs("c", ["b"]), at_least_one("c"))
    programme = Programme(("a", "b", "c"), rows=rows)
    assert solve(programme, {"a": 3, "b": 1, "c": 1}).chosen == {"a", "b", "c"}


def test_one_of_alternatives_goes_first() -> None:
    rows = (needs("c", ["a", "b"]), at_least_one("c"))
    programme = Programme(("a", "b", "c"), rows=rows)
    assert solve(programme, {"a": 3, "b": 1, "c": 1}).chosen == {"b", "c"}


def test_rivals_exclude_each_other() -> None:
    programme = Programme(NAMES, rows=(at_most({"a": 1, "b": 1}, 1), at_least_one("a")))
    rows = (at_least_one("b"),)
    assert solve(programme.also(*rows), {}).chosen is None


def test_a_third_is_a_third() -> None:
    """Three thirds are one, which arithmetic in floats may not find."""
    third = Fraction(1, 3)
    programme = Programme(NAMES, rows=(Row(dict.fromkeys("abc", third), 1),))
    assert solve(programme, dict.fromkeys("abc", Fraction(1, 10))).cost == Fraction(3, 10)


def test_more_than_is_not_at_least() -> None:
    row = Row({"a": Fraction(1, 2), "b": Fraction(1, 2), "c": Fraction(1, 7)}, 1, strict=True)
    assert solve(Programme(NAMES, rows=(row,)), {"a": 1, "b": 1, "c": 5}).cost == 7


def test_numbers_too_fine_for_a_solver_are_kept_exactly() -> None:
    """The rows are rounded for the solver; what then slips through is refused exactly."""
    fine = Fraction(1, 10**9 + 7)
    row = Row({"a": 1, "b": 1 - fine, "c": 3 * fine}, 1)
    found = solve(Programme(("a", "b", "c"), rows=(row,)), {"a": 9, "b": 1, "c": 1})
    assert found.chosen == {"b", "c"}
    assert found.proven


def test_an_answer_can_be_refused() -> None:
    programme = Programme(("a", "b"), rows=(at_least_one("ab"),))
    refused = programme.also(other_than({"a"}, programme.actions))
    assert solve(refused, {"a": 1, "b": 2}).chosen == {"b"}


def test_without_actions_the_rows_hold_or_not() -> None:
    assert solve(Programme(()), {}).chosen == frozenset()
    assert solve(Programme((), rows=(Row({}, 1),)), {}).chosen is None


def test_without_time_nothing_is_proven() -> None:
    programme = Programme(NAMES, rows=(Row(dict.fromkeys(NAMES, 1), 2),))
    found = solve(programme, dict.fromkeys(NAMES, 3), seconds=0)
    assert not found.proven or found.cost == 6
    assert found.bound <= 6


def test_a_missing_solver_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "highspy", None)
    with pytest.raises(UsageError, match=r"milepost\[plan\]"):
        solve(Programme(NAMES), {})


@settings(deadline=None, max_examples=40)
@given(
    st.dictionaries(st.sampled_from(NAMES), st.integers(0, 2), min_size=4),
    st.lists(st.sets(st.sampled_from(NAMES), min_size=1), min_size=1, max_size=3),
)
def test_of_equal_plans_the_smallest_and_first_is_taken(
    costs: dict[str, int], cuts: list[set[str]]
) -> None:
    programme = Programme(NAMES, rows=tuple(at_least_one(sorted(cut)) for cut in cuts))
    found = first(
        lambda worth, rows: solve(programme.also(*rows), worth),
        NAMES,
        costs,
        solve(programme, costs),
    )
    allowed = [one for one in choices() if programme.allows(one)]
    order = min(allowed, key=lambda one: (total(costs, one), len(one), sorted(one)))
    assert found.chosen == order
