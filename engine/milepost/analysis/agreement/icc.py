"""Intraclass correlation: how much of the variance of ratings is between the units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

Form = Literal["ICC1", "ICC2", "ICC3", "ICC1k", "ICC2k", "ICC3k"]
FORMS: tuple[Form, ...] = ("ICC1", "ICC2", "ICC3", "ICC1k", "ICC2k", "ICC3k")
"""Assessors drawn anew for each unit (1), a sample of all (2), these alone (3); `k`: of means."""


@dataclass(frozen=True, slots=True)
class MeanSquares:
    """Mean squares of an analysis of variance: units, assessors, rest, and within units."""

    units: Any
    assessors: Any
    rest: Any
    within: Any


def icc(units: Sequence[Sequence[Any]], form: Form) -> Any | None:
    """One form of the coefficient, over units that every assessor rated.

    None with fewer than two units or two assessors, or where all ratings are equal.
    Source: Shrout and Fleiss 1979.
    """
    count, raters = len(units), len(units[0]) if units else 0
    if count < 2 or raters < 2:
        return None
    ms = mean_squares(units)
    above, below = _ratio(ms, form, count, raters)
    return above / below if below else None


def _ratio(ms: MeanSquares, form: Form, count: int, raters: int) -> tuple[Any, Any]:
    """Numerator and denominator of the form."""
    drift = Fraction(1, count) * (ms.assessors - ms.rest)
    others = raters - 1
    return {
        "ICC1": (ms.units - ms.within, ms.units + others * ms.within),
        "ICC2": (ms.units - ms.rest, ms.units + others * ms.rest + raters * drift),
        "ICC3": (ms.units - ms.rest, ms.units + others * ms.rest),
        "ICC1k": (ms.units - ms.within, ms.units),
        "ICC2k": (ms.units - ms.rest, ms.units + drift),
        "ICC3k": (ms.units - ms.rest, ms.units),
    }[form]


def mean_squares(units: Sequence[Sequence[Any]]) -> MeanSquares:
    """The analysis of variance of a full table, a row for each unit."""
    n, k = len(units), len(units[0])
    whole = Fraction(1, n * k) * sum(sum(row) for row in units)
    rows = [Fraction(1, k) * sum(row) for row in units]
    columns = [Fraction(1, n) * sum(column) for column in zip(*units, strict=True)]
    between = k * sum((mean - whole) ** 2 for mean in rows)
    assessors = n * sum((mean - whole) ** 2 for mean in columns)
    within = sum((x - m) ** 2 for row, m in zip(units, rows, strict=True) for x in row)
    return MeanSquares(
        units=Fraction(1, n - 1) * between,
        assessors=Fraction(1, k - 1) * assessors,
        rest=Fraction(1, (n - 1) * (k - 1)) * (within - assessors),
        within=Fraction(1, n * (k - 1)) * within,
    )
