"""The exact words an author gets for each broken file in `errors/`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

import pytest
from milepost.errors import InvalidInput
from milepost.loading.building import Collector, build, problem
from milepost.loading.read import Read
from milepost.loading.yaml_text import read_yaml_file
from milepost.model.facts import Fact, Part
from milepost.model.kinds import Day, ExactNumber, Words
from milepost.model.text import Text
from pydantic import Discriminator, Field, Tag

ERRORS = Path(__file__).parent / "errors"
BROKEN = sorted(path for path in ERRORS.iterdir() if path.suffix in (".yaml", ".json"))


class Leaf(Part):
    id: Words
    gate: Words = ""
    severity: Literal["critical", "major", "minor"] = "major"
    weight: ExactNumber | None = None
    credit: Literal["excluded", "lowest"] | ExactNumber = 1


class Single(Leaf):
    check: Words


class Several(Leaf):
    checks: tuple[Single, ...]


def form(data: Any) -> str | None:
    if not isinstance(data, dict):
        return None
    return next((key for key in ("checks", "check") if key in data), None)


Criterion = Annotated[
    Annotated[Single, Tag("check")] | Annotated[Several, Tag("checks")], Discriminator(form)
]


class RuleSet(Part):
    ruleset: Words
    version: Words
    kind: Literal["stage-gate", "compliance", "rubric", "maturity", "library"]
    title: Text
    effective: Day | None = None
    facts: dict[Words, Fact] = Field(default={})
    criteria: tuple[Criterion, ...] = ()


class Subject(Part):
    id: Words
    kind: Words


class Supplied(Part):
    value: ExactNumber
    collected: Day | None = None
    source: Words = ""


class Evidence(Part):
    subject: Subject | None = None
    as_of: Day | None = None
    facts: dict[Words, Words | Supplied] = Field(default={})
    answers: dict[Words, Words] = Field(default={})


def check_expressions(read: Read, rules: RuleSet) -> None:
    """Stands in for the linker, which places problems inside of scalars."""
    collector = Collector()
    for i, criterion in enumerate(rules.criteria):
        source = criterion.check if isinstance(criterion, Single) else ""
        path = ("criteria", i, "check")
        if "> >" in source:
            offset = source.index("> >") + 2
            collector.add(problem(read, path, "a value is expected here", offset=offset))
        if source.count("(") > source.count(")"):
            offset = source.rindex("(")
            collector.add(problem(read, path, "`(` is not closed", "write `)`", offset=offset))
    collector.raise_if_any()


def load(path: Path) -> None:
    read = read_yaml_file(path, path.name)
    if path.name.startswith("ruleset"):
        check_expressions(read, build(RuleSet, read))
    else:
        build(Evidence, read)


def told(path: Path) -> str:
    with pytest.raises(InvalidInput) as caught:
        load(path)
    return f"{caught.value}\n"


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: str(path.name))
def test_an_author_is_told_what_is_wrong_and_how_to_mend_it(path: Path) -> None:
    expected = path.with_name(f"{path.name}.txt")
    assert told(path) == expected.read_text(encoding="utf-8")


def test_every_expected_text_has_its_file() -> None:
    names = {path.name.removesuffix(".txt") for path in ERRORS.glob("*.txt")}
    assert names == {path.name for path in BROKEN}
