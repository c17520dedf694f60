"""Versions and their ranges."""

from __future__ import annotations

import pytest
from milepost.loading.versions import Range, newest, rank


@pytest.mark.parametrize(
    ("text", "takes", "leaves"),
    [
        ("^1", ["1.0.0", "1.9.9"], ["0.9.0", "2.0.0"]),
        ("^1.2", ["1.2.0", "1.10.0"], ["1.1.9", "2.0.0"]),
        ("^1.2.3", ["1.2.3", "1.3.0"], ["1.2.2", "2.0.0"]),
        ("^0.1.0", ["0.1.0", "0.1.9"], ["0.2.0", "0.0.9", "1.0.0"]),
        ("^0.1", ["0.1.0", "0.1.9"], ["0.2.0"]),
        ("^0", ["0.0.1", "0.9.0"], ["1.0.0"]),
        ("^0.0", ["0.0.0", "0.0.9"], ["0.1.0"]),
        ("^0.0.3", ["0.0.3"], ["0.0.4", "0.0.2"]),
        ("^1.0.0-rc.2", ["1.0.0-rc.10", "1.0.0", "1.1.0"], ["1.0.0-rc.1", "1.1.0-rc.3"]),
        ("^1.0", [], ["1.1.0-rc.1"]),
    ],
)
def test_caret_range(text: str, takes: list[str], leaves: list[str]) -> None:
    found = Range.read(text)
    assert found is not None
    assert [v for v in (*takes, *leaves) if found.takes(v)] == takes


@pytest.mark.parametrize("text", ["1.0", "^", "^1.x", "^01.0", "~1.0", ">=1.0", "^1.0.0.0", "^ 1"])
def test_other_ways_to_write_a_range_are_none(text: str) -> None:
    assert Range.read(text) is None


def test_the_newest_in_a_range() -> None:
    known = ["1.9.0", "1.10.0", "2.0.0", "1.11.0-beta"]
    within = Range.read("^1.0")
    assert within is not None
    assert newest(known, within) == "1.10.0"
    assert newest(["0.9.0"], within) is None


def test_numbers_of_a_pre_release_count_as_numbers() -> None:
    names = ["1.0.0-1", "1.0.0-alpha", "1.0.0-rc.2", "1.0.0-rc.10", "1.0.0", "1.0.1"]
    assert sorted({*names}, key=rank) == names
