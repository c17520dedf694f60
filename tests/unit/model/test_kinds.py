"""Plain scalars are read by the type expected in their place."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest
from milepost.model.kinds import (
    Plain,
    first_instant,
    last_instant,
    read_date,
    read_instant,
    read_number,
    read_text,
    read_whole,
    read_yes_no,
)


@pytest.mark.parametrize(
    ("text", "number"),
    [("3", 3), ("-2.50", Fraction(-5, 2)), ("1e3", 1000), ("0.1", Fraction(1, 10)), ("+4", 4)],
)
def test_numbers_are_exact(text: str, number: Fraction) -> None:
    assert read_number(Plain(text)) == number


@pytest.mark.parametrize("text", ["010", ".5", "5.", "1,000", "12:30", ".inf", "yes", "", "1 2"])
def test_what_is_no_number(text: str) -> None:
    with pytest.raises(ValueError, match="a number is expected here"):
        read_number(Plain(text))


@pytest.mark.parametrize("text", ["1e31", "-2E-31", "1e999", "9" * 41, "0." + "1" * 40])
def test_numbers_too_large_or_fine_are_to_be_written_out(text: str) -> None:
    with pytest.raises(
        ValueError, match="too large or too fine; write it out in at most 40 digits"
    ):
        read_number(Plain(text))


def test_numbers_of_a_good_many_digits_are_read() -> None:
    assert read_number(Plain("9" * 40)) == 10**40 - 1
    assert read_number(Plain("1e30")) == 10**30
    assert read_number(Plain("1e-30")) == Fraction(1, 10**30)


def test_a_quoted_number_is_text() -> None:
    with pytest.raises(ValueError, match='the text "3"'):
        read_number("3")
    assert read_text(Plain("1.10")) == "1.10"


def test_whole_numbers() -> None:
    assert read_whole(Plain("3.0")) == 3
    with pytest.raises(ValueError, match="whole number"):
        read_whole(Plain("3.5"))


@pytest.mark.parametrize(("text", "truth"), [("yes", True), ("true", True), ("no", False)])
def test_yes_and_no(text: str, truth: bool) -> None:
    assert read_yes_no(Plain(text)) is truth
    with pytest.raises(ValueError, match="true or false"):
        read_yes_no(text)


@pytest.mark.parametrize("text", ["2026-2-1", "1.2.2026", "2026-02-30", "soon"])
def test_what_is_no_day(text: str) -> None:
    assert read_date("2026-03-31") == date(2026, 3, 31)
    with pytest.raises(ValueError, match=r"day of the calendar|a date such as"):
        read_date(text)


def test_a_day_is_its_first_instant() -> None:
    assert read_instant(Plain("2026-06-30")) == datetime(2026, 6, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "2026-06-30T18:00:00+08:00",
        "2026-06-30T10:00:00Z",
        "2026-06-30t10:00z",
        "2026-06-30 05:00:00.000-05:00",
    ],
)
def test_one_instant_in_many_writings(text: str) -> None:
    assert read_instant(text) == datetime(2026, 6, 30, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2026-06-30T18:00:00", "has no time zone"),
        ("2026-06-30T25:00:00Z", "is not a moment of the calendar"),
        ("2026-06-30T18:00:00+99:00", "is not a moment of the calendar"),
        ("2026-02-30T18:00:00Z", "is not a moment of the calendar"),
        ("2026-02-30", "is not a day of the calendar"),
        ("2026-06-30T18", "a date such as 2026-03-31 is expected here"),
        ("20260630", "a date such as 2026-03-31 is expected here"),
    ],
)
def test_what_is_no_instant(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read_instant(Plain(text))


@pytest.mark.parametrize("day", [date.min, date(2026, 6, 30)])
def test_days_meet_without_a_gap(day: date) -> None:
    tick = timedelta(microseconds=1)
    assert last_instant(day) + tick == first_instant(day + timedelta(days=1))
    assert first_instant(day) < last_instant(day)
