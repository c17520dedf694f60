"""What makes a scenario vanish, run unfilled, or pass without checking anything."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gherkin.dialect import Dialect

from milepost.specs.guard.problems import SpecProblem
from milepost.specs.guard.written import Block, StepLine, Written

_PLACEHOLDER = re.compile(r"<([^<>]+)>")


def scenario_names(written: Written) -> Iterator[SpecProblem]:
    """Two scenarios whose names differ in nothing but punctuation: the later hides the earlier."""
    seen: dict[str, Block] = {}
    for scenario in written.scenarios:
        name = re.sub(r"\W+", " ", scenario.name).strip().casefold()
        if not name:
            yield written.problem(scenario.line, "NAME", "the scenario has no name")
        elif name in seen:
            what = f'"{scenario.name}" is already the name of line {seen[name].line}'
            yield written.problem(scenario.line, "NAME", what)
        seen.setdefault(name, scenario)


def something_to_run(written: Written) -> Iterator[SpecProblem]:
    """A file without a scenario, a scenario without a step or without an assertion."""
    if not written.scenarios:
        yield written.problem(1, "EMPTY", "there is no scenario in this file")
    for scenario in written.scenarios:
        if not scenario.steps:
            yield written.problem(scenario.line, "STEPS", "the scenario has no steps")
        elif not any(step.stage == "then" for step in scenario.steps):
            what = "the scenario asserts nothing; it needs a Then"
            yield written.problem(scenario.line, "THEN", what)


def outlines(written: Written) -> Iterator[SpecProblem]:
    """An outline without examples, and placeholders that no column of the examples fills."""
    for block in written.blocks:
        if block.kind in ("scenario", "background"):
            yield from _examples(written, block)
            yield from _placeholders(written, block)


def _examples(written: Written, block: Block) -> Iterator[SpecProblem]:
    for table in block.tables:
        if not table.head or not table.rows:
            yield written.problem(table.line, "EXAMPLES", "the examples have no rows")
    if not block.tables and _is_outline(written, block):
        yield written.problem(block.line, "EXAMPLES", "the outline has no examples")


def _is_outline(written: Written, block: Block) -> bool:
    dialect = Dialect.for_name(written.language)
    return dialect is not None and block.keyword in dialect.scenario_outline_keywords


def _placeholders(written: Written, block: Block) -> Iterator[SpecProblem]:
    used: set[str] = set()
    for line, name in _used(block):
        used.add(name)
        if block.tables and all(name in table.head for table in block.tables):
            continue
        what = f"no column of examples fills <{name}>"
        yield written.problem(line, "PLACEHOLDER", what)
    for table in block.tables:
        for name in table.head:
            if name not in used:
                yield written.problem(table.line, "COLUMN", f"no step uses the column {name}")


def _used(block: Block) -> Iterator[tuple[int, str]]:
    for name in _PLACEHOLDER.findall(block.name):
        yield block.line, name
    for step in block.steps:
        for text in step.texts:
            for name in _PLACEHOLDER.findall(text):
                yield step.line, name


def rendered(block: Block) -> Iterator[StepLine]:
    """The steps of a scenario with the values of every row of its examples in place."""
    rows = [
        dict(zip(table.head, row, strict=False)) for table in block.tables for row in table.rows
    ]
    for step in block.steps:
        filled = {_filled(step.text, row) for row in rows} or {step.text}
        for text in sorted(filled):
            yield StepLine(text, step.stage, step.line, step.table)


def _filled(text: str, row: dict[str, str]) -> str:
    return _PLACEHOLDER.sub(lambda found: row.get(found[1], found[0]), text)
