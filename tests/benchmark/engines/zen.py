"""zen-engine: the expressions of a decision engine in Rust; all conditions in one list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from importlib import import_module

from milepost.model.expression import Node

from tests.benchmark.engines.engine import Answers, Engine, Run
from tests.benchmark.plain import Plain, plain
from tests.benchmark.translating import Dialect, Translator

DIALECT = Dialect(
    conjunction="and",
    disjunction="or",
    negation="(not {0})",
    length="len({0})",
    smallest="min([{0}, {1}])",
)


def _prepare(nodes: Sequence[Node], as_of: date) -> Run:
    to = Translator(DIALECT, as_of)
    library = import_module("zen")
    expression = library.compile_expression(f"[{', '.join(map(to.text, nodes))}]")

    def run(facts: Plain) -> Answers:
        answers: Answers = expression.evaluate(facts)
        return answers

    return run


ENGINE = Engine("zen-engine", "zen-engine", _prepare, plain)
