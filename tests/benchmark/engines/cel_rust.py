"""common-expression-language: CEL in Rust; all conditions in one list, a context a subject."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from importlib import import_module
from typing import Any

from milepost.model.expression import Node
from milepost.model.values import Value

from tests.benchmark.engines.cel_python import listed
from tests.benchmark.engines.engine import Answers, Engine, Run
from tests.benchmark.plain import floating


def _prepare(nodes: Sequence[Node], as_of: date) -> Run:
    program = import_module("cel").compile(listed(nodes, as_of))

    def run(facts: Any) -> Answers:
        answers: Answers = program.execute(facts)
        return answers

    return run


def _facts(values: Mapping[str, Value]) -> Any:
    return import_module("cel").Context(floating(values))


ENGINE = Engine("CEL in Rust", "common-expression-language", _prepare, _facts)
