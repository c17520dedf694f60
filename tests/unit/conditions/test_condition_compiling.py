"""Compiled conditions: one read a fact, any number of conditions, nothing taken from their text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import pytest
from milepost.conditions import (
    ConditionError,
    Given,
    Scope,
    bind,
    check,
    compile_conditions,
    evaluate,
    parse,
)
from milepost.model.expression import Literal, Node
from milepost.model.types import NUMBER, TEXT, YES_NO, Type
from milepost.model.values import NONE, UNUSABLE, Value

TODAY = date(2026, 6, 30)
ROWS = Type("list", item=Type("record", fields={"score": NUMBER}))
SCOPE = Scope(
    {
        "a": NUMBER,
        "b": NUMBER,
        "flag": YES_NO,
        "name": TEXT,
        "rows": ROWS,
        "param": Type("record", fields={"least": NUMBER}),
    },
    results=True,
    ids=frozenset({"x"}),
)


def typed(source: str) -> Node:
    tree, problems = check(parse(source), SCOPE)
    assert problems == ()
    return tree


class Counting(Mapping[str, Value]):
    """Counts how often each value is asked for."""

    def __init__(self, values: Mapping[str, Value]) -> None:
        self.values_ = values
        self.asked: list[str] = []

    def __getitem__(self, key: str) -> Value:
        self.asked.append(key)
        return self.values_[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.values_)

    def __len__(self) -> int:
        return len(self.values_)


def test_each_fact_is_read_once() -> None:
    sources = ["a > 1 and b < 2", "a + b > 3 or flag", "count(rows, score > a) > 0", "a < b < 9"]
    compiled = compile_conditions({source: typed(source) for source in sources})
    values = Counting({"a": 2, "b": 3, "flag": None, "rows": ({"score": 3},)})
    assert compiled.run(values, TODAY) == (False, True, True, True)
    assert sorted(values.asked) == ["a", "b", "flag", "rows"]
    assert compiled.names == tuple(sources)
    assert set(compiled.reads) == {"a", "b", "flag", "rows"}


def test_results_are_refused() -> None:
    with pytest.raises(ConditionError, match="read facts only"):
        compile_conditions({"c": typed('met("x")')})


def test_names_and_texts_cannot_become_code() -> None:
    tree = typed("name == 'x\"; import os; \"'")
    name = "c\nraise SystemExit"
    compiled = compile_conditions({name: tree})
    assert compiled.run({"name": 'x"; import os; "'}, TODAY) == (True,)


def test_a_long_chain_compiles() -> None:
    sources = [" or ".join(["a > 9"] * 200), " and ".join(["a < 9"] * 200)]
    compiled = compile_conditions({source: typed(source) for source in sources})
    assert compiled.run({"a": 5}, TODAY) == (False, True)
    assert compiled.run({}, TODAY) == (None, None)


def test_the_deepest_condition_compiles() -> None:
    source = "(not not not (1 == 1 and " * 10 + "a" + " + 1" * 50 + " > 3" + "))" * 10
    tree = typed(source)
    compiled = compile_conditions({"deep": tree})
    for values in ({"a": 1}, {"a": -60}, {"a": NONE}, {}):
        assert compiled.run(values, TODAY) == (evaluate(tree, Given(values, TODAY)),)


def test_thousands_of_conditions_are_split_over_functions() -> None:
    one = typed("a > 1 and b < 2 or flag")
    trees = {f"c{number}": one for number in range(3000)}
    compiled = compile_conditions(trees)
    assert compiled.source.count("\ndef part") > 3
    assert compiled.run({"a": 2, "b": NONE, "flag": False}, TODAY) == (UNUSABLE,) * 3000


def test_nothing_to_compile_gives_nothing() -> None:
    assert compile_conditions({}).run({}, TODAY) == ()


def test_bound_parameters_are_written_out() -> None:
    tree = bind(typed("a >= param.least"), {"param": {"least": 3}})
    compiled = compile_conditions({"c": tree})
    assert compiled.reads == ("a",)
    assert isinstance(tree.operands[1], Literal)  # type: ignore[attr-defined]
    assert compiled.run({"a": 3}, TODAY) == (True,)


@pytest.mark.parametrize("source", ["a * a * a", "-(a * a * a)", "a * a * a + 1", "1 / a / a / a"])
def test_a_number_that_grows_beyond_sense_is_unknown(source: str) -> None:
    tree = typed(f"known({source})")
    for value, known in ((10**60, True), (10**18, True), (10**70, False), (-(10**70), False)):
        values = {"a": value}
        assert evaluate(tree, Given(values, TODAY)) is known
        assert compile_conditions({"c": tree}).run(values, TODAY) == (known,)
