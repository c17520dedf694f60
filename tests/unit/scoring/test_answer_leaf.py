"""`answer`: a rating, its needs, not applicable, several raters, scales of steps and numbers."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from building import given, judgement, rule_set, scored
from milepost.model.criteria import Outcome
from milepost.model.evidence import Answer, Evidence, Place
from milepost.model.scales import NumericScale, StepScale
from milepost.model.text import Text
from milepost.scoring.leaves.answer import lacks, rating

ASKED = "answer: {en: How, zh: 如何}\nscale: anchors\n"
ANSWER = Answer("C", Place("e.yaml", 3), "4")
SAID = Text(en="seen on site")
NUMBERS = NumericScale.model_validate({"from": 0, "to": 10, "whole": True, "met_from": 7})


def answered(*answers: Answer) -> Evidence:
    return replace(given(), answers={"C": answers})


@pytest.mark.parametrize(
    ("step", "outcome", "credit"),
    [
        ("4", "pass", 1),
        ("3", "pass", Fraction(3, 4)),
        ("2", "partial", Fraction(1, 2)),
        ("1", "partial", Fraction(1, 4)),
        ("0", "fail", 0),
    ],
)
def test_every_step(step: str, outcome: Outcome, credit: Fraction) -> None:
    judged = judgement(ASKED, answered(replace(ANSWER, answer=step)))
    assert (judged.outcome, judged.credit) == (outcome, credit)


def test_without_an_answer_it_is_not_assessed_and_could_be_anything() -> None:
    judged = judgement(ASKED, given())
    assert (judged.outcome, judged.credit) == ("not-assessed", 0)
    assert judged.worst is not None
    assert judged.best is not None
    assert (judged.worst.credit, judged.best.credit) == (0, 1)


@pytest.mark.parametrize(
    ("need", "filled"),
    [
        ("rationale", replace(ANSWER, rationale=SAID)),
        ("evidence", replace(ANSWER, evidence=("minutes.md",))),
        ("url", replace(ANSWER, url="https://example.org")),
        ("reason", replace(ANSWER, reason=SAID)),
    ],
)
def test_an_answer_without_what_it_needs_counts_as_not_given(need: str, filled: Answer) -> None:
    leaf = f"{ASKED}needs: [{need}]"
    without = judgement(leaf, answered(ANSWER))
    assert (without.outcome, without.reason) == ("not-assessed", "incomplete")
    assert judgement(leaf, answered(filled)).outcome == "pass"


def test_whitespace_is_no_rationale() -> None:
    blank = replace(ANSWER, rationale=Text(en="  \n"), evidence=(" ",), url=" ")
    leaf = rule_set(f"criteria: [{{id: C, {', '.join(ASKED.split(chr(10))[:2])}, "
                    "needs: [rationale, evidence, url]}]").leaves["C"]  # fmt: skip
    assert lacks(leaf, blank) == ("rationale", "evidence", "url")


def test_not_applicable_needs_a_reason() -> None:
    declared = Answer("C", Place("e", 1), not_applicable=True)
    assert judgement(ASKED, answered(declared)).outcome == "not-assessed"
    with_reason = judgement(ASKED, answered(replace(declared, reason=SAID)))
    assert (with_reason.outcome, with_reason.credit) == ("not-applicable", None)


@pytest.mark.parametrize(
    ("take", "credit"),
    [("median", Fraction(3, 4)), ("mean", Fraction(2, 3)), ("min", Fraction(1, 4)), ("max", 1)],
)
def test_several_raters_become_one_rating(take: str, credit: Fraction) -> None:
    answers = tuple(replace(ANSWER, by=by, answer=by) for by in ("1", "3", "4"))
    text = f"raters: {{take: {take}}}\ncriteria: [{{id: C, answer: {{en: x}}, scale: anchors}}]"
    assert scored(text, answered(*answers)).findings[0].credit == credit


def test_an_incomplete_answer_is_left_out_among_several() -> None:
    answers = (replace(ANSWER, rationale=SAID), replace(ANSWER, answer="0", by="b"))
    judged = judgement(f"{ASKED}needs: [rationale]", answered(*answers))
    assert judged.credit == 1
    assert len(judged.answers) == 2


def test_a_number_on_a_scale_of_numbers() -> None:
    assert rating(NUMBERS, "7") == 7
    half = NumericScale.model_validate({"from": 0, "to": 10})
    assert rating(half, "2.5") == Fraction(5, 2)


@pytest.mark.parametrize("answer", ["11", "-1", "2.5", "four", "yes"])
def test_an_answer_off_a_scale_of_numbers_is_refused(answer: str) -> None:
    with pytest.raises(ValueError, match=r"not on the scale|a number is expected"):
        rating(NUMBERS, answer)


def test_an_answer_off_a_scale_of_steps_names_the_steps() -> None:
    scale = StepScale.model_validate({"no": {"value": 0}, "yes": {"value": 1}})
    with pytest.raises(ValueError, match="maybe is not a step") as caught:
        rating(scale, "maybe")
    assert caught.value.args[1] == "use no, yes"
