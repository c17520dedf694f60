"""Published instances of the next release problem are solved to their proven optima."""

from __future__ import annotations

from fractions import Fraction

import pytest
from conformance.planning.instances import NAMES, instance
from milepost.analysis.planning.programme import Row, total
from milepost.analysis.planning.solving import solve

CASES = [(name, budget) for name in NAMES for budget in instance(name).optima]


@pytest.mark.parametrize(("name", "budget"), CASES)
def test_the_most_profit_within_a_budget(name: str, budget: int) -> None:
    one = instance(name)
    programme = one.programme(one.within(budget))
    found = solve(programme, {customer: -profit for customer, profit in one.profits.items()})
    assert found.proven
    assert -found.cost == one.optima[budget]
    assert found.chosen is not None
    assert total(one.costs, found.chosen) <= budget
    assert total(one.profits, programme.true(found.chosen)) == one.optima[budget]


def test_the_least_cost_of_a_profit() -> None:
    """The other way round: an optimum is had within its budget, and one point more is not."""
    one = instance("nrp1")
    budget, optimum = 599, 2507
    found = solve(one.programme(Row(one.profits, optimum)), one.costs)
    assert found.proven
    assert found.cost <= budget
    more = solve(one.programme(Row(one.profits, optimum, strict=True)), one.costs)
    assert more.proven
    assert more.cost > budget


def test_fractions_of_costs_change_nothing() -> None:
    one = instance("nrp1")
    budget, thirds = 599, {action: Fraction(cost, 3) for action, cost in one.costs.items()}
    found = solve(one.programme(Row(one.profits, one.optima[budget])), thirds)
    whole = solve(one.programme(Row(one.profits, one.optima[budget])), one.costs)
    assert found.proven
    assert found.cost * 3 == whole.cost
