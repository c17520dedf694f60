"""When the actions of a plan are worked on."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from building import DAY
from milepost.analysis.planning.options import First, Option
from milepost.analysis.planning.scheduling import last_day, timetable
from milepost.model.remedies import Action
from milepost.model.text import Text
from milepost.model.values import Number


def option(name: str, effort: Number, owner: str = "x", *after: str) -> Option:
    first: tuple[First, ...] = tuple(frozenset({one}) for one in after)
    return Option(name, Action(action=Text(en=name), owner=owner, effort_days=effort), first)


def days(options: list[Option], **capacity: Number) -> dict[str, tuple[int, int]]:
    """First and last day of each action, counted from the as-of date."""
    found = timetable(options, DAY, capacity)
    return {n: ((s.start - DAY).days, (s.end - DAY).days) for n, s in found.items()}


def test_without_capacity_all_begin_at_once_a_person_day_a_day() -> None:
    assert days([option("a", 3), option("b", 5)]) == {"b": (1, 5), "a": (1, 3)}


def test_what_comes_first_ends_first() -> None:
    assert days([option("a", 3), option("b", 2, "y", "a")]) == {"a": (1, 3), "b": (4, 5)}


def test_a_choice_that_comes_first_is_the_alternative_taken() -> None:
    late = Option("b", option("b", 2).action, (frozenset({"a", "other"}),))
    assert days([option("a", 3), late]) == {"a": (1, 3), "b": (4, 5)}


def test_a_role_spreads_its_capacity_over_the_month_one_action_at_a_time() -> None:
    """Ten days a month are a person day in 3.04 days."""
    assert days([option("a", 1), option("b", 2)], x=10) == {"b": (1, 7), "a": (7, 10)}


def test_other_roles_are_not_held_up() -> None:
    found = days([option("a", 10), option("b", 2, "y")], x=Fraction(487, 32))
    assert found == {"a": (1, 20), "b": (1, 2)}


def test_the_action_with_most_work_behind_it_goes_first() -> None:
    waiting = [option("a", 1), option("b", 1), option("c", 9, "y", "b")]
    assert next(iter(days(waiting, x=30))) == "b"


def test_half_days_share_a_day() -> None:
    half = Fraction(1, 2)
    found = days([option("a", half), option("b", half, "x", "a"), option("c", 1, "x", "b")])
    assert found == {"a": (1, 1), "b": (1, 1), "c": (2, 2)}


def test_what_takes_no_time_ends_on_the_day_it_begins() -> None:
    assert days([option("a", 0), option("b", 0, "x", "a")]) == {"a": (1, 1), "b": (1, 1)}


def test_the_calendar_has_an_end() -> None:
    assert last_day([option("a", 10**9)], DAY, {}) == date.max


@pytest.mark.parametrize("capacity", [{}, {"x": 4}])
def test_nothing_to_do_is_done_today(capacity: dict[str, Number]) -> None:
    assert last_day([], DAY, capacity) == DAY
