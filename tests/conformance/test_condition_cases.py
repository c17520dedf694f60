"""Every case of the language's data files, evaluated, traced and compiled."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from milepost.conditions import (
    FUNCTIONS,
    WORDS,
    ConditionError,
    Given,
    Scope,
    check,
    cites,
    compile_conditions,
    evaluate,
    parse,
    trace,
    write,
)
from milepost.loading.facts import fact_type, read_value
from milepost.model.facts import Fact
from milepost.model.kinds import Plain
from milepost.model.types import Type
from milepost.model.values import UNUSABLE, Range, Step, Value

FILES = sorted((Path(__file__).parent / "conditions").glob("*.yaml"))
AS_OF = date(2026, 6, 30)


class PlainLoader(yaml.SafeLoader):
    """Leaves scalars as text, unquoted ones as Plain."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012


def _scalar(loader: PlainLoader, node: yaml.ScalarNode) -> str:
    return Plain(node.value) if node.style is None else node.value


PlainLoader.add_constructor("tag:yaml.org,2002:str", _scalar)


def _cases(key: str) -> list[Any]:
    return [
        pytest.param(data, case, id=f"{path.stem}: {case['if']}")
        for path in FILES
        for data in [yaml.load(path.read_text(encoding="utf-8"), PlainLoader)]
        for case in data.get(key, ())
    ]


def _facts(data: dict[str, Any]) -> dict[str, Fact]:
    return {name: Fact.model_validate(fact) for name, fact in data.get("facts", {}).items()}


def _word_type(raw: Any) -> Type:
    if isinstance(raw, list):
        return Type("choice", tuple(raw), ordered=True)
    return Type(raw, ordered=raw == "step")


def _scope(data: dict[str, Any]) -> Scope:
    names = {name: fact_type(fact) for name, fact in _facts(data).items()}
    for name, steps in data.get("steps", {}).items():
        names[name] = Type("step", tuple(steps), ordered=True)
    for name, words in data.get("lists", {}).items():
        fields = {word: _word_type(kind) for word, kind in words.items()}
        names[name] = Type("list", item=Type("record", fields=fields))
    return Scope(names, "items" in data, frozenset(data.get("items", ())), WORDS)


def _number(raw: str) -> int | Fraction:
    number = Fraction(raw)
    return int(number) if number.denominator == 1 else number


def _plain(raw: str, kind: str) -> Value:
    if kind == "step":
        name, order = raw.split("/")
        return Step(name, tuple(order.split(".")))
    if kind == "number":
        return _number(raw)
    return raw == "true" if kind == "yes_no" else str(raw)


def _item(words: dict[str, str], kinds: Any) -> dict[str, Value]:
    return {word: _plain(raw, _word_type(kinds[word]).name) for word, raw in words.items()}


def _value(data: dict[str, Any], name: str, raw: Any) -> Value:
    if name in data.get("steps", {}):
        order = tuple(data["steps"][name])
        return Step(str(raw), order, order.index(str(raw)))
    if name in data.get("lists", {}):
        return tuple(_item(item, data["lists"][name]) for item in raw)
    return read_value(raw, _facts(data)[name])


def _given(data: dict[str, Any], case: dict[str, Any]) -> Given:
    raw = {**data.get("given", {}), **case.get("given", {})}
    items = {id: _item(words, _WORD_NAMES) for id, words in data.get("items", {}).items()}
    return Given({name: _value(data, name, one) for name, one in raw.items()}, AS_OF, items)


_WORD_NAMES = {word: kind.name for word, kind in WORDS.items()}


def _expected(raw: Any) -> Value:
    if raw in ("true", "false"):
        return raw == "true"
    if raw in ("unknown", "unusable"):
        return None if raw == "unknown" else UNUSABLE
    low, _, high = raw.partition("..")
    return Range(_number(low), _number(high)) if high else _number(low)


@pytest.mark.parametrize(("data", "case"), _cases("cases"))
def test_a_case_has_its_value_in_every_form(data: dict[str, Any], case: dict[str, Any]) -> None:
    tree, problems = check(parse(case["if"]), _scope(data))
    assert [str(problem) for problem in problems] == []
    env = _given(data, case)
    value = evaluate(tree, env)
    assert value == _expected(case["is"])
    assert type(value) is type(_expected(case["is"]))
    assert trace(tree, env).value == value
    if not cites(tree):
        assert compile_conditions({"it": tree}).run(env.values, AS_OF) == (value,)


@pytest.mark.parametrize(("data", "case"), _cases("cases"))
def test_a_case_keeps_its_value_when_written_plainly(
    data: dict[str, Any], case: dict[str, Any]
) -> None:
    again, problems = check(parse(write(parse(case["if"]))), _scope(data))
    assert problems == ()
    assert evaluate(again, _given(data, case)) == _expected(case["is"])


@pytest.mark.parametrize(("data", "case"), _cases("refusals"))
def test_a_refusal_says_what_to_mend(data: dict[str, Any], case: dict[str, Any]) -> None:
    try:
        _, problems = check(parse(case["if"]), _scope(data))
    except ConditionError as problem:
        problems = (problem,)
    assert problems
    assert case["says"] in "\n".join(str(problem) for problem in problems)
    assert all(1 <= problem.column <= max(1, len(case["if"])) for problem in problems)


def test_the_cases_use_every_function() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in FILES)
    assert [name for name in FUNCTIONS if f"{name}(" not in text] == []
    assert len(_cases("cases")) + len(_cases("refusals")) >= 170
