"""Reading YAML: data as its author wrote it, places of everything, and what is refused."""

# ruff: noqa: E501 (a row of a table holds the whole line an author sees)

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from milepost.errors import InvalidInput
from milepost.loading import yaml_text
from milepost.loading.yaml_text import read_yaml, read_yaml_documents, read_yaml_file
from milepost.model.kinds import Plain


def complaints(text: str | bytes, file: str = "f.yaml") -> list[str]:
    with pytest.raises(InvalidInput) as caught:
        read_yaml(text, file)
    return str(caught.value).splitlines()


def test_pyyaml_comes_with_libyaml() -> None:
    assert yaml.__with_libyaml__


@pytest.mark.parametrize(
    "written",
    [
        "no",
        "on",
        "Yes",
        "010",
        "12:30",
        "12:30:45",
        "1.10",
        "0x1F",
        "1_000",
        ".5",
        "2026-01-02",
        "1e3",
        ".inf",
        "=",
        "0o17",
        "true",
        "2001-12-14t21:59:43.10-05:00",
        "none",
        "=x",
    ],
)
def test_a_plain_scalar_is_the_text_of_its_author(written: str) -> None:
    data = read_yaml(f"key: {written}\n", "f.yaml").data
    assert data == {"key": written}
    assert type(data["key"]) is Plain


@pytest.mark.parametrize("written", ["no", "010", "1.10", "2026-01-02", "yes"])
def test_a_plain_key_is_the_text_of_its_author(written: str) -> None:
    assert list(read_yaml(f"{written}: x\n", "f.yaml").data) == [written]


@pytest.mark.parametrize("written", ['"no"', "'no'", "!!str no", "|-\n  no", ">-\n  no"])
def test_quoted_and_block_text_is_not_plain(written: str) -> None:
    data = read_yaml(f"key: {written}\n", "f.yaml").data
    assert data == {"key": "no"}
    assert type(data["key"]) is str


def test_values_and_keys_have_their_places() -> None:
    read = read_yaml("criteria:\n  - id: a\n    check: x > 1\n  - {id: b, 'check': y}\n", "f.yaml")
    assert read.marks["criteria", 0, "check"][:2] == (3, 12)
    assert read.key_marks["criteria", 0, "check"][:2] == (3, 5)
    assert read.marks["criteria", 1][:2] == (4, 5)
    assert read.key_marks["criteria", 1, "check"][:2] == (4, 13)
    assert read.marks[()][:2] == (1, 1)
    assert read.at(("criteria", 1, "id")) == "b"


def test_columns_count_characters() -> None:
    read = read_yaml("{标题: 项目, b: c}\r\n", "f.yaml")
    assert read.marks["b",] == (1, 13, 12)


def test_aliases_repeat_the_value_and_its_place() -> None:
    read = read_yaml("a: &x {b: [1, 2]}\nc: *x\n", "f.yaml")
    assert read.data["c"] == {"b": ["1", "2"]}
    assert read.marks["c", "b", 1][:2] == (1, 15)


def test_a_second_key_names_the_line_of_the_first() -> None:
    assert complaints('a: 1\nb: 2\n"a": 3\nb: 4\n') == [
        "f.yaml:3:1: a: the key `a` is given twice, first in line 1; keep one of them",
        "f.yaml:4:1: b: the key `b` is given twice, first in line 2; keep one of them",
    ]


@pytest.mark.parametrize("written", ["", " ~", " null", " Null", " NULL", " !!null ''", " &x"])
def test_a_key_needs_a_value(written: str) -> None:
    (line,) = complaints(f"a:{written}\nb: 1\n")
    assert "a: the key has no value; write `none` or leave it out" in line


