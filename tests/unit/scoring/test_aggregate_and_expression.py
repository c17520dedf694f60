"""Results that are numbers: `take` over criteria, and expressions over other results."""

from __future__ import annotations

from fractions import Fraction

import pytest
from building import concluded, given
from milepost.model.evidence import Evidence
from milepost.model.values import Step

THREE = """
criteria:
  - {id: A, check: p, severity: critical}
  - {id: B, check: q, severity: major}
  - {id: C, check: a > 0, severity: minor, applies: r}
"""
FULL = given(p=True, q=False, a=1, r=True)


@pytest.mark.parametrize(
    ("result", "evidence", "expected"),
    [
        ("take: mean", FULL, Fraction(4, 6)),
        ("take: mean, weighted: false", FULL, Fraction(2, 3)),
        ("take: mean, times: 100", FULL, Fraction(200, 3)),
        ("take: mean", given(p=True, q=False, r=False), Fraction(3, 5)),
        ("take: mean", given(p=True, r=True), Fraction(3, 6)),
        ("take: mean, only: major", FULL, 0),
        ("take: mean, only: not critical", FULL, Fraction(1, 3)),
        ("take: sum, of: weight * credit", FULL, 4),
        ("take: sum", FULL, 2),
        ("take: min", FULL, 0),
        ("take: max", FULL, 1),
        ("take: min, only: critical", FULL, 1),
        ("take: sum", given(p=True, q=True, r=False), 2),
    ],
)
def test_take(result: str, evidence: Evidence, expected: Fraction) -> None:
    assert concluded(f"{THREE}\nresults: {{score: {{{result}}}}}", evidence).exact == expected


@pytest.mark.parametrize("take", ["mean", "min", "max"])
def test_nothing_counted_is_undetermined(take: str) -> None:
    criteria = "criteria: [{id: A, check: p, applies: q}]"
    conclusion = concluded(f"{criteria}\nresults: {{score: {{take: {take}}}}}", given(q=False))
    assert (conclusion.undetermined, conclusion.value) == (True, None)


def test_all_weights_zero_is_undetermined() -> None:
    conclusion = concluded("criteria: [{id: A, check: p, weight: 0}]", given(p=True))
    assert conclusion.undetermined


def test_a_number_that_is_not_known_leaves_the_aggregate_undetermined() -> None:
    text = """
    criteria:
      - {id: A, answer: {en: How}, scale: anchors}
      - {id: B, answer: {en: How}, scale: anchors}
      - {id: C, answer: {en: How}, scale: anchors, applies: q}
    results: {score: {take: mean, of: rating}}
    """
    whole = concluded(text, given(answers={"A": "4", "B": "3"}, q=False))
    assert whole.exact == Fraction(7, 2)
    assert concluded(text, given(answers={"A": "4"}, q=False)).undetermined


def test_an_aggregate_of_ratings_is_mapped_back_to_its_step() -> None:
    text = """
    criteria:
      - {id: A, answer: {en: How}, scale: anchors}
      - {id: B, answer: {en: How}, scale: anchors}
    results:
      level: {take: mean, of: rating, scale: anchors, round: {to: 0, mode: half-up}}
      sure: {value: 'level >= "3"'}
    main: level
    """
    evidence = given(answers={"A": "4", "B": "1"})
    assert concluded(text, evidence).value == Step("3", ("0", "1", "2", "3", "4"), 3)
    assert concluded(text, evidence, "sure").truth is True


@pytest.mark.parametrize(
    ("value", "exact", "truth"),
    [
        ("score / 2", Fraction(100, 3), None),
        ("score >= 66", None, True),
        ("count(criteria, unmet) == 0", None, False),
        ("share(checks, passed) * 3", 2, None),
        ("coverage", 100, None),
        ("a + 1", 2, None),
    ],
)
def test_an_expression_sees_results_lists_coverage_and_facts(
    value: str, exact: Fraction, truth: bool | None
) -> None:
    text = f"{THREE}\nresults: {{score: {{take: mean, times: 100}}, x: {{value: '{value}'}}}}"
    conclusion = concluded(text, FULL, "x")
    assert (conclusion.exact, conclusion.truth) == (exact, truth)
    assert not conclusion.undetermined


def test_an_unknown_expression_is_undetermined() -> None:
    text = f"{THREE}\nresults: {{score: {{value: b + 1}}}}"
    assert concluded(text, FULL).undetermined


@pytest.mark.parametrize(("value", "step"), [("2", "2"), ("min(a, 3)", "1"), ("a + 3", "4")])
def test_an_expression_with_a_scale_is_the_step_of_that_value(value: str, step: str) -> None:
    text = f"{THREE}\nresults: {{level: {{scale: anchors, value: '{value}'}}}}\nmain: level"
    found = concluded(text, FULL).step
    assert found is not None
    assert found.name == step


def test_rounding_comes_before_the_step_is_looked_up() -> None:
    result = "scale: anchors, value: a + 1.5, round: {to: 0, mode: floor}"
    found = concluded(f"{THREE}\nresults: {{level: {{{result}}}}}\nmain: level", FULL)
    assert (found.exact, found.undetermined) == (2, False)
    assert found.step is not None
    assert found.step.name == "2"


def test_a_value_between_the_steps_of_its_scale_is_undetermined() -> None:
    text = f"{THREE}\nresults: {{level: {{scale: anchors, value: a + 0.5}}}}\nmain: level"
    assert concluded(text, FULL).undetermined


def test_a_result_with_by_has_one_value_for_each_place_and_is_a_list_for_others() -> None:
    text = """
    axes: {team: {red: {}, blue: {}}}
    criteria:
      - {id: A, check: p, team: red}
      - {id: B, check: q, team: blue}
      - {id: C, check: r, team: blue}
    results:
      of_team: {take: mean, times: 100, by: team}
      double: {value: of_team * 2, by: team}
      worst: {value: min_of(of_team)}
      twice: {value: sum_of(double)}
      blue: {value: 'sum_of(where(of_team, team == "blue"))'}
    main: worst
    """
    evidence = given(p=True, q=True, r=False)
    assert concluded(text, evidence).exact == 50
    assert concluded(text, evidence, "twice").exact == 300
    assert concluded(text, evidence, "blue").exact == 50
