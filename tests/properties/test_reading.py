"""Reading loses nothing that is quoted, and refuses everything else it cannot read in one way."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from milepost.errors import InvalidInput, Problem
from milepost.loading.yaml_text import read_yaml, read_yaml_documents

PRINTABLE = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=12
)
TREES = st.recursive(
    PRINTABLE,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(PRINTABLE, inner, max_size=4),
    max_leaves=20,
)
YAML_LIKE = st.text(
    st.sampled_from(list("ab:-?[]{},&*!|>'\"%@`#~<= \n\t\\0x\r\ufeff标")), max_size=40
)
READERS: tuple[tuple[str, Callable[..., object]], ...] = (
    ("f.yaml", read_yaml),
    ("f.json", read_yaml),
    ("several.yaml", read_yaml_documents),
)
HARD = settings(
    derandomize=True, deadline=None, max_examples=500, suppress_health_check=[HealthCheck.too_slow]
)


def problems_of(text: str | bytes, file: str, read: Callable[..., object]) -> tuple[Problem, ...]:
    try:
        read(text, file)
    except InvalidInput as error:
        return error.problems or (Problem(file, 0, 0, "", "refused without a reason"),)
    return ()


def is_told(problem: Problem, file: str) -> bool:
    return problem.file == file and problem.what not in ("", "refused without a reason")


@HARD
@given(TREES, st.booleans(), st.booleans())
def test_quoted_data_reads_back(tree: Any, is_flow: bool, is_unicode: bool) -> None:
    text = yaml.safe_dump(
        tree, default_style='"', default_flow_style=is_flow, allow_unicode=is_unicode
    )
    assert read_yaml(text, "f.yaml").data == tree


@HARD
@given(TREES, st.booleans(), st.sampled_from([None, 2]))
def test_json_reads_back(tree: Any, is_ascii: bool, indent: int | None) -> None:
    text = json.dumps(tree, ensure_ascii=is_ascii, indent=indent)
    if is_ascii or "\ufeff" not in text:
        assert read_yaml(text, "f.json").data == tree


@HARD
@given(st.text(max_size=60) | YAML_LIKE)
def test_any_text_is_read_or_refused_with_a_reason(text: str) -> None:
    for file, read in READERS:
        assert all(is_told(problem, file) for problem in problems_of(text, file, read))


@HARD
@given(st.binary(max_size=60) | YAML_LIKE.map(str.encode))
def test_any_bytes_are_read_or_refused_with_a_reason(raw: bytes) -> None:
    for file, read in READERS:
        assert all(is_told(problem, file) for problem in problems_of(raw, file, read))
