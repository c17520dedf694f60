"""What the parser accepts, what it refuses, and where it says the mistake is."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from milepost.conditions import ConditionError, parse, text_of, write
from milepost.conditions.scanning import MAX_DEPTH, MAX_LENGTH, MAX_SIGNS
from milepost.model.expression import Attribute, Compare, Literal, Name, Node


def refusal(source: str) -> ConditionError:
    with pytest.raises(ConditionError) as caught:
        parse(source)
    return caught.value


@pytest.mark.parametrize(
    "source",
    [
        '__import__("os").system("ls")',
        "().__class__.__bases__",
        "a.__class__.__subclasses__() == 1",
        "a._private == 1",
        "getattr(a, 'x')",
        "eval('1')",
        "9**9**9 > 1",
        "9" * 41 + " > a",
        "(" * 300 + "1" + ")" * 300,
        "not " * 400 + "a",
        "-" * 1500 + "1 > 0",
        "1" + "+1" * 900 + " > 0",
        "a or " * 600 + "a",
        "[" * 100,
        'a == "\\x41"',
        "a\x00 > 1",
        "a > 1\\\n",
        "a > 1; b",
        "await a",
        "(yield)",
        "*a",
        "a[0:1]",
        "a.b[0]",
        "f'{a}'",
        "...",
        "a @ b",
        "~a",
        "\ud800 == 1",
        ") or (",
        "a > 1) or (a > 1",
    ],
)
def test_hostile_sources_are_refused(source: str) -> None:
    error = refusal(source)
    assert error.message
    assert 1 <= error.column <= len(source) + 1


@settings(
    max_examples=300, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
@given(st.text(alphabet="ab1. ()[]<=>+-*/\"',notrdx_一（é", max_size=40))
def test_any_text_is_read_or_refused(source: str) -> None:
    try:
        outcome: Node | ConditionError = parse(source)
    except ConditionError as error:
        outcome = error
    assert isinstance(outcome, Node) or outcome.column >= 1


def test_limits_hold_exactly() -> None:
    longest = "a" * MAX_LENGTH
    deepest = "(" * MAX_DEPTH + "a" + ")" * MAX_DEPTH
    assert isinstance(parse(longest), Name)
    assert isinstance(parse(deepest), Name)
    assert parse("1" + " + 1" * MAX_SIGNS).end > 0
    assert "2001 characters" in refusal(longest + "a").message
    assert "deep" in refusal(f"({deepest})").message
    assert "signs" in refusal("1" + " + 1" * (MAX_SIGNS + 1)).message


@pytest.mark.parametrize(
    ("source", "column"),
    [
        ("a > 3 && b", 7),
        ("预算 > 3 且 b", 8),
        ('名称 == "标题" and eval(b)', 16),
        ("a >\n 1 % 2", 8),
        ("a > 1 flag", 7),
        ("a > 1 and", 9),
        ("count(risks, open) + x.__y", 24),
    ],
)
def test_a_mistake_is_placed_by_character(source: str, column: int) -> None:
    assert refusal(source).column == column


def test_nodes_know_their_place_in_the_source() -> None:
    source = '预算 >= 10 and 名称 == "标题"'
    left, right = parse(source).operands  # type: ignore[attr-defined]
    assert text_of(left, source) == "预算 >= 10"
    assert text_of(right.operands[1], source) == '"标题"'


def test_numbers_are_exact() -> None:
    tree = parse("x == 1.10")
    assert isinstance(tree, Compare)
    number = tree.operands[1]
    assert isinstance(number, Literal)
    assert str(number.value) == "11/10"


def test_names_are_normalised_and_texts_are_not() -> None:
    tree = parse('ｐｍｏ.ﬁeld == "ｐｍｏ"')
    assert isinstance(tree, Compare)
    field, text = tree.operands
    assert isinstance(field, Attribute)
    assert (write(field), write(text)) == ("pmo.field", '"ｐｍｏ"')


def test_line_breaks_are_spaces() -> None:
    assert write(parse("  a > 1\n  and b > 2\n")) == "a > 1 and b > 2"


@pytest.mark.parametrize(
    ("source", "plain"),
    [
        ("a and(b or c)", "a and (b or c)"),
        ("(a and b)or c", "a and b or c"),
        ("not(a and b)", "not (a and b)"),
        ("a-(b-c)", "a - (b - c)"),
        ("(a-b)-c", "a - b - c"),
        ("-(a+b)*2", "-(a + b) * 2"),
        ("a--2", "a - -2"),
        ("(a==b)==c", "(a == b) == c"),
        ("a in[1,2.50]", "a in [1, 2.5]"),
        ("x == 'say \"hi\"'", "x == 'say \"hi\"'"),
        ("d>date('2026-05-01')", 'd > date("2026-05-01")'),
        ("min( a,b )", "min(a, b)"),
    ],
)
def test_plain_spelling(source: str, plain: str) -> None:
    assert write(parse(source)) == plain
    assert write(parse(plain)) == plain
