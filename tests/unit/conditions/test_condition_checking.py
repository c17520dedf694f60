"""Types of a condition, and all its mistakes at once."""

from __future__ import annotations

from milepost.conditions import Scope, check, cites, parse, reads
from milepost.model.expression import All, Attribute, Call, Compare, Name, Node
from milepost.model.types import NUMBER, SERIES, TEXT, YES_NO, Type, TypeName

RISKS = Type("list", item=Type("record", fields={"score": NUMBER, "open": YES_NO}))
SCOPE = Scope(
    {"a": NUMBER, "flag": YES_NO, "name": TEXT, "rate": SERIES, "risks": RISKS, "ﬁt": NUMBER},
    results=True,
    ids=frozenset({"S4.1.p1", "S4.2"}),
)


def typed(source: str) -> Node:
    tree, problems = check(parse(source), SCOPE)
    assert problems == ()
    return tree


def faults(source: str, wanted: tuple[TypeName, ...] = ()) -> list[str]:
    return [str(problem) for problem in check(parse(source), SCOPE, wanted)[1]]


def test_every_mistake_is_reported_in_order() -> None:
    found = faults("nme == 3 and flag > 1 and count(risks, scor > name) == 'x'")
    assert [text.split(":")[0] for text in found] == [
        "column 1",
        "column 14",
        "column 27",
        "column 40",
    ]
    assert "did you mean `name`" in found[0]
    assert "did you mean `score`" in found[3]


def test_one_mistake_is_reported_once() -> None:
    assert len(faults("(amount + 1) * 2 > 3 and not (amnt > 2)")) == 2


def test_every_part_has_a_type() -> None:
    tree = typed("a + 1 > 2 and flag")
    assert isinstance(tree, All)
    first = tree.operands[0]
    assert isinstance(first, Compare)
    assert [part.type for part in (tree, first, *first.operands)] == [
        YES_NO,
        YES_NO,
        NUMBER,
        NUMBER,
    ]


def test_the_wanted_type_is_asked_of_the_whole() -> None:
    assert faults("a + 1", ("yes_no",)) == [
        "column 1: `a + 1` is a number, not yes or no; compare it with something"
    ]
    assert faults("a > 1", ("yes_no",)) == []
    assert faults("flag", ("number", "text")) == [
        "column 1: `flag` is yes or no, not a number or a text"
    ]


def test_a_series_stands_for_its_newest_value() -> None:
    tree, problems = check(parse("rate"), SCOPE, ("number",))
    assert problems == ()
    assert isinstance(tree, Attribute)
    assert tree.name == "value"


def test_words_over_items_are_told_from_outer_names() -> None:
    tree = typed("count(risks, open and any_of(risks, score > a)) > 0")
    assert reads(tree) == {"a", "risks"}
    count = tree.operands[0]  # type: ignore[attr-defined]
    assert isinstance(count, Call)
    opened = count.arguments[1].operands[0]  # type: ignore[attr-defined]
    assert (opened.name, opened.depth) == ("open", 1)


def test_the_declared_spelling_of_a_name_is_kept() -> None:
    tree = typed("fit > 1").operands[0]  # type: ignore[attr-defined]
    assert isinstance(tree, Name)
    assert tree.name == "ﬁt"


def test_ids_are_cited_as_written() -> None:
    assert cites(typed('met("S4.2") and share(under("S4.1"), passed) > 0')) == {"S4.2", "S4.1"}


def test_results_are_refused_where_there_are_none() -> None:
    problems = check(parse('met("S4.2")'), Scope())[1]
    assert "not to be had" in problems[0].message


def test_as_of_is_no_name_that_is_read() -> None:
    assert reads(typed('as_of > date("2026-01-01")')) == frozenset()
