"""rule-engine: a rule language in pure Python; one rule a condition."""

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
    length="{0}.length",
    smallest="$min([{0}, {1}])",
    member='{0}["{1}"]',
)


def _prepare(nodes: Sequence[Node], as_of: date) -> Run:
    library = import_module("rule_engine")
    context = library.Context(resolver=library.resolve_item)
    to = Translator(DIALECT, as_of)
    rules = [library.Rule(to.text(node), context=context) for node in nodes]

    def run(facts: Plain) -> Answers:
        return [rule.matches(facts) for rule in rules]

    return run


ENGINE = Engine("rule-engine", "rule-engine", _prepare, plain)
