"""The best selection within limits: by hand, and against a solver of another kind."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from milepost.analysis.ranking import searching
from milepost.analysis.ranking.choosing import Choosing, best


def task(*projects: tuple[str, int, int], limit: int = 10, **ties: object) -> Choosing:
    """Projects as name, value and cost, the highest value first."""
    return Choosing(
        {name: Fraction(value) for name, value, _ in projects},
        {name: {"budget": cost} for name, _, cost in projects},
        {"budget": limit},
        **ties,  # type: ignore[arg-type]
    )


THREE = (("a", 9, 8), ("b", 6, 5), ("c", 5, 5))


def names(choosing: Choosing) -> tuple[str, ...] | None:
    found = best(choosing)
    return None if found is None else found.names


def test_two_smaller_ones_beat_the_greatest() -> None:
    found = best(task(*THREE))
    assert found is not None
    assert (found.names, found.total, found.proven) == (("b", "c"), 11, True)


def test_what_must_be_is_in() -> None:
    assert names(task(*THREE, must=frozenset("a"))) == ("a",)


def test_what_must_be_and_does_not_fit_leaves_nothing() -> None:
    assert names(task(*THREE, must=frozenset("ab"))) is None


def test_what_may_not_be_is_out() -> None:
    assert names(task(*THREE, never=frozenset("b"))) == ("a",)


def test_what_needs_something_barred_is_out_too() -> None:
    ties = {"never": frozenset("c"), "needs": {"b": ("c",)}}
    assert names(task(*THREE, **ties)) == ("a",)


def test_needs_come_along() -> None:
    assert names(task(*THREE, limit=13, needs={"a": ("c",)})) == ("a", "c")


def test_projects_that_need_each_other_stand_and_fall_together() -> None:
    ties = {"a": ("b",), "b": ("a",)}
    assert names(task(*THREE, needs=ties)) == ("c",)
    assert names(task(*THREE, limit=13, needs=ties)) == ("a", "b")


def test_of_a_group_at_most_one_is_in() -> None:
    assert names(task(*THREE, either=(("b", "c"),))) == ("a",)


def test_of_equal_totals_the_higher_ranked_is_in() -> None:
    assert names(task(("a", 6, 5), ("b", 6, 5), ("c", 6, 5))) == ("a", "b")
    assert names(task(("a", 8, 8), ("b", 5, 4), ("c", 3, 4))) == ("a",)


def test_without_limits_all_are_in() -> None:
    assert names(Choosing({"a": Fraction(1), "b": Fraction(0)}, {"a": {}, "b": {}}, {})) == (
        "a",
        "b",
    )


def test_fractions_stay_exact() -> None:
    found = best(
        Choosing(
            {"a": Fraction(1, 3), "b": Fraction(1, 7)},
            {"a": {"m": Fraction(1, 3)}, "b": {"m": Fraction(2, 3)}},
            {"m": 1},
        )
    )
    assert found is not None
    assert found.total == Fraction(10, 21)


def test_too_many_steps_leave_the_best_found_with_its_bound(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(searching, "MOST_STEPS", 3)
    found = best(task(*((f"p{n}", 50 - n, 7 + n % 5) for n in range(20)), limit=61))
    assert found is not None
    assert not found.proven
    assert found.bound > found.total
    monkeypatch.undo()
    right = best(task(*((f"p{n}", 50 - n, 7 + n % 5) for n in range(20)), limit=61))
    assert right is not None
    assert right.proven
    assert found.total <= right.total <= found.bound


@pytest.mark.parametrize("seed", range(4))
def test_an_integer_programme_finds_the_same_total(seed: int) -> None:
    """HiGHS on 60 projects under three limits, with needs and groups."""
    import highspy

    draw = random.Random(seed)
    own = [f"p{number:02}" for number in range(60)]
    limits = ("money", "people", "rooms")
    values = sorted((Fraction(draw.randint(30_000, 95_000), 1000) for _ in own), reverse=True)
    takes = {name: {limit: draw.randint(0, 200) for limit in limits} for name in own}
    choosing = Choosing(
        dict(zip(own, values, strict=True)),
        takes,
        {limit: sum(takes[name][limit] for name in own) * 2 // 5 for limit in limits},
        needs={draw.choice(own[30:]): (draw.choice(own[:30]),) for _ in range(6)},
        either=tuple(tuple(draw.sample(own, 3)) for _ in range(4)),
    )
    solver = highspy.Highs()
    solver.silent()
    solver.setOptionValue("mip_rel_gap", 0.0)
    chosen = {name: solver.addBinary() for name in own}
    for limit, most in choosing.limits.items():
        solver.addConstr(sum(takes[name][limit] * chosen[name] for name in own) <= most)
    for name, needs in choosing.needs.items():
        for other in needs:
            solver.addConstr(chosen[name] <= chosen[other])
    for group in choosing.either:
        solver.addConstr(sum(chosen[name] for name in group) <= 1)
    solver.maximize(sum(float(choosing.values[name]) * chosen[name] for name in own))
    found = best(choosing)
    assert found is not None
    assert found.proven
    assert float(found.total) == pytest.approx(solver.getObjectiveValue(), abs=1e-6)
