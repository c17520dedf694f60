"""Trees: criteria in the values of axes, layer by layer."""

from __future__ import annotations

from fractions import Fraction

import pytest
from building import concluded, given, refused

RULES = """
axes:
  area: {North: {weight: 3}, East: {in: North, weight: 1}, West: {in: North, weight: 3}, South: {}}
  stage: {early: {}, late: {}}
criteria:
  - {id: A, area: East, stage: late, weight: 1, check: p}
  - {id: B, area: West, stage: early, weight: 2, check: q}
  - {id: C, area: North, stage: early, weight: 4, check: r}
  - {id: D, area: South, stage: late, weight: 1, check: a > 0}
  - {id: E, weight: 1, check: b > 0, applies: c > 0}
"""
ALL = {"p": True, "q": False, "r": True, "a": 0, "b": 1, "c": 1}


def score(result: str, **facts: bool | int) -> Fraction | int | None:
    text = f"{RULES}results: {{score: {{{result}}}}}"
    return concluded(text, given(**(ALL | facts))).exact


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        ("take: mean, tree: [area]", Fraction(Fraction(3 * 5, 8) + 0 + 1, 5)),
        ("take: mean, tree: [area], weighted: false", Fraction(Fraction(1 + 0 + 1, 3) + 0 + 1, 3)),
        ("take: {area: min, all: mean}, tree: [area]", Fraction(1, 5)),
        ("take: {area: max, all: sum}, tree: [area]", 2),
        ("take: {area: mean, stage: max, all: min}, tree: [stage, area]", Fraction(4, 7)),
        ("take: count, tree: [stage]", 3),
    ],
)
def test_each_node_is_made_from_what_is_in_it(result: str, expected: Fraction) -> None:
    assert score(result) == expected


def test_a_node_rounds_before_the_node_above_takes_it() -> None:
    take = "{area: {take: mean, round: {to: 0, mode: ceiling}}, all: mean}"
    assert score(f"take: {take}, tree: [area]") == Fraction(3 * 1 + 0 + 1, 5)


def test_a_node_with_nothing_counted_vanishes() -> None:
    assert score("take: min, tree: [area]", c=0) == 0
    text = RULES.replace("check: a > 0", "check: a > 0, applies: c > 0")
    result = 'results: {score: {take: min, tree: [area], only: \'id in ["C", "D"]\'}}'
    assert concluded(f"{text}{result}", given(**ALL | {"c": 0})).exact == 1


def test_a_node_whose_weights_are_all_zero_vanishes_and_one_unknown_does_not() -> None:
    text = RULES.replace("weight: 1, check: a > 0", "weight: 0, check: a > 0")
    result = "results: {score: {take: {area: mean, all: min}, tree: [area], only: 'id == \"D\"'}}"
    assert concluded(f"{text}{result}", given(**ALL)).undetermined
    rated = RULES.replace("check: a > 0", "answer: {en: How}, scale: anchors")
    of = "results: {score: {take: min, of: rating, tree: [area], only: 'id == \"D\"'}}"
    assert concluded(f"{rated}{of}", given(**ALL)).undetermined


def test_the_layers_of_a_take_are_those_of_the_tree() -> None:
    told = refused(f"{RULES}results: {{score: {{take: {{stage: mean, all: mean}}, tree: [area]}}}}")
    assert told == [
        "results.score: `take` names the layer `stage`, which `tree` does not have; use all, area"
    ]
    told = refused(f"{RULES}results: {{score: {{take: {{area: mean}}, tree: [area]}}}}")
    assert told == ["results.score: `take` says nothing of the layer `all`; write `all: mean`"]
