"""The cheapest set of switches: as cheap as by trying all, the first by ids, and minimal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import combinations
from random import Random

import pytest
from milepost.analysis import hitting
from milepost.analysis.hitting import cheapest_hitting
from milepost.analysis.least import least_set, least_sets
from milepost.errors import UsageError
from milepost.model.values import Number

Holds = Callable[[frozenset[str]], bool]
LIMITS = pytest.mark.parametrize("steps", [20_000, 0], ids=["by hand", "by the solver"])
"""The search by hand, and the solver that takes over where that would be too long."""


def _tried(costs: Mapping[str, Number], holds: Holds) -> list[tuple[Number, tuple[str, ...]]]:
    """Every set of least cost, by trying all."""
    names = sorted(costs)
    sets = [c for size in range(len(names) + 1) for c in combinations(names, size)]
    holding = [(sum(costs[n] for n in one), one) for one in sets if holds(frozenset(one))]
    least = min((cost for cost, _ in holding), default=None)
    return sorted(one for one in holding if one[0] == least)


def _case(seed: int) -> tuple[dict[str, Number], Holds]:
    """Some switches with costs, and a monotone oracle: one of some sets is all switched."""
    random = Random(seed)
    names = [f"x{number}" for number in range(random.randint(1, 8))]
    costs: dict[str, Number] = {name: random.choice([1, 1, 2, Fraction(3, 2)]) for name in names}
    ways = [frozenset(random.sample(names, random.randint(1, len(names)))) for _ in range(4)]
    return costs, lambda chosen: any(way <= chosen for way in ways)


@LIMITS
@pytest.mark.parametrize("seed", range(60))
def test_as_cheap_as_by_trying_all(seed: int, steps: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hitting, "_MOST_STEPS", steps)
    costs, holds = _case(seed)
    found, best = least_sets(costs, holds, 3), _tried(costs, holds)
    assert found is not None
    assert found.proven
    assert list(found.sets) == [one for _, one in best][:3]
    assert found.cost == found.bound == best[0][0]
    assert found.complete is (len(best) <= 3)


@pytest.mark.parametrize("seed", range(40))
def test_out_of_calls_the_set_is_minimal_and_not_proven(seed: int) -> None:
    costs, holds = _case(seed)
    found, best = least_set(costs, holds, most_calls=2), _tried(costs, holds)
    assert found is not None
    assert holds(frozenset(found.chosen))
    assert not any(holds(frozenset(found.chosen) - {name}) for name in found.chosen)
    assert found.bound <= best[0][0] <= found.cost
    assert found.proven is False or found.cost == best[0][0]


@pytest.mark.parametrize("seed", range(40))
def test_minimal_also_where_more_switches_may_undo_it(seed: int) -> None:
    random = Random(seed)
    names = [f"x{number}" for number in range(6)]
    truth = {frozenset(c): random.random() < 0.4 for n in range(7) for c in combinations(names, n)}
    truth |= {frozenset(names): True, frozenset(): False}
    found = least_set(dict.fromkeys(names, 1), lambda chosen: truth[chosen])
    assert found is not None
    chosen = frozenset(found.chosen)
    assert truth[chosen]
    assert not any(truth[chosen - {name}] for name in chosen)


def test_nothing_does_it() -> None:
    assert least_set({"a": 1, "b": 1}, lambda chosen: False) is None


def test_it_holds_already() -> None:
    found = least_set({"a": 1}, lambda chosen: True)
    assert found is not None
    assert (found.sets, found.cost, found.proven) == (((),), 0, True)


def test_each_question_is_put_once() -> None:
    asked: list[frozenset[str]] = []

    def holds(chosen: frozenset[str]) -> bool:
        asked.append(chosen)
        return {"b", "d"} <= chosen

    found = least_sets(dict.fromkeys("abcdef", 1), holds, 3)
    assert found is not None
    assert found.sets == (("b", "d"),)
    assert len(asked) == len(set(asked)) == found.calls


def test_a_free_switch_is_no_switch() -> None:
    with pytest.raises(ValueError, match="costs more than 0"):
        least_set({"a": 0}, lambda chosen: bool(chosen))


def test_without_a_solver_only_large_searches_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    cuts = [frozenset("ab"), frozenset("bc")]
    monkeypatch.setitem(sys.modules, "highspy", None)
    assert cheapest_hitting(dict.fromkeys("abc", 1), cuts) == ("b",)
    monkeypatch.setattr(hitting, "_MOST_STEPS", 0)
    with pytest.raises(UsageError, match=r"pip install 'milepost\[plan\]'"):
        cheapest_hitting(dict.fromkeys("abc", 1), cuts)


@LIMITS
def test_a_barred_set_is_never_held(steps: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hitting, "_MOST_STEPS", steps)
    costs, cuts = dict.fromkeys("abc", 1), [frozenset("ab"), frozenset("bc")]
    assert cheapest_hitting(costs, cuts, [frozenset("b")]) == ("a", "c")
    assert cheapest_hitting(costs, cuts, [frozenset("b"), frozenset("ac")]) is None
    assert cheapest_hitting(costs, [frozenset()]) is None
    assert cheapest_hitting(costs, [], []) == ()
