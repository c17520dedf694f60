"""Reading JSON: the same tree as YAML, with strings exactly as JSON means them."""

# ruff: noqa: E501 (a row of a table holds the whole line an author sees)

from __future__ import annotations

import json
from pathlib import Path

import pytest
from milepost.errors import InvalidInput
from milepost.loading.json_text import read_json
from milepost.loading.yaml_text import read_yaml, read_yaml_file
from milepost.model.kinds import Plain


def complaints(text: str) -> list[str]:
    with pytest.raises(InvalidInput) as caught:
        read_json(text, "f.json")
    return str(caught.value).splitlines()


def test_strings_are_text_and_everything_else_is_plain() -> None:
    data = read_json('{"a": "1", "b": [1.10, true, -2E5], "c": {}}', "f.json").data
    assert data == {"a": "1", "b": ["1.10", "true", "-2E5"], "c": {}}
    assert [type(item) for item in (data["a"], *data["b"])] == [str, Plain, Plain, Plain]


def test_escapes_mean_what_json_says() -> None:
    text = r'{"a": "\ud83d\ude00 \/ \u00e9 \t", "\u0062": "x"}'
    assert read_json(text, "f.json").data == json.loads(text)


def test_line_separators_may_stand_in_strings() -> None:
    assert read_json('["a\u2028b"]', "f.json").data == ["a\u2028b"]


def test_values_and_keys_have_their_places() -> None:
    read = read_json('{\n  "a": [1,\n    "标"],  "b": 2\n}\n', "f.json")
    assert read.marks["a", 1][:2] == (3, 5)
    assert read.key_marks["b",][:2] == (3, 12)
    assert read.marks["b",][:2] == (3, 17)


def test_a_json_name_is_enough(tmp_path: Path) -> None:
    path = tmp_path / "a.JSON"
    path.write_text(r'{"a": "\ud83d\ude00"}', encoding="utf-8")
    assert read_yaml_file(path, "shown").data == {"a": "😀"}
    assert read_yaml(r'{"a": "\ud83d\ude00"}', "a.json").data == {"a": "😀"}


def test_digits_are_kept_however_many() -> None:
    assert read_json("[" + "9" * 10_000 + "]", "f.json").data == ["9" * 10_000]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('{"a": 1, "a": 2}', "f.json:1:10: a: the key `a` is given twice, first in line 1; keep one of them"),
        ('{"a": null}', "f.json:1:7: a: the key has no value; write `none` or leave it out"),
        ("[null]", "f.json:1:2: [0]: the item has no value; write `none` or leave it out"),
        ('{"a": NaN}', "f.json:1:7: a: NaN is not a number in JSON; leave the key out"),
        (r'["\ud83d"]', "f.json:1:2: [0]: the text holds half a surrogate pair, U+D83D; delete the escape"),
        (r'["\u0000"]', "f.json:1:2: [0]: the text holds a control character, U+0000; delete the escape"),
        ("{'a': 1}", "f.json:1:2: this is not JSON: expecting property name enclosed in double quotes; use double quotes"),
        ('{"a" 1}', "f.json:1:6: this is not JSON: expecting ':' delimiter"),
        ("[1] // x", "f.json:1:5: this is not JSON: extra data; delete the comment, JSON has none"),
        (" \n", "f.json: the file is empty"),
        ("[" * 100_000, "f.json:1:1: more than 64 mappings and lists stand in each other; make the file flatter"),
        ("[" * 65 + "]" * 65, "f.json:1:65: [0][0][0]: more than 64 mappings and lists stand in each other; make the file flatter"),
    ],
)  # fmt: skip
def test_what_is_refused(text: str, line: str) -> None:
    assert complaints(text) == [line]


def test_a_trailing_comma_is_told() -> None:
    (line,) = complaints('{"a": 1,}')
    assert line.startswith("f.json:1:")
    assert line.endswith("delete the comma")


def test_null_is_a_value_only_where_it_is_asked_for() -> None:
    assert read_json('{"a": null, "b": [null, 1]}', "f.json", nulls=True).data == {
        "a": None,
        "b": [None, "1"],
    }
    assert "the key has no value" in complaints('{"a": null}')[0]
