"""Scales, texts, numbers as shown, parameters, remedies and problems by themselves."""

from __future__ import annotations

from fractions import Fraction

import pytest
from building import rule_set
from milepost.errors import InvalidInput, Problem
from milepost.model.criteria import Parameter
from milepost.model.facts import Fact
from milepost.model.kinds import Plain
from milepost.model.remedies import Change
from milepost.model.results import Limit
from milepost.model.scales import StepScale
from milepost.model.text import Text
from milepost.model.values import Number, shown_number
from pydantic import ValidationError

GRADE = StepScale.model_validate({"C": {}, "B": {"meets_bar": True}, "A": {}})


@pytest.mark.parametrize(("step", "met"), [("C", False), ("B", True), ("A", True)])
def test_a_mark_holds_from_its_step_upwards(step: str, met: bool) -> None:
    assert GRADE.at_or_after(step, "meets_bar") is met
    assert not GRADE.at_or_after(step, "met")


def test_steps_are_ranked_lowest_first() -> None:
    assert [GRADE.step(name).rank for name in GRADE.names] == [0, 1, 2]
    assert GRADE.span is None


@pytest.mark.parametrize(
    ("number", "decimals", "shown"),
    [
        (Fraction(4250, 51), 1, "83.3"),
        (Fraction("97.65"), 1, "97.7"),
        (Fraction("-0.05"), 1, "-0.1"),
        (Fraction("-0.04"), 1, "0.0"),
        (100, 1, "100.0"),
        (Fraction(1, 8), None, "0.125"),
        (Fraction(1, 3), None, "0.333333"),
        (7, None, "7"),
        (Fraction("0.005"), 2, "0.01"),
    ],
)
def test_numbers_as_shown(number: Number, decimals: int | None, shown: str) -> None:
    assert shown_number(number, decimals) == shown


def test_texts_fill_in_parameters_and_fall_back_to_english() -> None:
    text = Text(en="at least <low>%, not <other>").filled({"low": "80"})
    assert text.to("zh") == text.en == "at least 80%, not <other>"
    assert Text(en="a", zh="甲").to("zh") == "甲"


def test_a_parameter_is_a_number_or_a_text() -> None:
    assert Parameter.model_validate(Plain("1.5")).value == Fraction(3, 2)
    assert Parameter.model_validate({"value": "draft"}).shown == "draft"
    with pytest.raises(ValidationError, match="a number or a text"):
        Parameter.model_validate({"value": [1]})


def test_percent_and_days_have_a_floor_unless_told_otherwise() -> None:
    floors = {kind: Fact.model_validate({"type": kind}).floor for kind in ("percent", "number")}
    assert floors == {"percent": 0, "number": None}
    assert Fact.model_validate({"type": "percent", "min": Plain("-10")}).floor == -10
    assert Fact.model_validate({"type": "percent"}).shown_unit == "%"


def test_a_limit_has_one_bound_and_a_change_says_something() -> None:
    for keys in ({}, {"at_most": "B", "at_least": "C"}):
        with pytest.raises(ValidationError, match="one bound"):
            Limit.model_validate(keys)
    with pytest.raises(ValidationError, match="what becomes of the fact"):
        Change.model_validate({})
    with pytest.raises(ValidationError, match="can only be `done`"):
        Change.model_validate({"date": "2026-01-01"})


def test_a_problem_reads_as_place_key_what_and_mend() -> None:
    placed = Problem("rules.yaml", 3, 9, "main", "there is no result `x`", "did you mean `y`?")
    whole = Problem("rules.yaml", 0, 0, "", "the file is empty")
    assert str(placed) == "rules.yaml:3:9: main: there is no result `x`; did you mean `y`?"
    assert str(InvalidInput((placed, whole))) == f"{whole}\n{placed}"
    assert str(whole) == "rules.yaml: the file is empty"


def test_a_rule_set_knows_its_places_titles_and_severities() -> None:
    ruleset = rule_set(
        "axes: {gate: {G1: {title: {en: One}}, G2: {}}}\nscope: gate\n"
        "criteria: [{id: C, gate: G1, check: p}, {id: D, gate: G2, check: q}]"
    )
    assert ruleset.reference == "demo@0.1.0"
    assert [c.id for c in ruleset.scoped("G2")] == ["D"]
    assert len(ruleset.scoped(None)) == 2
    assert (ruleset.titled("gate", "G1").en, ruleset.titled("gate", "G2").en) == ("One", "G2")
    ranks = [ruleset.severity_rank(s) for s in ("critical", "minor", None, "other")]
    assert ranks == [0, 2, 3, 3]