def test_a_comma_in_braces_is_suspected() -> None:
    (line,) = complaints("title: {en: Risk, scope}\n")
    assert line.startswith("f.yaml:1:19: title.scope: the key has no value; quote text that holds")


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("? [a]\n: 1\n", "a key must be text, not a list"),
        ("? {a: b}\n: 1\n", "a key must be text, not a mapping"),
        ("~: 1\n", "a key is missing in front of the colon"),
        (": 1\n", "a key is missing in front of the colon"),
        ("a: &x {b: 1}\nc: {<<: *x}\n", "merge keys"),
        ("a: !!python/object:os.system 1\n", "`!!python/object:os.system` means nothing"),
        ("a: !!binary aGk=\n", "the tag `!!binary` means nothing here"),
        ("a: !!timestamp 2026-01-02\n", "the tag `!!timestamp`"),
        ("a: !!map [1]\n", "the tag `!!map`"),
        ("!x a: 1\n", "the tag `!x`"),
        ("a: 1\n---\nb: 2\n", "f.yaml:3:1: a second document starts here"),
        ("a: &x [1, *x]\n", "the alias stands inside of what it repeats"),
        ("a: \x07\n", "f.yaml:1:4: the control character U+0007"),
        ("a: b\x85\n", "f.yaml:1:5: the control character U+0085"),
        ('a: "\\x07"\n', "f.yaml:1:4: a: the text holds a control character, U+0007"),
        ('"\\0": b\n', "f.yaml:1:1: the text holds a control character, U+0000"),
        ("a: \ud800\n", "U+D800"),
        ("\ufeffa: 1\n", "byte order mark (BOM); save the file as UTF-8 without BOM"),
        (b"\xef\xbb\xbfa: 1\n", "byte order mark (BOM); save the file as UTF-8 without BOM"),
        ("a: 1\n".encode("utf-16"), "(BOM) of UTF-16; save the file as UTF-8 without BOM"),
        ("a: 1\nb: 标".encode("gbk"), "f.yaml:2:4: the byte 0xB1 is not UTF-8"),
        ("", "f.yaml: the file is empty"),
        ("# nothing\n", "f.yaml: the file is empty"),
        ("---\n...\n", "f.yaml: the file is empty"),
        ("[" * 100_000, "more than 64 mappings and lists stand in each other"),
        ("- " * 100_000 + "a", "more than 64 mappings and lists stand in each other"),
    ],
)
def test_what_authors_do_not_mean_is_refused(written: str | bytes, fault: str) -> None:
    (line,) = complaints(written)
    assert fault in line


def test_all_problems_of_a_file_are_told_at_once() -> None:
    lines = complaints("a:\nb: !x 1\nb: 2\n[c]: 1\nd: {<<: 1, e: ~}\n")
    assert [line.split(":")[1] for line in lines] == ["1", "2", "3", "4", "5", "5"]


def test_nesting_up_to_the_limit_is_read() -> None:
    data = read_yaml("[" * 64 + "x" + "]" * 64, "f.yaml").data
    for _ in range(64):
        (data,) = data
    assert data == "x"
    assert "more than 64" in complaints("[" * 65 + "]" * 65)[0]


def test_aliases_count_towards_the_depth() -> None:
    chain = "a0: &a0 [x]\n" + "".join(f"a{i}: &a{i} [*a{i - 1}]\n" for i in range(1, 70))
    assert "more than 64" in complaints(chain)[0]


def test_an_alias_bomb_is_stopped() -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(
        f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 9)
    )
    assert "the aliases stand for more than 200,000 values" in complaints(bomb)[0]


def test_a_long_file_without_aliases_has_no_budget() -> None:
    assert len(read_yaml("- a\n" * 50_000, "f.yaml").data) == 50_000


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "big.yaml"
    path.write_bytes(b"#" * 20_000_001)
    with pytest.raises(InvalidInput, match=r"big.yaml: the file is larger than 20 MB"):
        read_yaml_file(path, "big.yaml")
    assert "larger than 20 MB" in complaints("#" * 20_000_001)[0]


def test_a_file_is_read_under_the_name_shown(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes("a: 标\r\nb: c\r\n".encode())
    read = read_yaml_file(path, "rules/a.yaml")
    assert (read.data, read.file) == ({"a": "标", "b": "c"}, "rules/a.yaml")
    assert read.marks["b",][:2] == (2, 4)


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=r"^x.yaml: there is no such file$"):
        read_yaml_file(tmp_path / "x.yaml", "x.yaml")
    with pytest.raises(InvalidInput, match=r"^d.yaml: this is not a regular file$"):
        read_yaml_file(tmp_path, "d.yaml")


