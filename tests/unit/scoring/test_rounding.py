"""Named rounding of exact numbers."""

from __future__ import annotations

from fractions import Fraction
from typing import get_args

import pytest
from milepost.model.results import Rounding, RoundingMode
from milepost.model.values import Number
from milepost.scoring.rounding import rounded

#           half-up half-even half-down floor ceiling truncate
TABLE = {
    "2.5": (3, 2, 2, 2, 3, 2),
    "3.5": (4, 4, 3, 3, 4, 3),
    "-2.5": (-3, -2, -2, -3, -2, -2),
    "-3.5": (-4, -4, -3, -4, -3, -3),
    "2.49": (2, 2, 2, 2, 3, 2),
    "2.51": (3, 3, 3, 2, 3, 2),
    "-2.51": (-3, -3, -3, -3, -2, -2),
    "0": (0, 0, 0, 0, 0, 0),
    "-0.5": (-1, 0, 0, -1, 0, 0),
    "7": (7, 7, 7, 7, 7, 7),
}
MODES: tuple[RoundingMode, ...] = get_args(RoundingMode)
CASES = [(n, mode, row[k]) for n, row in TABLE.items() for k, mode in enumerate(MODES)]


@pytest.mark.parametrize(("number", "mode", "expected"), CASES)
def test_whole_numbers(number: str, mode: RoundingMode, expected: int) -> None:
    assert rounded(Fraction(number), Rounding(mode=mode)) == expected


@pytest.mark.parametrize(
    ("number", "to", "mode", "expected"),
    [
        ("0.125", 2, "half-up", Fraction(13, 100)),
        ("0.125", 2, "half-even", Fraction(12, 100)),
        ("0.125", 2, "half-down", Fraction(12, 100)),
        ("1/3", 3, "ceiling", Fraction(334, 1000)),
        ("2/3", 0, "half-up", 1),
        ("89.95", 1, "half-up", 90),
    ],
)
def test_decimals(number: str, to: int, mode: RoundingMode, expected: Number) -> None:
    assert rounded(Fraction(number), Rounding(to=to, mode=mode)) == expected


def test_a_whole_result_is_an_int() -> None:
    assert isinstance(rounded(Fraction(5, 2), Rounding()), int)
