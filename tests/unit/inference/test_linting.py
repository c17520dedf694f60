"""Mistakes in patterns are found and mended before anything runs."""

from __future__ import annotations

import pytest
from milepost.inference.linting import Mistake, lint
from milepost.model.pattern_lines import Bound, Line, Taken, Then, Word
from milepost.model.patterns import Pattern
from milepost.model.text import Text

FAIL = Line("finding", "fail")
CAUSE = Then("cause", "c")


def mistakes(*patterns: Pattern) -> list[Mistake]:
    return lint(
        patterns,
        axes={"domain": ["risk", "scope"], "team": [], "id": ["x"]},
        checks=["S4.2.2.p1", "S4.2.2.q1"],
        criteria=["G2.1"],
        results={"verdict": ["hold", "go"], "score": []},
        links={"domain-gate": [{"domain": "risk", "gate": "G2"}]},
        severities=["critical", "major"],
    )


def pattern(*when: Line, unless: Line | None = None, then: Then = CAUSE) -> Pattern:
    return Pattern(id="p", when=when, unless=unless, then=then)


def test_the_patterns_of_the_safe_subset_pass() -> None:
    weak = pattern(
        Line("group", "domain", bounds=(Bound("unmet", at_least=3),)),
        Line("finding", "fail", (("severity", "critical"), ("team", "any")), same=("domain",)),
        then=Then("weakness", "w", (("domain", Taken("domain")), ("n", Taken("unmet")))),
    )
    up = Pattern(
        id="up",
        when=(
            Line("weakness", "w", (("domain", "risk"),), (Bound("n", at_least=3),)),
            Line("link", "domain-gate", same=("domain",)),
            Line("result", "verdict", (("is", "undetermined"),)),
        ),
        unless=Line("waiver", "live", same=("domain",)),
        then=Then("escalation", "e", (("gate", Taken("gate")),)),
    )
    board = Pattern(
        id="board", when=(Line("escalation", "e", (("gate", "G2"),)),), then=Then("escalation", "b")
    )
    assert mistakes(weak, up, board) == []


@pytest.mark.parametrize(
    ("line", "path", "what", "mend"),
    [
        (Line("finding", "failed"), ".finding", "there is no finding failed", "did you mean fail?"),
        (Line("group", "domian"), ".group", "there is no group domian", "did you mean domain?"),
        (Line("waiver", "alive"), ".waiver", "there is no waiver alive", "did you mean live?"),
        (Line("cause", "x"), ".cause", "no pattern concludes cause x", "use one of c"),
        (
            Line("finding", "fail", (("domian", "risk"),)),
            ".domian",
            "a finding fail has no field domian",
            "did you mean domain?",
        ),
        (
            Line("finding", "fail", (("check", "S4.2.2.p2"),)),
            ".check",
            "check is never S4.2.2.p2 here",
            "did you mean S4.2.2.p1?",
        ),
        (
            Line("finding", "fail", (("severity", "mayor"),)),
            ".severity",
            "severity is never mayor here",
            "did you mean major?",
        ),
        (
            Line("result", "verdict", (("is", "held"),)),
            ".is",
            "is is never held here",
            "did you mean hold?",
        ),
        (
            Line("result", "score", (("is", "go"),)),
            ".is",
            "a result score has no field is",
            "use one of value",
        ),
        (
            Line("link", "domain-gate", (("gate", "G3"),)),
            ".gate",
            "gate is never G3 here",
            "use one of G2",
        ),
        (
            Line("group", "domain", bounds=(Bound("total", 3, 2),)),
            ".total",
            "no number is at least 3 and at most 2",
            "exchange the two",
        ),
        (Line("finding", "fail", same=("domain",)), ".same", "no line above has domain", ""),
        (
            Line("finding", "fail", (("id", "x"),)),
            ".id",
            "a field of a pattern cannot be named id",
            "rename it",
        ),
    ],
)
def test_a_mistake_in_a_line_is_placed_and_mended(
    line: Line, path: str, what: str, mend: str
) -> None:
    (mistake,) = mistakes(pattern(line))
    assert (mistake.path, mistake.what) == (f"when[0]{path}", what)
    assert mend in mistake.mend


def test_a_field_cannot_be_fixed_and_joined_at_once() -> None:
    line = Line("finding", "fail", (("domain", "risk"),), same=("domain",))
    assert [m.what for m in mistakes(pattern(FAIL, line))] == ["domain is given twice in one line"]


def test_more_than_sixteen_lines_are_too_many() -> None:
    lines = [FAIL, *[Line("finding", "fail", same=("domain",))] * 15]
    assert mistakes(pattern(*lines)) == []
    assert mistakes(pattern(*lines, unless=Line("waiver", "live")))[0].path == "when"


CHECK = Line("finding", "pass", (("check", "S4.2.2.p1"),))
SEVERE = Line("finding", "fail", (("severity", "critical"),))