def test_several_documents_are_read_where_they_are_asked_for() -> None:
    first, second = read_yaml_documents("a: 1\n---\n- b\n", "f.yaml")
    assert (first.data, second.data) == ({"a": "1"}, ["b"])
    assert second.marks[0,][:2] == (3, 3)


def test_problems_of_all_documents_are_told() -> None:
    with pytest.raises(InvalidInput) as caught:
        read_yaml_documents("a: ~\n---\nb: !x 1\n---\n", "f.yaml")
    assert [problem.line for problem in caught.value.problems] == [1, 3, 5]
    with pytest.raises(InvalidInput, match="empty"):
        read_yaml_documents("", "f.yaml")


@pytest.mark.parametrize(
    "text",
    [
        "a: [1, {b: 'c'}]\nd: |\n  e\n",
        "a: 1\na: 2\nb: ~\n",
        "a: b: c\n",
        "a:\n\tb: 1\n",
        "a: {",
        "a: @x\n",
        "a: *x\n",
        'a: "x" y\n',
        "[" * 70,
        "a: 1\n b: 2\n",
        "- a\nb: 1\n",
        "a: 'x\n",
    ],
)
def test_without_libyaml_the_result_is_the_same(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def outcome() -> object:
        try:
            return read_yaml(text, "f.yaml")
        except InvalidInput as error:
            return error.problems

    fast = outcome()
    monkeypatch.setattr(yaml_text, "LOADER", yaml_text.SlowLoader)
    assert outcome() == fast


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("a: [1\n", '1:4: `[` is not closed; write `]` at its end, or quote the text that starts with `[`'),
        ("a: {\n", "1:4: `{` is not closed; write what closes it"),
        ("a: ]\n", "1:4: a value is expected here, not `]`; put the text in quotes"),
        ("a: - b\n", "1:4: a list item cannot start on the line of its key; move it to the next line, or put the text in quotes"),
        ("a: >= 5\n", "1:4: `>` starts a text on the lines below, nothing may follow it on its own; put the text in quotes if it starts with `>`"),
        ("a: & b\n", "1:4: a text without quotes cannot start with `&`; put the text in quotes"),
        ('a: "\\d"\n', "1:5: `\\d` is no escape that double quotes know; write two backslashes, or put the text in single quotes"),
        ('a: "\\ud83d"\n', "1:5: the escape `\\u...` stands for no character; write the character itself"),
        ("a: {x: 'y'z}\n", "1:11: text follows the closing quote; put all of the text in quotes of the other kind, or double the quote inside"),
        ("a: {x} of y\n", "1:8: text follows the closing `}`; put all of the text in quotes if it starts with `{`"),
        ("b: 1\n- a\n", "2:1: a list item stands where a key is expected; indent it, or give it a key of its own"),
        ("- a\nb: 1\n", "2:1: a key stands where a list item is expected; start the item with `- `, or align the key with those it belongs to"),
        ("a: 1\n  b: 2\n", "2:3: the indentation makes this line part of the text above; align it with the keys it belongs to"),
        ("a\nb: 1\n", "1:1: a key needs a colon and a space behind it; write `key: value`, or indent the line if it continues the text above"),
        ("%YAML 2.0\n---\na: 1\n", "1:1: a line that starts with `%` is an instruction to YAML, and not a valid one; delete it, or put the text in quotes"),
        ("a: 1\n...\nb: 2\n", "3:1: this stands outside of the document; delete the line `...`, or put quotes around a text with braces or quotes"),
        ("a: &x 1\nb: &x 2\n", "2:4: the same `&name` is given twice in the file; give the second another name"),
    ],
)  # fmt: skip
def test_syntax_errors_are_told_in_plain_words(written: str, line: str) -> None:
    assert complaints(written) == [f"f.yaml:{line}"]
