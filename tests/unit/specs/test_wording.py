"""Wordings: quoted and typed placeholders, matched exactly."""

from __future__ import annotations

from datetime import date

import pytest
from milepost.specs.wording import Wording


def test_a_quoted_placeholder_ends_at_its_quote() -> None:
    wording = Wording('the grade is "{grade}"')
    assert wording.parse_arguments('the grade is "A"') == {"grade": "A"}
    assert not wording.is_matching('the grade is "A" or "B"')


def test_types_are_read() -> None:
    wording = Wording("{number:count} by {day:day} at {score:figure}%")
    expected = {"number": 3, "day": date(2026, 3, 1), "score": "97.70"}
    assert wording.parse_arguments("3 by 2026-03-01 at 97.70 %") == expected


@pytest.mark.parametrize("text", ["得分为97.7", "得分为 97.7", "得分为 97.7：", "得分为97.7:"])
def test_spaces_and_a_last_colon_do_not_matter_in_chinese(text: str) -> None:
    assert Wording("得分为{score:figure}").parse_arguments(text) == {"score": "97.7"}


def test_spaces_inside_quotes_are_kept() -> None:
    wording = Wording('其中"{fact}"未知')
    assert wording.parse_arguments("其中 “近 12 个月泄密事件数” 未知") == {
        "fact": "近 12 个月泄密事件数"
    }


@pytest.mark.parametrize("pattern", ["the grade is {grade}", "the grade is {grade:letter}"])
def test_a_placeholder_without_quotes_or_known_type_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="placeholder"):
        Wording(pattern)


def test_the_language_is_read_off_the_text() -> None:
    assert [Wording(text).language for text in ("no grade", "不予评级")] == ["en", "zh"]
