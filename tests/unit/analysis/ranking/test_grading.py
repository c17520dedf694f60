"""Grades of advice: the first rule that holds; what is not known leaves several."""

from __future__ import annotations

import pytest
from choices import case, weighted
from milepost.analysis.ranking.grading import NAMES, graded
from milepost.analysis.ranking.ranking import ranked
from milepost.model.choices import Advice
from milepost.sources.advice import grades

CRITERIA = (weighted("a", 1), weighted("b", 1))
ADVICE = Advice("x", (), (), (), grades(tuple(NAMES)))


def given(**several: object) -> tuple[list[str], bool]:
    found = graded(ADVICE, ranked(case(CRITERIA, **several)), 5)
    return [grade.name for grade in found.possible], found.grade is not None


@pytest.mark.parametrize(
    ("x", "y", "grade"),
    [
        ((90, 90), (60, 60), "strongly-recommended"),
        ((70, 60), (60, 58), "recommended"),
        ((70, 60), (60, 64), "with-reservations"),
        ((70, 60), (70, 60), "with-reservations"),
        ((70, 60), (80, 60), "not-recommended"),
        ((10, 10), (0, 10), "not-recommended"),
    ],
)
def test_grade_by_leads(x: tuple[int, int], y: tuple[int, int], grade: str) -> None:
    several = (dict(zip("ab", own, strict=True)) for own in ((20, 20), x, y))
    assert given(**dict(zip("nxy", several, strict=True))) == ([grade], True)


def test_no_better_than_doing_nothing_is_not_recommended() -> None:
    assert given(n={"a": 50, "b": 50}, x={"a": 50, "b": 50}) == (["not-recommended"], True)


def test_a_clear_lead_that_little_weight_turns_is_not_strong() -> None:
    """Ahead by 12 on equal weights, and behind by 96 on one of them: 10 points of weight do it."""
    strong = {"n": {"a": 0, "b": 0}, "x": {"a": 100, "b": 4}, "y": {"a": 0, "b": 80}}
    assert given(**strong) == (["recommended"], True)


def test_what_is_not_known_leaves_several_grades() -> None:
    names, certain = given(n={"a": 0, "b": 0}, x={"a": 90, "b": None}, y={"a": 50, "b": 50})
    assert names == ["not-recommended", "with-reservations", "strongly-recommended", "recommended"]
    assert not certain


def test_what_is_not_known_and_does_not_matter_leaves_one() -> None:
    assert given(n={"a": 0, "b": 0}, x={"a": 90, "b": 90}, y={"a": 20, "b": (0, 40)}) == (
        ["strongly-recommended"],
        True,
    )
