"""What the writer writes, the loader reads back as it was, and people can read it."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from milepost.importing.wording import tidy
from milepost.importing.writing import written
from milepost.loading.yaml_text import read_yaml
from milepost.model.kinds import Plain
from milepost.reporters.yaml_lines import WIDTH

LONG = "a sentence that goes on and on " * 6
CHARACTERS = st.characters(
    codec="utf-8",
    exclude_categories=("Cc", "Cs", "Zl", "Zp"),
    include_characters="\n",
    exclude_characters="\ufeff\ufffe\uffff\x85",
)
TEXTS = st.one_of(
    st.text(CHARACTERS, max_size=40),
    st.text("ab :#-'\"{}[],&*!|>%@`?\n<>", max_size=300),
    st.sampled_from(
        ["no", "Yes", "null", "~", "1.0", "2026-01-01", "", " ", "- a", "a: b", "a #b"]
    ),
)
DATA = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


def read(text: str) -> Any:
    return read_yaml(text, "r.yaml").data


@given(st.dictionaries(TEXTS.filter(bool), DATA, min_size=1, max_size=4))
def test_everything_is_read_back_as_it_was(data: dict[str, Any]) -> None:
    assert read(written(data)) == data


@given(st.text(CHARACTERS, max_size=400))
def test_tidy_texts_are_read_back_as_they_were(text: str) -> None:
    data = {"criteria": [{"answer": {"en": tidy(text)}}]}
    assert read(written(data)) == data


@pytest.mark.parametrize(
    "text",
    ["no", "YES", "null", "none", "1.50", "2026-01-01", "a: b", "a #b", "", "#a", "- a", "a,b: {"],
)
def test_texts_stay_texts(text: str) -> None:
    (value,) = read(written({"key": text})).values()
    assert value == text
    assert not isinstance(value, Plain)


def test_numbers_and_yes_or_no_are_plain() -> None:
    values = {"a": 3, "b": Fraction(1, 4), "c": True, "d": False, "e": -2}
    found = read(written(values))
    assert [str(value) for value in found.values()] == ["3", "0.25", "true", "false", "-2"]
    assert all(isinstance(value, Plain) for value in found.values())


def test_long_texts_are_blocks_of_short_lines() -> None:
    data = {"results": [{"why": {"en": LONG.strip(), "zh": "短"}}]}
    text = written(data)
    assert "en: >-\n" in text
    assert max(map(len, text.splitlines())) <= WIDTH
    assert read(text) == data


def test_several_short_lines_stay_lines() -> None:
    data = {"why": "first\n\n# second: x\n- third"}
    assert written(data) == "why: |-\n  first\n\n  # second: x\n  - third\n"
    assert read(written(data)) == data


def test_several_long_lines_stay_lines() -> None:
    data = {"why": f"{LONG.strip()}\n{LONG.strip()}\n\nend"}
    assert len(written(data).splitlines()) == 5
    assert read(written(data)) == data


def test_a_file_as_a_whole() -> None:
    data = {
        "ruleset": "own",
        "title": {"en": "Own, and new", "zh": "新"},
        "axes": {"level": {"1": {}, "2": {"title": {"en": "Two"}}}},
        "criteria": [{"id": "A.1", "tags": ["x"], "answer": {"en": "Is it so?", "zh": "如何？"}}]
        * 2,
    }
    item = '  - {id: A.1, tags: [x], answer: {en: "Is it so?", zh: 如何？}}\n'
    assert written(data, ["A head", ""]) == (
        '# A head\n#\nruleset: own\ntitle: {en: "Own, and new", zh: 新}\n'
        "axes: {level: {1: {}, 2: {title: {en: Two}}}}\n\n"
        f"criteria:\n{item}{item}"
    )
