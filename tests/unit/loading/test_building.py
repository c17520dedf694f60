"""Building models: every pydantic error becomes a problem with our words at its place."""

# ruff: noqa: E501 (a row of a table holds the whole line an author sees)

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from typing import Annotated, Any, Literal

import pytest
from milepost.errors import InvalidInput
from milepost.loading.building import build
from milepost.loading.yaml_text import read_yaml
from milepost.model.facts import Fact, Part
from milepost.model.kinds import Day, ExactNumber, Whole, Words, YesNo
from milepost.model.text import Text
from pydantic import (
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError


class Colour(Enum):
    RED = "red"
    GREEN = "green"


class Check(Part):
    id: Words
    check: Words
    severity: Literal["critical", "major", "minor"] = "major"
    weight: ExactNumber | None = None


class Answer(Part):
    id: Words
    answer: Words
    credit: Literal["excluded", "lowest"] | ExactNumber = 1


def form(data: Any) -> str | None:
    if not isinstance(data, dict):
        return None
    return next((key for key in ("check", "answer") if key in data), None)


Leaf = Annotated[
    Annotated[Check, Tag("check")] | Annotated[Answer, Tag("answer")], Discriminator(form)
]


class Circle(Part):
    kind: Literal["circle"]
    radius: ExactNumber


class Square(Part):
    kind: Literal["square"]
    side: ExactNumber


class Limit(Part):
    value: ExactNumber
    unit: Words = ""


@dataclass(frozen=True)
class Pair:
    __pydantic_config__ = ConfigDict(extra="forbid")
    left: Words
    right: Words


def as_limit(raw: object) -> object:
    return raw if isinstance(raw, dict) else {"value": raw}


class Everything(Part):
    leaves: tuple[Leaf, ...] = ()
    shapes: list[Annotated[Circle | Square, Field(discriminator="kind")]] = Field(default=[])
    facts: dict[Words, Fact] = Field(default={})
    title: Text | None = None
    either: Text | Check | Answer | tuple[Words, ...] | None = None
    limits: dict[Annotated[str, Field(pattern="^[a-z]+$")], ExactNumber | Limit] = Field(default={})
    wrapped: Annotated[Limit, BeforeValidator(as_limit)] | None = None
    range: tuple[Whole, Whole] | None = None
    names: tuple[Words, ...] = Field(default=(), min_length=1)
    colour: Colour = Colour.RED
    due: Day | None = None
    core: YesNo = False
    count: Whole = Field(default=1, ge=1, le=9)
    pair: Pair | None = None
    strict: int = 0
    renamed: Words = Field(default="", alias="class")

    @field_validator("names")
    @classmethod
    def known(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        if "odd" in names:
            raise ValueError("odd names", "use even ones")
        if "custom" in names:
            raise PydanticCustomError("custom", "Bad name {name}", {"name": "c", "mend": "drop it"})
        if "asserted" in names:
            raise AssertionError("no asserted names")
        return names

    @model_validator(mode="after")
    def whole(self) -> Everything:
        if self.core and self.renamed == "x":
            raise ValueError("core and x exclude each other", "leave one out")
        return self


def complaints(text: str, model: Any = Everything) -> list[str]:
    with pytest.raises(InvalidInput) as caught:
        build(model, read_yaml(text, "f.yaml"))
    return [str(problem).removeprefix("f.yaml:") for problem in caught.value.problems]


def test_a_model_is_built_with_exact_types() -> None:
    text = "leaves: [{id: 010, check: x, weight: 1.10}]\ncore: no\nclass: no\nrange: [1, 2]\n"
    built = build(Everything, read_yaml(text, "f.yaml"))
    (leaf,) = built.leaves
    assert (leaf.id, built.core, built.renamed, built.range) == ("010", False, "no", (1, 2))
    assert isinstance(leaf, Check)
    assert leaf.weight == Fraction(11, 10)


def test_a_part_of_a_file_is_built_in_its_place() -> None:
    read = read_yaml("a:\n  - {id: x, check: y}\n  - {id: x, chek: y}\n", "f.yaml")
    assert build(Check, read, ("a", 0)) == Check(id="x", check="y")
    with pytest.raises(InvalidInput, match=r"f.yaml:3:13: a\[1\].chek: unknown key `chek`"):
        build(Check, read, ("a", 1))


def test_any_type_can_be_built() -> None:
    read = read_yaml("a: {en: x}\nb: {en: y}\n", "f.yaml")
    assert build(dict[str, Text], read)["b"] == Text(en="y")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("colr: red", "1:1: colr: unknown key `colr`; did you mean `colour`?"),
        ("clas: x", "1:1: clas: unknown key `clas`; did you mean `class`?"),
        ("title: {fr: x, en: y}", "1:9: title.fr: unknown key `fr`; allowed are en, zh"),
        ("title: {zh: x}", "1:8: title: the key `en` is missing; add `en:`"),
        ("title: 标题", '1:8: title: a mapping is expected here, not the text "标题"'),
        ("title: {en: [x]}", "1:13: title.en: text is expected here, not a list"),
        ("facts: [a]", "1:8: facts: a mapping is expected here, not a list"),
        ("facts: {a: {type: record, fields: {b: {type: list, ownr: x}}}}", "1:52: facts.a.fields.b.ownr: unknown key `ownr`; did you mean `owner`?"),
        ("facts: {a: {type: number, max_age_days: 0}}", "1:41: facts.a.max_age_days: this must be more than 0, not 0"),
        ("leaves: {a: b}", "1:9: leaves: a list is expected here, not a mapping"),
        ("leaves:\n- id: a\n  check: x\n  severty: minor", "4:3: leaves[0].severty: unknown key `severty`; did you mean `severity`?"),
        ("leaves:\n- id: a\n  check: [x]", "3:10: leaves[0].check: text is expected here, not a list"),
        ("leaves:\n- id: a\n  check: x\n  severity: Mayor", "4:13: leaves[0].severity: `Mayor` is not one of critical, major, minor; did you mean `major`?"),
        ("leaves:\n- check: x", "2:3: leaves[0]: the key `id` is missing; add `id:`"),
        ("leaves:\n- foo", '2:3: leaves[0]: a mapping is expected here, not the text "foo"'),
        ("leaves:\n- id: a", "2:3: leaves[0]: one of the keys `check`, `answer` is needed here"),
        ("leaves:\n- id: a\n  anwser: x", "2:3: leaves[0]: one of the keys `check`, `answer` is needed here; did you mean `answer` by `anwser`?"),
        ("leaves: [{id: a, answer: x, credit: exclude}]", '1:37: leaves[0].credit: one of excluded, lowest or a number is expected here, not the text "exclude"; did you mean `excluded`?'),
        ("shapes: [{kind: cirle, radius: 1}]", "1:10: shapes[0]: `cirle` is not one of circle, square; did you mean `circle`?"),
        ("shapes: [{radius: 1}]", "1:10: shapes[0]: the key `kind` is missing; add `kind:` with one of circle, square"),
        ("shapes: [{kind: circle, radius: big}]", '1:33: shapes[0].radius: a number is expected here, not the text "big"'),
        ("either: 3", "1:9: either: a mapping or a list is expected here, not 3"),
        ("either: {en: x, fr: y}", "1:17: either.fr: unknown key `fr`; allowed are en, zh"),
        ("either: {id: x, answr: y}", "1:17: either.answr: unknown key `answr`; did you mean `answer`?"),
        ("either: [[x]]", "1:10: either[0]: text is expected here, not a list"),
        ("limits: {a: [1]}", "1:13: limits.a: a number or a mapping is expected here, not a list"),
        ("limits: {a: {value: x}}", "1:21: limits.a.value: a number is expected here, not the text \"x\""),
        ("limits: {A: 1}", "1:10: limits.A: the text does not match the form ^[a-z]+$"),
        ("wrapped: big", '1:10: wrapped: a number is expected here, not the text "big"'),
        ("range: [1, x]", '1:12: range[1]: a number is expected here, not the text "x"'),
        ("range: [1, 2, 3]", "1:8: range: at most 2 allowed here, there are 3"),
        ("names: []", "1:8: names: at least 1 needed here, there are 0"),
        ("names: [odd]", "1:8: names: odd names; use even ones"),
        ("names: [custom]", "1:8: names: bad name c; drop it"),
        ("names: [asserted]", "1:8: names: no asserted names"),
        ("colour: gren", "1:9: colour: `gren` is not one of red, green; did you mean `green`?"),
        ("colour: [red]", "1:9: colour: one of red, green is expected here, not a list"),
        ("due: 2026-02-30", "1:6: due: 2026-02-30 is not a day of the calendar"),
        ('core: "no"', '1:7: core: true or false is expected here, not the text "no"'),
        ("count: 010", "1:8: count: a number is expected here, not 010"),
        ("count: 10", "1:8: count: this must be at most 9, not 10"),
        ("pair: {left: x, rigth: y}", "1:17: pair.rigth: unknown key `rigth`; did you mean `right`?"),
        ("strict: x", '1:9: strict: a whole number is expected here, not the text "x"'),
        ("core: yes\nclass: x", "1:1: core and x exclude each other; leave one out"),
        ("[a]", "1:1: a mapping is expected here, not a list"),
    ],
)  # fmt: skip
def test_errors_are_told_in_our_words(text: str, line: str) -> None:
    assert complaints(text) == [line]


def test_all_errors_are_told_in_the_order_of_the_file() -> None:
    text = "strict: x\ntitle: {zh: y}\ncolour: blue\nnone: 1\nleaves: [{id: a, check: b, x: c}]\n"
    assert [line.split(":")[0] for line in complaints(text)] == ["1", "2", "3", "4", "5"]


def test_a_missing_key_is_not_told_where_it_is_misspelt() -> None:
    (line,) = complaints("id: x\nchek: y\n", Check)
    assert line == "2:1: chek: unknown key `chek`; did you mean `check`?"


def test_a_validation_inside_of_a_validator_keeps_its_place() -> None:
    class Outer(Part):
        inner: Any

        @field_validator("inner", mode="before")
        @classmethod
        def read(cls, raw: object) -> object:
            return Limit.model_validate(raw)

    (line,) = complaints("inner: {value: x}\n", Outer)
    assert line == '1:16: inner.value: a number is expected here, not the text "x"'


def test_long_text_is_cut() -> None:
    (line,) = complaints(f"count: {'x' * 100}\n", Everything)
    assert len(line) < 200
