"""Which figures are nearest to their limits."""

from __future__ import annotations

from fractions import Fraction

import pytest
from building import assessed, given
from milepost.analysis.nearness import nearness
from milepost.model.evidence import Evidence
from milepost.model.outlook import Near

FACTS = """facts:
  a: {type: number}
  b: {type: number, min: 0, max: 50}
  c: {type: percent}
  p: {type: yes_no}
  goals: {type: list, of: text}
"""


def near(check: str, evidence: Evidence) -> tuple[tuple[Near, ...], tuple[Near, ...]]:
    text = f"{FACTS}criteria:\n  - id: C\n    {check}\n  - {{id: D, check: p}}"
    found = nearness(assessed(text, evidence))
    return found.to_met, found.to_unmet


@pytest.mark.parametrize(
    ("check", "evidence", "fact", "distance", "share"),
    [
        ("check: a >= 10", given(a=7, p=True), "a", 3, Fraction(3, 10)),
        ("check: 10 <= a", given(a=7, p=True), "a", 3, Fraction(3, 10)),
        ("check: a == 4", given(a=5, p=True), "a", 1, Fraction(1, 4)),
        ("check: b <= 0", given(b=5, p=True), "b", 5, Fraction(1, 10)),
        ("check: a >= 10 and c >= 50", given(a=9, c=40, p=True), "c", 10, Fraction(1, 5)),
        ("check: a >= 10 or c >= 50", given(a=9, c=40, p=True), "a", 1, Fraction(1, 10)),
        ("check: not (a > 10)", given(a=11, p=True), "a", 1, Fraction(1, 10)),
        ("check: min(a, b) >= 10", given(a=20, b=8, p=True), "b", 2, Fraction(1, 5)),
        ("check: 1 <= a <= 5", given(a=6, p=True), "a", 1, Fraction(1, 5)),
        (
            "checks: [{id: C.1, check: a >= 10}, {id: C.2, check: b >= 10}]",
            given(a=9, b=5, p=True),
            "b",
            5,
            Fraction(1, 2),
        ),
    ],
)
def test_to_being_met(
    check: str, evidence: Evidence, fact: str, distance: int, share: Fraction
) -> None:
    """Of all that must turn the farthest counts, of what may turn the nearest."""
    ((found,), others) = near(check, evidence)
    assert (found.criterion, found.fact, found.distance, found.share) == (
        "C",
        fact,
        distance,
        share,
    )
    assert others == ()


@pytest.mark.parametrize(
    ("check", "evidence"),
    [
        ("check: a >= 10 and p", given(a=7, p=False)),
        ("check: a >= 10", given(p=True)),
        ("check: a <= 0", given(a=5, p=True)),
        ("check: a >= 10 and c >= 50", given(a=7, p=True)),
        ("checks: [{id: C.1, check: a >= 10}, {id: C.2, check: c >= 10}]", given(a=9, p=True)),
    ],
)
def test_what_no_figure_alone_decides_has_no_distance(check: str, evidence: Evidence) -> None:
    """Something else is missing too, or the limit is 0 and no range is declared."""
    assert near(check, evidence)[0] == ()


@pytest.mark.parametrize(
    ("check", "evidence", "fact", "distance"),
    [
        ("check: a >= 10", given(a=12, p=True), "a", 2),
        ("check: a >= 10 and c >= 50", given(a=19, c=51, p=True), "c", 1),
        ("check: a >= 10 or c >= 50", given(a=19, c=51, p=True), "a", 9),
        ("check: a >= 10 or c >= 50", given(a=11, c=5, p=True), "a", 1),
        ("check: a >= 10 and p", given(a=11, p=True), "a", 1),
        ("check: a >= 10", given(a=10, p=True), "a", 0),
        ("check: c >= 95", given(c=100, p=True), "c", 5),
        ("check: len(goals) >= 2", given(goals=("x", "y", "z"), p=True), "goals", 1),
    ],
)
def test_to_failing(check: str, evidence: Evidence, fact: str, distance: int) -> None:
    (others, (found,)) = near(check, evidence)
    assert (found.criterion, found.fact, found.distance) == ("C", fact, distance)
    assert others == ()


@pytest.mark.parametrize(
    ("check", "evidence"),
    [
        ("check: c >= 100", given(c=100, p=True)),
        ("check: b <= 0", given(b=0, p=True)),
        ("check: b >= 50", given(b=50, p=True)),
        ("check: a == 4", given(a=4, p=True)),
        ("check: a != 4", given(a=5, p=True)),
    ],
)
def test_a_figure_at_the_best_value_there_is_is_near_to_nothing(
    check: str, evidence: Evidence
) -> None:
    assert near(check, evidence) == ((), ())


def test_the_step_that_counts_as_met_is_the_limit_of_a_scale() -> None:
    steps = 'steps: {"4": a >= 20, "3": a >= 10 and b >= 5, "1": p}\n    scale: anchors'
    ((found,), _) = near(steps, given(a=9, b=6, p=True))
    assert (found.fact, found.limit, found.distance) == ("a", 10, 1)
    (_, (spare,)) = near(steps, given(a=13, b=6, p=True))
    assert (spare.fact, spare.distance) == ("b", 1)


def test_the_nearest_comes_first_and_ties_go_by_id() -> None:
    criteria = "{id: B, check: a >= 10}, {id: A, check: b >= 10}, {id: C, check: c >= 40}"
    text = f"{FACTS}criteria: [{criteria}]"
    found = nearness(assessed(text, given(a=9, b=9, c=39)))
    assert [one.criterion for one in found.to_met] == ["C", "A", "B"]
