"""The table of functions is the reference that authors read."""

from __future__ import annotations

from pathlib import Path

import milepost.conditions
import pytest
from milepost.conditions import FUNCTIONS, parse
from milepost.conditions.functions import reference
from milepost.conditions.scalars import SCALARS
from milepost.conditions.scanning import MAX_DEPTH, MAX_DIGITS, MAX_LENGTH, MAX_SIGNS

README = Path(milepost.conditions.__file__).with_name("README.md")


def test_the_specification_holds_the_table_of_functions() -> None:
    assert reference() in README.read_text(encoding="utf-8")


def test_the_specification_names_the_limits() -> None:
    text = README.read_text(encoding="utf-8")
    for limit in (f"{MAX_LENGTH:,}", MAX_DEPTH, MAX_SIGNS, MAX_DIGITS):
        assert f"| {limit} |" in text


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_example_can_be_read(name: str) -> None:
    assert parse(FUNCTIONS[name].example).end > 0
    assert f"{name}(" in FUNCTIONS[name].example


def test_functions_of_values_all_have_code() -> None:
    named = {name for name, one in FUNCTIONS.items() if one.group in ("numbers", "evidence")}
    assert named - {"date"} == set(SCALARS)
