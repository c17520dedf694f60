"""Points between the stated ends, weights as shares, scores as sums of parts."""

from __future__ import annotations

from fractions import Fraction

import pytest
from choices import comparison, rated, weighted
from milepost.analysis.ranking.weighing import earned, figure_at, points, scores, shares
from milepost.model.choices import UNRATED
from milepost.model.values import Range


@pytest.mark.parametrize(
    ("worst", "best", "figure", "expected"),
    [
        (0, 5, 3, 60),
        (12, 0, 9, 25),
        (20, 60, 41, Fraction(105, 2)),
        (-10, 10, -10, 0),
        (3, 0, 1, Fraction(200, 3)),
    ],
)
def test_points_run_from_worst_to_best(
    worst: int, best: int, figure: int, expected: Fraction
) -> None:
    criterion = weighted("c", 1, worst, best)
    assert earned(criterion, figure) == expected
    assert figure_at(criterion, Fraction(expected)) == figure


def test_less_is_better_turns_the_ends_of_an_estimate() -> None:
    criterion = weighted("cost", 1, 100, 0)
    assert points(criterion, rated({"cost": (20, 60)})["cost"]) == Range(40, 80)


def test_what_is_not_known_may_earn_anything() -> None:
    criterion = weighted("c", 1)
    assert points(criterion, None) == points(criterion, UNRATED) == Range(0, 100)


def test_weights_are_shares_of_their_sum() -> None:
    assert shares({"a": 3, "b": 1, "c": 0}) == {"a": 75, "b": 25, "c": 0}


def test_score_is_the_weighted_mean_with_the_ends_of_what_is_not_known() -> None:
    found = scores(comparison({"a": 3, "b": 1}, x={"a": 80, "b": 40}, y={"a": 50, "b": None}))
    assert found == {"x": Range(70, 70), "y": Range(Fraction(75, 2), Fraction(125, 2))}
