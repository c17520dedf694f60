"""What flips an order: one weight, the least weight of all, one rating."""

from __future__ import annotations

from fractions import Fraction

from choices import case, comparison, weighted
from milepost.analysis.ranking.flipping import flips
from milepost.analysis.ranking.ranking import ranked
from milepost.analysis.ranking.rerating import tipping
from milepost.analysis.ranking.shifting import least_shift
from milepost.model.rankings import Flip, Shift, Tipping

CRITERIA = (weighted("a", 1), weighted("b", 1))


def test_flip_of_two_criteria() -> None:
    """x is ahead by 40 on a and behind by 20 on b: level where 40 t = 20 (1 - t), at a third."""
    found = flips(comparison({"a": 1, "b": 1}, x={"a": 80, "b": 40}, y={"a": 40, "b": 60}), "x")
    third, rest = Fraction(100, 3), Fraction(200, 3)
    assert found == (Flip("a", Fraction(50), third, "y"), Flip("b", Fraction(50), rest, "y"))
    assert [one.change for one in found] == [-Fraction(50, 3), Fraction(50, 3)]


def test_the_others_keep_their_proportions() -> None:
    """With a at t the lead is 10 t + (1 - t)(3/4 x 4 - 1/4 x 60): level at t = 12/22."""
    found = flips(
        comparison(
            {"a": 60, "b": 30, "c": 10},
            x={"a": 50, "b": 54, "c": 10},
            y={"a": 40, "b": 50, "c": 70},
        ),
        "x",
    )
    assert [(one.criterion, one.at) for one in found if one.criterion == "a"] == [
        ("a", Fraction(1200, 22))
    ]


def test_each_side_has_its_nearest_flip() -> None:
    found = flips(
        comparison(
            {"a": 1, "b": 1},
            x={"a": 60, "b": 60},
            y={"a": 90, "b": 20},
            z={"a": 20, "b": 90},
            w={"a": 95, "b": 10},
        ),
        "x",
    )
    assert {(one.criterion, one.to) for one in found} == {
        ("a", "y"),
        ("a", "z"),
        ("b", "y"),
        ("b", "z"),
    }


def test_no_weight_makes_one_lose_that_dominates() -> None:
    both = comparison({"a": 1, "b": 1}, x={"a": 80, "b": 60}, y={"a": 40, "b": 60})
    assert flips(both, "x") == ()
    assert least_shift(both, "x") is None


def test_a_criterion_that_has_all_the_weight_has_no_others_to_give_it_to() -> None:
    found = flips(comparison({"a": 1, "b": 0}, x={"a": 80, "b": 0}, y={"a": 40, "b": 90}), "x")
    assert [one.criterion for one in found] == ["b"]


def test_an_unknown_rating_of_another_counts_at_its_best() -> None:
    known = comparison({"a": 1, "b": 1}, x={"a": 90, "b": 60}, y={"a": 20, "b": 100})
    unknown = comparison({"a": 1, "b": 1}, x={"a": 90, "b": 60}, y={"a": 20, "b": None})
    assert flips(unknown, "x") == flips(known, "x")


def test_least_shift_takes_where_the_leader_is_furthest_ahead() -> None:
    """A lead of 28; each point from a, 60 ahead, onto c, 40 behind, takes one of it."""
    found = least_shift(
        comparison(
            {"a": 50, "b": 40, "c": 10},
            x={"a": 100, "b": 50, "c": 50},
            y={"a": 40, "b": 45, "c": 90},
        ),
        "x",
    )
    assert found == Shift("y", "c", (("a", Fraction(28)),))
    assert found.total == 28


def test_least_shift_goes_on_where_one_weight_is_used_up() -> None:
    found = least_shift(
        comparison(
            {"a": 10, "b": 80, "c": 10},
            x={"a": 100, "b": 60, "c": 0},
            y={"a": 0, "b": 40, "c": 50},
        ),
        "x",
    )
    assert found is not None
    assert [name for name, _ in found.moves] == ["a", "b"]
    assert dict(found.moves)["a"] == 10


def test_turn_is_the_figure_at_which_they_draw_level() -> None:
    """A lead of 10 points at half the weight takes 20 points of a rating: 80 down to 60."""
    found = ranked(case(CRITERIA, n={"a": 40, "b": 60}, x={"a": 80, "b": 40}))
    assert found.leader == "x"
    moves = {(t.alternative, t.criterion): (t.figure, t.at, t.change) for t in found.turns}
    assert moves == {
        ("x", "a"): (80, 60, 20),
        ("x", "b"): (40, 20, 20),
        ("n", "a"): (40, 60, 20),
        ("n", "b"): (60, 80, 20),
    }


def test_a_turn_beyond_the_ends_is_none() -> None:
    found = ranked(case(CRITERIA, n={"a": 10, "b": 10}, x={"a": 99, "b": 99}))
    assert found.turns == ()


def test_turns_speak_in_the_unit_of_the_criterion() -> None:
    cost = weighted("cost", 1, worst=20, best=0)
    found = ranked(case((cost, weighted("b", 1)), n={"cost": 10, "b": 40}, x={"cost": 6, "b": 40}))
    assert {(t.alternative, t.criterion, t.at) for t in found.turns if t.criterion == "cost"} == {
        ("x", "cost", 10),
        ("n", "cost", 6),
    }


def test_a_tie_has_leaders_and_nothing_to_flip() -> None:
    found = ranked(case(CRITERIA, n={"a": 40, "b": 60}, x={"a": 60, "b": 40}))
    assert found.leaders == ("n", "x")
    assert found.leader is None
    assert (found.flips, found.shift, found.turns) == ((), None, ())


def test_tipping_is_the_unknown_figure_that_decides() -> None:
    found = ranked(case(CRITERIA, n={"a": 0, "b": 0}, x={"a": 60, "b": 60}, y={"a": 80, "b": None}))
    assert found.leader is None
    assert found.tipping == (Tipping("y", "b", 40, "x"),)
    assert [(o.alternative, o.criterion, o.stake) for o in found.open] == [("y", "b", 50)]


def test_two_unknown_figures_decide_together_and_are_not_told_apart() -> None:
    found = ranked(case(CRITERIA, n={"a": 0, "b": 0}, x={"a": 60, "b": 60}, y={}))
    assert tipping(found.scored, found.shares, CRITERIA) == ()
    assert len(found.open) == 2
