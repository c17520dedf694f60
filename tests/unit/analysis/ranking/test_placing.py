"""Places, leads and dominance: what is certain, and what is not known leaves open."""

from __future__ import annotations

import pytest
from choices import comparison
from milepost.analysis.ranking.dominance import dominated
from milepost.analysis.ranking.margins import is_close, over_best, runner_up
from milepost.analysis.ranking.placing import leaders, placed
from milepost.model.values import Range

EVEN = {"a": 1, "b": 1}


def test_known_scores_give_one_place_each() -> None:
    found = placed(comparison(EVEN, x={"a": 10, "b": 20}, y={"a": 90, "b": 40}))
    assert [(one.name, one.first, one.last) for one in found] == [("y", 1, 1), ("x", 2, 2)]
    assert leaders(found) == ("y",)


def test_equal_scores_share_their_place_in_the_order_they_are_written_in() -> None:
    found = placed(comparison(EVEN, x={"a": 60, "b": 40}, y={"a": 40, "b": 60}, z={"a": 0, "b": 9}))
    assert [(one.name, one.first, one.last) for one in found] == [
        ("x", 1, 1),
        ("y", 1, 1),
        ("z", 3, 3),
    ]
    assert leaders(found) == ("x", "y")


def test_a_rating_that_is_not_known_leaves_places_open() -> None:
    found = placed(
        comparison(EVEN, x={"a": 60, "b": 60}, y={"a": 80, "b": None}, z={"a": 10, "b": 10})
    )
    assert [(one.name, one.first, one.last) for one in found] == [
        ("x", 1, 2),
        ("y", 1, 2),
        ("z", 3, 3),
    ]
    assert leaders(found) == ()


def test_one_that_others_can_only_draw_level_with_is_first() -> None:
    found = placed(comparison(EVEN, x={"a": 90, "b": 90}, y={"a": 80, "b": None}))
    assert leaders(found) == ("x",)
    level = placed(comparison(EVEN, x={"a": 90, "b": 90}, y={"a": 80, "b": (0, 100)}))
    assert level == found


def test_lead_is_over_the_best_of_the_others() -> None:
    found = placed(
        comparison(EVEN, x={"a": 90, "b": 90}, y={"a": 80, "b": (20, 90)}, z={"a": 60, "b": 60})
    )
    assert over_best(found[0], found) == Range(5, 30)
    assert runner_up(found[0], found).name == "y"


@pytest.mark.parametrize(
    ("lead", "close"),
    [(Range(5, 9), False), (Range(1, 4), True), (Range(4, 6), None), (Range(5, 5), False)],
)
def test_a_lead_below_the_least_is_close(lead: Range, close: bool | None) -> None:
    assert is_close(lead, 5) is close


def test_dominated_is_who_is_nowhere_better_and_somewhere_worse() -> None:
    found = dominated(
        comparison(EVEN, x={"a": 60, "b": 60}, y={"a": 60, "b": 50}, z={"a": 70, "b": 10})
    )
    assert found == {"y": ("x",)}


def test_equal_alternatives_do_not_dominate_each_other() -> None:
    assert dominated(comparison(EVEN, x={"a": 6, "b": 6}, y={"a": 6, "b": 6})) == {}


def test_what_is_not_known_dominates_nobody() -> None:
    assert dominated(comparison(EVEN, x={"a": 90, "b": None}, y={"a": 10, "b": 50})) == {}
    worst = comparison(EVEN, x={"a": 90, "b": None}, y={"a": 10, "b": 0})
    assert dominated(worst) == {"y": ("x",)}
