"""Where something turns along a number: limits of a few digits are met exactly."""

from __future__ import annotations

from fractions import Fraction

import pytest
from milepost.analysis.whatif.turning import simplest, turn, turning_points

LIMITS = ["85", "54", "81.25", "0.001", "-7", "0", "1/3", "255/49", "920/11"]


@pytest.mark.parametrize("limit", LIMITS)
@pytest.mark.parametrize("closed", [True, False])
@pytest.mark.parametrize(("start", "end"), [(-1000, 1000), (1000, -1000)])
def test_the_limit_itself_is_found(limit: str, closed: bool, start: int, end: int) -> None:
    at = Fraction(limit)
    found = turn(lambda x: x >= at if closed else x > at, Fraction(start), Fraction(end))
    assert found == at


def test_every_turn_between_neighbours_of_the_grid() -> None:
    points = turning_points(lambda x: 3 <= x <= Fraction("7.5"), [0, 5, 10])
    assert points == (3, Fraction("7.5"))
    assert turning_points(lambda x: True, [0, 5, 10]) == ()


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("1/3", "1/2", "1/2"),
        ("0.31", "0.32", "5/16"),
        ("84.5", "90.5", "85"),
        ("-5/2", "-7/3", "-5/2"),
        ("-1", "2", "0"),
        ("3", "3", "3"),
    ],
)
def test_the_simplest_number_between_two(one: str, other: str, found: str) -> None:
    assert simplest(Fraction(one), Fraction(other)) == Fraction(found)
    assert simplest(Fraction(other), Fraction(one)) == Fraction(found)
