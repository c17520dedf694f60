"""`adjust`: line by line, each seeing the numbers the lines before left."""

from __future__ import annotations

from fractions import Fraction

import pytest
from building import concluded, given, refused, scored
from milepost.model.assessment import Finding

RULES = """
criteria:
  - {id: A, check: p}
  - {id: B, scale: anchors, answer: {en: How}}
  - {id: C, scale: anchors, answer: {en: How}}
results: {score: {take: mean}}
"""
TWICE = "count(criteria, credit == 1) >= 2"
EVIDENCE = given(p=True, a=5, answers={"B": "4", "C": "1"})


def adjusted(*lines: str) -> dict[str, Finding]:
    written = ", ".join(f"{{{line}, why: {{en: why}}}}" for line in lines)
    run = scored(f"{RULES}adjust: [{written}]", EVIDENCE)
    return {finding.criterion.id: finding for finding in run.findings}


@pytest.mark.parametrize(
    ("lines", "credits"),
    [
        (["at_most: 3"], (1, Fraction(3, 4), Fraction(1, 4))),
        (["at_least: 2, only: 'rating < 2'"], (1, 1, Fraction(1, 2))),
        (["set: 0, only: passed"], (0, 0, Fraction(1, 4))),
        (
            ["set: 2, only: 'rating == 4'", "set: 0, only: 'rating == 4'"],
            (1, Fraction(1, 2), Fraction(1, 4)),
        ),
        (["set: 2, only: 'rating == 4'", "set: 0, only: 'rating == 2'"], (1, 0, Fraction(1, 4))),
        ([f"set: 0, when: '{TWICE}'", f"set: 4, when: '{TWICE}'"], (0, 0, 0)),
        (["set: 0, when: a > 9"], (1, 1, Fraction(1, 4))),
    ],
)
def test_lines_in_their_order(lines: list[str], credits: tuple[Fraction, ...]) -> None:
    assert tuple(finding.credit for finding in adjusted(*lines).values()) == credits


def test_a_line_moves_ratings_and_never_outcomes() -> None:
    found = adjusted("set: 0, only: 'rating == 4'")["B"]
    assert (found.outcome, found.leaves[0].judgement.outcome) == ("pass", "pass")
    assert found.rating == found.leaves[0].judgement.rating
    (forced,) = found.forced
    assert (forced.before, forced.after, forced.line.why.en) == (4, 0, "why")


def test_a_line_that_changes_nothing_leaves_no_mark() -> None:
    assert adjusted("at_most: 9")["B"].forced == ()


def test_a_line_whose_condition_is_unknown_leaves_no_value() -> None:
    found = adjusted("at_most: 2, when: b > 3")
    assert (found["B"].credit, found["B"].counted) == (None, True)
    assert found["C"].credit == Fraction(1, 4)
    text = f"{RULES}adjust: [{{at_most: 2, when: b > 3, why: {{en: why}}}}]"
    assert concluded(text, EVIDENCE).undetermined


def test_a_line_does_one_thing_and_sees_no_result() -> None:
    both = f"{RULES}adjust: [{{at_most: 2, set: 1, why: {{en: w}}}}]"
    assert refused(both) == [
        "adjust[0]: an adjustment does one thing; write `set`, `at_least` or `at_most`"
    ]
    late = f"{RULES}adjust: [{{at_most: 2, when: score > 1, why: {{en: w}}}}]"
    assert refused(late)[0].startswith("adjust[0].when: `score` is not known here")


def test_a_line_that_may_or_may_not_pick_leaves_no_value() -> None:
    found = adjusted("set: 0, only: 'b > 1'")
    assert [finding.credit for finding in found.values()] == [None, None, None]
    assert all(finding.counted for finding in found.values())


def test_a_credit_stays_between_0_and_1_and_a_rating_goes_where_it_is_forced() -> None:
    found = adjusted("set: 8")
    assert [finding.credit for finding in found.values()] == [1, 2, 2]
    assert [finding.rating for finding in found.values()] == [None, 8, 8]
