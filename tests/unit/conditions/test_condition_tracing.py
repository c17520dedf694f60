"""The trace shows every operand, whatever decided."""

from __future__ import annotations

from datetime import date

from milepost.conditions import Given, Scope, check, parse, trace
from milepost.model.expression import Trace
from milepost.model.types import NUMBER, YES_NO, Type
from milepost.model.values import NONE, UNUSABLE

SCOPE = Scope(
    {
        "a": NUMBER,
        "flag": YES_NO,
        "param": Type("record", fields={"least": NUMBER}),
        "rows": Type("list", item=Type("record", fields={"score": NUMBER})),
    }
)


def traced(source: str, **values: object) -> Trace:
    tree, problems = check(parse(source), SCOPE)
    assert problems == ()
    return trace(tree, Given(values, date(2026, 6, 30)))  # type: ignore[arg-type]


def shown(found: Trace) -> list[tuple[str, object]]:
    return [(part.text, part.value) for part in found.parts]


def test_operands_after_the_deciding_one_are_shown() -> None:
    found = traced("flag and a + 1 >= param.least", flag=False, a=2, param={"least": 3})
    assert found.value is False
    assert shown(found) == [("flag", False), ("a + 1 >= param.least", True)]
    assert shown(found.parts[1]) == [("a + 1", 3), ("param.least", 3)]


def test_a_list_function_shows_its_list() -> None:
    rows = ({"score": 1}, {"score": 5})
    found = traced("count(rows, score > 2) > 0", rows=rows)
    assert shown(found) == [("count(rows, score > 2)", 1), ("0", 0)]
    assert shown(found.parts[0]) == [("rows", rows)]


def test_none_alone_is_unusable() -> None:
    assert traced("flag", flag=NONE).value is UNUSABLE
    assert traced("known(flag)", flag=NONE).parts[0].value is NONE
