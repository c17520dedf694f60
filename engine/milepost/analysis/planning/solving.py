"""The best choice of a programme, by a mixed-integer solver; what it answers is checked exactly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, inf, lcm
from typing import Any

from milepost.analysis.planning.programme import Programme, Row, Terms, other_than, total
from milepost.analysis.solver import solver
from milepost.errors import MilepostError
from milepost.model.values import Number

_FINEST = 10**5
"""Whole numbers of a row beyond this are rounded, so that the row asks a little less."""

_MOST_TRIES = 100

_NEAR = 1e-4
"""How far from a whole number a bound of the solver may be by its own arithmetic, in units."""


@dataclass(frozen=True, slots=True)
class Solution:
    """The choice that costs least, and no choice costs less than `bound`.

    `chosen` is None where no choice keeps the rows, or where none was found in time. `proven` says
    that nothing is left open.
    """

    chosen: frozenset[str] | None
    cost: Number
    bound: Number
    proven: bool


def solve(programme: Programme, costs: Terms, seconds: float = inf) -> Solution:
    """The choice of least cost; claims may cost less than 0, which makes them worth having.

    Whole numbers throughout, one thread and a fixed seed: the same question has the same answer.
    Raises UsageError where the solver is not installed, MilepostError where its answer does not
    hold up.
    """
    for _ in range(_MOST_TRIES):
        found = _solved(programme, costs, seconds)
        if found.chosen is None or programme.allows(found.chosen):
            return found
        programme = programme.also(other_than(found.chosen, programme.actions))
    raise MilepostError("the solver's answers do not keep the rows it was given")


def _solved(programme: Programme, costs: Terms, seconds: float) -> Solution:
    if not programme.actions:
        empty = programme.allows(())
        return Solution(frozenset() if empty else None, 0, 0, True)
    unit = lcm(*(Fraction(number).denominator for number in costs.values()), 1)
    priced = {name: int(number * unit) for name, number in costs.items() if number}
    solver, places = _loaded(programme, priced)
    solver.setOptionValue("time_limit", max(seconds, 0.0))
    solver.run()
    status = str(solver.modelStatusToString(solver.getModelStatus()))
    if status == "Infeasible":
        return Solution(None, 0, 0, True)
    if status not in ("Optimal", "Time limit reached"):
        raise MilepostError(f"the solver gave no answer: {status}")
    bound = Fraction(_upwards(solver.getInfo().mip_dual_bound, priced, programme), unit)
    chosen = _chosen(programme, solver, places)
    if chosen is None:
        return Solution(None, 0, _plain(bound), False)
    cost = total(costs, programme.true(chosen))
    bound = min(bound, Fraction(cost))
    return Solution(chosen, cost, _plain(bound), bound == cost)


def _loaded(programme: Programme, costs: Mapping[str, int]) -> tuple[Any, Mapping[str, int]]:
    """The solver with a column for each action and claim, and the place of each."""
    made = solver()
    import highspy
    import numpy as np

    names = (*programme.actions, *programme.claims)
    places = {name: place for place, name in enumerate(names)}
    rows = [_whole(row) for row in programme.rows]
    rows += [_whole(row) for row in _implied(programme)]
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(names), len(rows)
    lp.col_cost_ = np.array([costs.get(name, 0) for name in names], dtype=float)
    lp.col_lower_, lp.col_upper_ = np.zeros(len(names)), np.ones(len(names))
    lp.row_lower_ = np.array([row.least for row in rows], dtype=float)
    lp.row_upper_ = np.full(len(rows), highspy.kHighsInf)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    starts = np.cumsum([0, *(len(row.terms) for row in rows)])
    lp.a_matrix_.start_ = starts.astype(np.int32)
    lp.a_matrix_.index_ = np.array([places[n] for r in rows for n in r.terms], dtype=np.int32)
    lp.a_matrix_.value_ = np.array([v for r in rows for v in r.terms.values()], dtype=float)
    lp.integrality_ = [highspy.HighsVarType.kInteger] * len(names)
    made.passModel(lp)
    return made, places


def _implied(programme: Programme) -> Iterator[Row]:
    """For each row of a claim: it holds, or the claim is not true."""
    for name, rows in programme.claims.items():
        for row in map(_whole, rows):
            lowest = sum(number for number in row.terms.values() if number < 0)
            if lowest < row.least:
                yield Row({**row.terms, name: lowest - row.least}, lowest)


def _whole(row: Row) -> Row:
    """The same row in whole numbers.

    Where they would be too large for a solver's arithmetic they are rounded so that no choice
    that keeps the row is lost.
    """
    if not row.strict and _is_whole(row):
        return row
    exact = {name: Fraction(number) for name, number in row.terms.items() if number}
    unit = Fraction(lcm(*(number.denominator for number in exact.values()), 1))
    least = Fraction(row.least) * unit
    largest = max((abs(number) * unit for number in exact.values()), default=Fraction(0))
    if largest > _FINEST:
        unit = unit * _FINEST / largest
        return Row({n: ceil(v * unit) for n, v in exact.items()}, floor(row.least * unit))
    reach = floor(least) + 1 if row.strict else ceil(least)
    return Row({name: int(number * unit) for name, number in exact.items()}, reach)


def _is_whole(row: Row) -> bool:
    numbers = (*row.terms.values(), row.least)
    return all(isinstance(number, int) and abs(number) <= _FINEST for number in numbers)


def _upwards(bound: float, costs: Mapping[str, int], programme: Programme) -> int:
    """The solver's bound as the next whole number: no cost lies between."""
    lowest = sum(number for number in costs.values() if number < 0)
    return lowest if bound < lowest else ceil(bound - _NEAR)


def _chosen(programme: Programme, solver: Any, places: Mapping[str, int]) -> frozenset[str] | None:
    """The actions that the solver chose, if it found a choice."""
    if solver.getInfo().primal_solution_status != 2:
        return None
    values = solver.getSolution().col_value
    return frozenset(name for name in programme.actions if values[places[name]] > 0.5)


def _plain(number: Fraction) -> Number:
    return int(number) if number.denominator == 1 else number
