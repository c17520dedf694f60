"""Bands: the highest step whose lower end holds."""

from __future__ import annotations

from fractions import Fraction

import pytest
from building import concluded, given
from milepost.model.results import Conclusion

BANDS = """
scales:
  grade: {E: {}, D: {at_least: 40}, C: {at_least: 60}, B: {above: 80}, A: {at_least: 90}}
criteria: [{id: X, check: p}]
results: {score: {value: a}, grade: {of: score, scale: grade}}
main: grade
"""


def step(conclusion: Conclusion) -> str:
    assert conclusion.step is not None
    return conclusion.step.name


@pytest.mark.parametrize(
    ("number", "grade"),
    [
        (0, "E"),
        (Fraction(3999999, 100000), "E"),
        (40, "D"),
        (60, "C"),
        (80, "C"),
        (Fraction(80000001, 1000000), "B"),
        (90, "A"),
        (100, "A"),
        (-5, "E"),
    ],
)
def test_closed_and_open_lower_ends(number: Fraction, grade: str) -> None:
    conclusion = concluded(BANDS, given(a=number, p=True))
    assert step(conclusion) == grade
    assert conclusion.exact == number


def test_a_boundary_reached_as_an_exact_fraction() -> None:
    """Weights 1, 1 and 3 with credits 1, 0, 1 give 4/5: exactly 80, not a hair less."""
    text = """
    scales: {grade: {low: {}, high: {at_least: 80}}}
    criteria:
      - {id: A, check: p, weight: 0.1}
      - {id: B, check: q, weight: 0.1}
      - {id: C, check: r, weight: 0.3}
    results: {score: {take: mean, times: 100}, grade: {of: score, scale: grade}}
    main: grade
    """
    assert step(concluded(text, given(p=True, q=False, r=True))) == "high"


def test_nothing_is_rounded_before_the_comparison() -> None:
    text = BANDS.replace("{value: a}", "{value: a, show: 0}")
    assert step(concluded(text, given(a=Fraction(899, 10), p=True))) == "B"
    rounded = BANDS.replace("{value: a}", "{value: a, round: {to: 0}}")
    assert step(concluded(rounded, given(a=Fraction(899, 10), p=True))) == "A"


def test_a_step_without_a_lower_end_is_reached_only_as_the_lowest() -> None:
    text = """
    scales: {grade: {none: {}, never: {}, some: {at_least: 50}, nor: {}}}
    criteria: [{id: X, check: p}]
    results: {score: {value: a}, grade: {of: score, scale: grade}}
    main: grade
    """
    assert step(concluded(text, given(a=10, p=True))) == "none"
    assert step(concluded(text, given(a=100, p=True))) == "some"


def test_lower_ends_may_be_parameters() -> None:
    text = "parameters: {top: 75}" + BANDS.replace("at_least: 90", "at_least: param.top + 15")
    assert step(concluded(text, given(a=90, p=True))) == "A"


def test_an_undetermined_number_has_no_band() -> None:
    assert concluded(BANDS, given(p=True)).undetermined