@pytest.mark.parametrize(
    "lines",
    [
        (FAIL, FAIL),
        (CHECK, FAIL),
        (FAIL, Line("group", "domain", bounds=(Bound("unmet", at_least=3),))),
        (FAIL, Line("link", "domain-gate")),
        (FAIL, Line("waiver", "live")),
    ],
)
def test_a_line_that_any_fact_fits_stands_first_only(lines: tuple[Line, ...]) -> None:
    (mistake,) = mistakes(pattern(*lines))
    assert (mistake.path, mistake.what) == (
        "when[1]",
        "a line below the first joins a line above or names what it looks at",
    )
    assert "same" in mistake.mend


def test_two_lines_at_most_neither_join_nor_name_one_thing() -> None:
    assert mistakes(pattern(SEVERE, SEVERE, CHECK)) == []
    (mistake,) = mistakes(pattern(SEVERE, CHECK, SEVERE, SEVERE))
    what = "3 lines neither join a line above nor name a check, criterion or result"
    assert (mistake.path, mistake.what) == ("when", what)


@pytest.mark.parametrize(
    "line",
    [
        Line("result", "score", bounds=(Bound("value", at_least=3),)),
        Line("group", "domain", (("domain", "risk"),)),
        Line("cause", "alone"),
        Line("link", "domain-gate", (("domain", "risk"), ("gate", "G2"))),
    ],
)
def test_lines_that_one_fact_fits_need_no_join(line: Line) -> None:
    alone = Pattern(id="alone", when=(CHECK,), then=Then("cause", "alone"))
    above = (FAIL, SEVERE, Line("result", "verdict"))
    assert mistakes(alone, pattern(*above, line, then=Then("weakness", "w"))) == []


@pytest.mark.parametrize(
    ("unless", "path"),
    [
        (Line("cause", "c"), "unless"),
        (Line("finding", "fail", (("severity", "major"),)), "unless"),
        (Line("waiver", "live", same=("gate",)), "unless.same"),
    ],
)
def test_unless_looks_at_other_input_facts_only(unless: Line, path: str) -> None:
    assert path in [mistake.path for mistake in mistakes(pattern(FAIL, unless=unless))]


def test_circles_are_reported_where_they_close() -> None:
    there = Pattern(id="a", when=(Line("cause", "y"),), then=Then("cause", "x"))
    back = Pattern(id="b", when=(Line("cause", "x"),), then=Then("cause", "y"))
    found = mistakes(there, back, pattern(Line("cause", "x")))
    assert [(m.pattern, m.path) for m in found] == [(0, "then"), (1, "then")]


def test_then_takes_only_what_a_line_has_under_names_that_are_free() -> None:
    fields = (("gate", Taken("gate")), ("sid", Word("x")), ("$s", Word("x")), ("a.b", Word("x")))
    found = mistakes(pattern(FAIL, then=Then("cause", "c", fields)))
    assert [m.path for m in found] == ["then.gate", "then.sid", "then.$s", "then.a.b"]


def test_a_derived_field_is_a_number_or_text_never_both() -> None:
    group = pattern(Line("group", "domain"), then=Then("cause", "c", (("n", Taken("total")),)))
    text = Pattern(id="q", when=(FAIL,), then=Then("cause", "c", (("n", Word("3", True)),)))
    assert [(m.pattern, m.path) for m in mistakes(group, text)] == [(1, "then.n")]


def test_bounds_and_constants_of_derived_fields_follow_their_producers() -> None:
    makes = pattern(FAIL, then=Then("cause", "c", (("n", Word("3", True)), ("d", Taken("domain")))))
    number = Pattern(
        id="q",
        when=(Line("cause", "c", (("d", "risky"),), (Bound("n", at_least=2),)),),
        then=Then("weakness", "w"),
    )
    assert [m.path for m in mistakes(makes, number)] == ["when[0].d", "when[0].n"]


def test_a_number_is_not_compared_with_text() -> None:
    makes = pattern(Line("group", "domain"), then=Then("cause", "c", (("n", Taken("total")),)))
    uses = Pattern(id="q", when=(Line("cause", "c", (("n", "3"),)),), then=Then("weakness", "w"))
    assert mistakes(makes, uses)[0].mend == "write n: {at_least: 3, at_most: 3}"


def test_titles_name_fields_of_the_conclusion() -> None:
    titled = pattern(FAIL, then=Then("cause", "c", (("domain", Taken("domain")),)))
    wrong = titled.model_copy(update={"title": Text(en="<domain> <domian>", zh="<domain>")})
    assert mistakes(wrong) == [
        Mistake(0, "title.en", "then gives no field domian", "did you mean domain?")
    ]


def test_ids_are_unique() -> None:
    assert [(m.pattern, m.path) for m in mistakes(pattern(FAIL), pattern(FAIL))] == [(1, "id")]
