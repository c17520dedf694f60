"""The terminal report: what it says, in both languages, within its width."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from milepost.model.assessment import Derived, Notice
from milepost.model.evidence import Place, Waiver
from milepost.model.kinds import first_instant
from milepost.model.review import Review
from milepost.model.text import LANGUAGES, Language, Text
from milepost.reporters.terminal.columns import width_of
from milepost.reporters.text import report, summary_line

Reviews = Mapping[str, tuple[Review, ...]]
SUBJECTS = ("metro-doors", "warehouse-automation", "bank-app", "transit-pmo")


def plain(text: str) -> str:
    """One line, so that wrapping does not matter."""
    return " ".join(text.split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_asked(
    sample_reviews: Reviews, language: Language, width: int
) -> None:
    for subject in SUBJECTS:
        for line in report(sample_reviews[subject], language, False, width).splitlines():
            assert width_of(line) <= width, line


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_text_each_time(sample_reviews: Reviews, language: Language) -> None:
    reviews = sample_reviews["transit-pmo"]
    assert report(reviews, language, False, 80) == report(reviews, language, False, 80)


def test_summary_line(sample_reviews: Reviews) -> None:
    review = sample_reviews["metro-doors"][0]
    line = "metro-doors  lifecycle-gates G2  GO  97.7 (coverage 97.8 %)"
    assert summary_line(review, "en") == line
    assert summary_line(review, "zh") == (
        "metro-doors  lifecycle-gates G2  通过  97.7（覆盖率 97.8%）"
    )
    grade, level = sample_reviews["metro-doors"][1:]
    assert "  A Leading  91.9 " in summary_line(grade, "en")
    assert "  3 Standardised  3.27 " in summary_line(level, "en")


def test_the_last_lines_are_the_summary(sample_reviews: Reviews) -> None:
    reviews = sample_reviews["metro-doors"]
    lines = report(reviews, "en", False, 80).splitlines()
    assert lines[-3:] == [summary_line(review, "en") for review in reviews]


def test_a_gate_shows_verdict_score_and_what_lacks(sample_reviews: Reviews) -> None:
    said = plain(report(sample_reviews["metro-doors"][:1], "en", False, 80))
    assert "Line 3 platform-door renewal (metro-doors)" in said
    assert "G2 Plan baseline, 2026-03-16" in said
    assert "GO The score is 85 or more and no major gap is open." in said
    assert "97.7, between 97.7 and 100.0 once the missing evidence is in" in said
    assert "97.8 %, 44 of 45 facts and answers supplied" in said
    assert "Not assessed (1) G2.9 Team fits the work (Minor, Score -2.3)" in said
    assert "Score +2.3" in said
    assert "Unmet" not in said


def test_conditional_go_shows_conditions_with_owner_and_day(sample_reviews: Reviews) -> None:
    said = plain(report(sample_reviews["warehouse-automation"][:1], "en", False, 80))
    assert "CONDITIONAL GO" in said
    assert "G3.3 Milestones on time (Major, Score -5.9)" in said
    assert "G3.3 Project manager, due 2026-09-30" in said
    assert "G3.9 is waived until 2026-09-30, approved by PMO head" in said
    assert "(Minor, Score -3.9, waived)" in said
    assert "and 1 more in the report" in said


def test_a_refusal_in_chinese(sample_reviews: Reviews) -> None:
    said = report(sample_reviews["bank-app"][:1], "zh", False, 80)
    assert "  终止  “一票终止”准则的关键检查不合格" in said
    assert "未满足（12）" in said
    assert "剩余风险得分" in said


def test_a_judged_maturity_says_so_and_lists_no_unassessed_practice(
    sample_reviews: Reviews,
) -> None:
    said = report(sample_reviews["metro-doors"][2:], "en", False, 80)
    assert "11 of 11 levels are an assessor's judgement" in plain(said)
    assert "Not assessed" not in said
    assert "judged (1-5)" in said


def test_a_maturity_from_evidence_shows_what_blocks(sample_reviews: Reviews) -> None:
    said = report(sample_reviews["transit-pmo"][1:], "en", False, 80)
    row = next(line for line in said.splitlines() if line.startswith("  D2 Decisions"))
    assert row.split() == ["D2", "Decisions", "2", "Repeatable", "M2.3"]
    assert "judgement" not in said


def test_level_columns_align_in_chinese(sample_reviews: Reviews) -> None:
    said = report(sample_reviews["transit-pmo"][1:], "zh", False, 80)
    rows = [line for line in said.splitlines() if re.match(r"  D\d+ ", line)]
    starts = {width_of(re.split(r"  \d ", row)[0] + "") for row in rows}
    level = {width_of(row[: re.search(r" (?=\d (可|标))", row).end()]) for row in rows}  # type: ignore[union-attr]
    assert len(rows) == 11
    assert len(level) == 1
    assert max(starts) <= min(level)


def test_colour_is_added_only_on_request(sample_reviews: Reviews) -> None:
    reviews = sample_reviews["warehouse-automation"]
    coloured, plain_text = report(reviews, "en", True, 80), report(reviews, "en", False, 80)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain_text


def test_text_from_evidence_cannot_steer_the_terminal(sample_reviews: Reviews) -> None:
    review = sample_reviews["warehouse-automation"][0]
    bad = Text(en="fine\x1b[2J\x1b]0;owned\x07\n  GO  forged", zh="好\x1b[2J\n  通过")
    expires = first_instant(date(2027, 1, 1))
    waiver = Waiver("W\x1b[1m-9", "G3.3", bad, Place("x.yaml", 1), "a\x9b1mb", "", expires)
    assessment = replace(
        review.assessment, waivers=((waiver, "live"),), notices=(Notice("note", bad),)
    )
    for language in LANGUAGES:
        said = report([replace(review, assessment=assessment)], language, False, 80)
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", said)
        assert "\n  GO  forged" not in said


def test_derived_conclusions_name_what_they_rest_on(sample_reviews: Reviews) -> None:
    review = sample_reviews["bank-app"][0]
    told = (Text(en="G1.2 In plan", zh="G1.2 合乎规划"), Text(en="Value: 4 of 4", zh="价值"))
    title = Text(en="Value is weak", zh="价值薄弱")
    derived = Derived("p", "weakness", (), title, None, ("G1.2", "group domain value"), told)
    assessment = replace(review.assessment, derived=(derived,))
    said = report([replace(review, assessment=assessment)], "en", False, 80)
    assert "  -  Value is weak\n     rests on G1.2 In plan, Value: 4 of 4\n" in said


@pytest.mark.parametrize("standing", ["live", "expired", "unapproved", "unused"])
def test_every_standing_of_a_waiver_has_words(sample_reviews: Reviews, standing: str) -> None:
    review = sample_reviews["warehouse-automation"][0]
    waiver = review.assessment.waivers[0][0]
    assessment = replace(review.assessment, waivers=((waiver, standing),))
    for language in LANGUAGES:
        assert "W-1" in report([replace(review, assessment=assessment)], language, False, 80)
