"""Terminal columns: width in both scripts, line breaks, and nothing that steers a terminal."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from milepost.reporters.terminal.columns import clean, fold, pad, width_of
from milepost.reporters.terminal.page import Page


def test_width_counts_wide_characters_twice() -> None:
    assert width_of("abc") == 3
    assert width_of("得分") == 4
    assert width_of("（得分）") == 8
    assert width_of("e\u0301") == 1
    assert pad("得分", 6) == "得分  "


@pytest.mark.parametrize(
    ("raw", "left"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("a\x1b]0;title\x07b", "ab"),
        ("a\x1b]8;;http://x\x1b\\link", "alink"),
        ("\x9b2Jgone", "gone"),
        ("a\x1bcb", "ab"),
        ("one\ntwo\r\tthree", "one two  three"),
        ("safe\u202etxt", "safetxt"),
        ("bell\x07back\x08", "bellback"),
    ],
)
def test_clean_takes_away_what_controls(raw: str, left: str) -> None:
    assert clean(raw) == left


def test_fold_breaks_at_spaces_and_between_chinese_characters() -> None:
    assert fold("one two three", 7) == ["one two", "three"]
    assert fold("得分不低于限值", 6) == ["得分不", "低于限", "值"]


def test_no_line_starts_with_a_closing_mark_or_ends_with_an_opening_one() -> None:
    assert fold("项目通过。", 8) == ["项目通", "过。"]
    assert fold("得分（实际）", 6) == ["得分", "（实", "际）"]


def test_fold_cuts_what_is_longer_than_a_line() -> None:
    assert fold("abcdefgh", 3) == ["abc", "def", "gh"]
    assert fold("", 10) == [""]


@settings(
    derandomize=True, deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow]
)
@given(st.text(max_size=120), st.integers(min_value=2, max_value=40))
def test_no_line_is_wider_and_nothing_is_lost(raw: str, width: int) -> None:
    text = clean(raw)
    lines = fold(text, width)
    assert all(width_of(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@settings(
    derandomize=True, deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow]
)
@given(st.text(max_size=80))
def test_clean_text_holds_no_control_character(raw: str) -> None:
    assert all(ord(char) >= 32 and not 127 <= ord(char) < 160 for char in clean(raw))
    assert clean(clean(raw)) == clean(raw)


def test_rows_align_in_both_scripts() -> None:
    page = Page(60)
    page.row([("Dimension", 12), ("Level", 8), ("x", 10)])
    page.row([("治理与产能", 12), ("标准化", 8), ("x", 10)])
    starts = [width_of(line[: line.index("x")]) for line in page.lines]
    assert starts[0] == starts[1] == 26


def test_colour_only_where_asked() -> None:
    plain, coloured = Page(60), Page(60, colour=True)
    for page in (plain, coloured):
        page.item("GO", "all met", style="green")
    assert plain.text == "  GO  all met\n"
    assert coloured.text == "  \x1b[1;32mGO\x1b[0m  all met\n"
