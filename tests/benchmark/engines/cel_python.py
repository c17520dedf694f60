"""cel-python: Google's Common Expression Language in pure Python; all conditions in one list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from importlib import import_module
from typing import Any

from milepost.model.expression import Node
from milepost.model.values import Value

from tests.benchmark.engines.engine import Answers, Engine, Run
from tests.benchmark.plain import floating
from tests.benchmark.translating import Dialect, Translator

DIALECT = Dialect(
    conjunction="&&",
    disjunction="||",
    negation="(!{0})",
    length="double(size({0}))",
    smallest="({0} < {1} ? {0} : {1})",
    floating=True,
    there="{0} == {0}",
)


def listed(nodes: Sequence[Node], as_of: date) -> str:
    """One expression: the list of all conditions."""
    to = Translator(DIALECT, as_of)
    return f"[{', '.join(map(to.text, nodes))}]"


def _prepare(nodes: Sequence[Node], as_of: date) -> Run:
    library = import_module("celpy")
    environment = library.Environment()
    program = environment.program(environment.compile(listed(nodes, as_of)))

    def run(facts: Any) -> Answers:
        return [bool(answer) for answer in program.evaluate(facts)]

    return run


def _facts(values: Mapping[str, Value]) -> Any:
    return import_module("celpy").json_to_cel(floating(values))


ENGINE = Engine("cel-python", "cel-python", _prepare, _facts)
