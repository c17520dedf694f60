"""Limits whose ends are steps, numbers or expressions."""

from __future__ import annotations

from fractions import Fraction

import pytest
from building import concluded, given
from milepost.model.values import Number

RULES = """
scales: {verdict: {bad: {value: 1}, fair: {value: 2}, good: {value: 4}}}
criteria: [{id: A, check: p}, {id: B, check: q}]
"""


def limited(result: str, **facts: bool | int) -> tuple[Number | str | None, Number | None]:
    """The value of a result with limits, and what was computed before them."""
    text = f"{RULES}results: {{x: {{{result}}}}}\nmain: x"
    found = concluded(text, given(**{"p": True, "q": False, **facts}))
    computed = found.computed if isinstance(found.computed, int | Fraction) else None
    if found.undetermined:
        return "undetermined", computed
    return (found.step.name if found.step else found.exact), computed


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        ("take: mean, times: 100, limits: [{at_most: a * 10}]", (40, 50)),
        ("take: mean, times: 100, limits: [{at_least: a * 20}]", (80, 50)),
        ("take: mean, times: 100, limits: [{at_most: 90}]", (50, 50)),
        ("take: mean, times: 100, limits: [{at_least: 70}, {at_most: 60}]", (60, 50)),
        ("take: mean, times: 100, limits: [{at_most: 40}, {at_most: 30}]", (30, 50)),
        ("take: mean, times: 100, limits: [{at_most: b}]", ("undetermined", None)),
        ("take: mean, times: 100, limits: [{at_most: 40, when: b > 1}]", ("undetermined", None)),
        ("take: mean, times: 100, limits: [{at_most: 60, when: b > 1}]", (50, 50)),
        ("take: mean, times: 100, limits: [{at_most: b, when: a > 9}]", (50, 50)),
        ("take: mean, times: 75, round: {to: 0, mode: floor}, limits: [{at_most: 37.4}]",
         (37, 37)),
        ("scale: verdict, value: 4, limits: [{at_most: fair}]", ("fair", None)),
        ("scale: verdict, value: 4, limits: [{at_most: 3}]", ("fair", None)),
        ("scale: verdict, value: 1, limits: [{at_least: 3}]", ("good", None)),
        ("scale: verdict, value: 4, limits: [{at_most: 0}]", ("bad", None)),
    ],
)  # fmt: skip
def test_the_strictest_limit_that_holds_wins(
    result: str, expected: tuple[Number | str | None, Number | None]
) -> None:
    assert limited(result, a=4) == expected
