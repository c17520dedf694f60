"""Placing problems: key paths, marks of keys and values, offsets inside of scalars, collecting."""

from __future__ import annotations

import pytest
from milepost.errors import InvalidInput, Problem
from milepost.loading.problems import Collector, problem, shown_key
from milepost.loading.yaml_text import read_yaml


def test_paths_are_shown_as_authors_read_them() -> None:
    assert shown_key(("criteria", 3, "checks", 0, "check")) == "criteria[3].checks[0].check"
    assert shown_key((0, "标题")) == "[0].标题"
    assert shown_key(("scales", "non-compliant")) == "scales.non-compliant"
    assert shown_key(("facts", "S4.2.1", "x")) == 'facts["S4.2.1"].x'
    assert shown_key(()) == ""


def test_a_problem_stands_at_the_value_or_at_its_key() -> None:
    read = read_yaml("a:\n  b: c\n", "f.yaml")
    assert str(problem(read, ("a", "b"), "bad", "mend it")) == "f.yaml:2:6: a.b: bad; mend it"
    assert str(problem(read, ("a", "b"), "bad", at_key=True)) == "f.yaml:2:3: a.b: bad"


def test_what_is_not_written_stands_at_the_nearest_thing_above() -> None:
    read = read_yaml("a:\n  b: c\n", "f.yaml")
    assert str(problem(read, ("a", "x", 0), "bad", at_key=True)) == "f.yaml:2:3: a.x[0]: bad"


@pytest.mark.parametrize(
    ("written", "offset", "column"),
    [
        ("a: xy > z", 3, 7),
        ("a: xy > z  # note", 5, 9),
        ("a: xy > z", 0, 4),
        ("a: 'xy > z'", 3, 8),
        ("a: 'it''s > z'", 5, 11),
        ('a: "xy > z"', 3, 8),
        (r'a: "a\"b > z"', 4, 10),
        (r'a: "\u00e9 > z"', 2, 12),
        ("a: &n 'xy > z'", 3, 11),
        ("a: !!str xy > z", 3, 13),
        ("a: |\n  xy > z", 3, 4),
        ("a: >-\n  xy > z", 3, 4),
        ("a: xy\n  > z", 4, 4),
        ("a: 'xy\n  > z'", 4, 4),
        ("{a: 标 > z}", 2, 7),
    ],
)
def test_an_offset_moves_the_column_within_one_line(written: str, offset: int, column: int) -> None:
    read = read_yaml(written + "\n", "f.yaml")
    found = problem(read, ("a",), "bad", offset=offset)
    assert (found.line, found.column) == (1, column)


def test_an_offset_counts_characters_of_json_strings() -> None:
    read = read_yaml(r'{"a": "\ud83d\ude00 > z"}', "f.json")
    assert problem(read, ("a",), "bad", offset=2).column == 21


def test_a_collector_goes_on_behind_a_bad_file() -> None:
    collector = Collector()
    for file, text in (("b.yaml", "a: ~"), ("c.yaml", "a: 1"), ("a.yaml", "")):
        with collector.gathering():
            read_yaml(text, file)
    collector.add(Problem("c.yaml", 1, 1, "", "x"), Problem("c.yaml", 1, 1, "", "x"))
    collector.extend([Problem("a.yaml", 9, 1, "", "y")])
    with pytest.raises(InvalidInput) as caught:
        collector.raise_if_any()
    assert [(p.file, p.line) for p in caught.value.problems] == [
        ("a.yaml", 0),
        ("a.yaml", 9),
        ("b.yaml", 1),
        ("c.yaml", 1),
    ]


def test_a_collector_without_problems_is_silent() -> None:
    collector = Collector()
    collector.raise_if_any()
    assert collector.problems == ()
