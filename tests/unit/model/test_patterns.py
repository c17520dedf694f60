"""Patterns as authors write them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from milepost.model.kinds import Plain
from milepost.model.pattern_lines import Bound, Line, Taken, Then, Word, read_line, read_then
from milepost.model.patterns import DerivedFact, InputFact, Pattern
from milepost.model.text import Text
from pydantic import TypeAdapter, ValidationError


def test_a_line_is_its_kind_constants_bounds_and_joins() -> None:
    line = read_line(
        {
            Plain("group"): Plain("domain"),
            "domain": Plain("010"),
            "unmet": {"at_least": Plain("3"), "at_most": Plain("4.5")},
            "total": Plain("7"),
            "same": [Plain("gate")],
        }
    )
    assert line == Line(
        "group",
        "domain",
        (("domain", "010"), ("total", 7)),
        (Bound("unmet", 3, Fraction(9, 2)),),
        ("gate",),
    )
    assert line.names == ("domain", "total", "unmet", "gate")


@pytest.mark.parametrize(("written", "read"), [("no", "no"), ("true", "yes"), ("false", "no")])
def test_waived_is_yes_or_no_however_written(written: str, read: str) -> None:
    line = read_line({"finding": Plain("fail"), "waived": Plain(written)})
    assert line.constants == (("waived", read),)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ([], "a line is a mapping"),
        ({"findng": Plain("fail")}, "did you mean finding?"),
        ({"finding": Plain("fail"), "waiver": Plain("live")}, "not both finding and waiver"),
        (
            {"finding": Plain("fail"), "domain": {"at_least": Plain("3")}},
            "domain of a finding is text",
        ),
        (
            {"group": Plain("domain"), "unmet": {"at_least": Plain("few")}},
            "unmet: at_least: a number",
        ),
        ({"group": Plain("domain"), "unmet": {"over": Plain("3")}}, "not over"),
        ({"group": Plain("domain"), "unmet": {}}, "at_least or at_most"),
        ({"group": Plain("domain"), "unmet": Plain("three")}, "unmet: a number is expected"),
        ({"finding": Plain("fail"), "domain": Plain("same")}, "same: domain"),
        ({"finding": Plain("fail"), "domain": [Plain("risk")]}, "domain: text is expected"),
        ({"finding": Plain("fail"), "waived": Plain("maybe")}, "waived: true or false"),
        ({"finding": Plain("fail"), "same": {"domain": Plain("x")}}, "a list of names"),
    ],
)
def test_a_malformed_line_says_what_is_wrong(written: object, message: str) -> None:
    with pytest.raises(ValueError, match=message.replace("?", r"\?")):
        read_line(written)


def test_then_tells_joined_values_bare_words_and_quoted_text_apart() -> None:
    then = read_then(
        {"weakness": Plain("systemic"), "domain": Plain("same"), "root": Plain("x"), "by": "same"}
    )
    fields = (("domain", Taken("domain")), ("root", Word("x", bare=True)), ("by", Word("same")))
    assert then == Then("weakness", "systemic", fields)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ({"finding": Plain("fail")}, "then concludes one of"),
        ({"weakness": Plain("a"), "cause": Plain("b")}, "not both weakness and cause"),
        ({"weeknes": Plain("a")}, "did you mean weakness"),
        ({"weakness": Plain("a"), "n": {"at_least": Plain("3")}}, "not a mapping"),
        ({"weakness": Plain("a"), "n": [Plain("3")]}, "n: text is expected"),
        (Plain("weakness"), "then is a mapping"),
    ],
)
def test_a_malformed_conclusion_says_what_is_wrong(written: object, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        read_then(written)


def test_a_pattern_reads_its_lines_and_places_its_errors() -> None:
    written = {
        "id": Plain("p"),
        "when": [{"finding": Plain("fail")}],
        "then": {"cause": Plain("c")},
    }
    assert Pattern.model_validate(written).when == (Line("finding", "fail"),)
    with pytest.raises(ValidationError) as error:
        Pattern.model_validate({**written, "when": [{"finding": Plain("fail")}, {}]})
    assert error.value.errors()[0]["loc"] == ("when", 1)


def test_a_pattern_without_lines_is_refused() -> None:
    with pytest.raises(ValidationError):
        Pattern.model_validate({"id": "p", "when": [], "then": {"cause": Plain("c")}})


def test_a_title_is_filled_from_the_conclusion() -> None:
    pattern = Pattern(
        id="p",
        title=Text(en="<domain> is weak", zh="<domain> 薄弱"),
        when=(Line("finding", "fail"),),
        then=Then("weakness", "systemic"),
    )
    fact = DerivedFact("weakness", "systemic", (("domain", "risk"),))
    assert pattern.titled(fact) == Text(en="risk is weak", zh="risk 薄弱")


def test_facts_are_equal_however_their_fields_were_listed() -> None:
    one = InputFact("link", "l", (("a", "1"), ("b", 2)))
    other = InputFact("link", "l", (("b", 2), ("a", "1")))
    assert one == other
    assert len({one, other}) == 1
    assert (one.get("b"), one.get("c")) == (2, None)


def test_facts_sort_with_numbers_before_text() -> None:
    facts = [InputFact("k", "v", (("a", value),)) for value in ("x", "", 3, Fraction(1, 2))]
    assert [f.get("a") for f in sorted(facts, key=lambda f: f.order)] == [
        Fraction(1, 2),
        3,
        "",
        "x",
    ]


def test_lines_and_conclusions_have_a_schema() -> None:
    schema = TypeAdapter(Pattern).json_schema()
    assert "weakness" in schema["properties"]["then"]["properties"]
    assert "same" in schema["properties"]["when"]["items"]["properties"]
