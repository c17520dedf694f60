"""Patterns across findings: the durable-rules worker, warm, beside the chainer in Python."""

from __future__ import annotations

import sys
from importlib.metadata import PackageNotFoundError, version

from milepost.inference.chaining import Chainer
from milepost.inference.drawing import assessment_facts
from milepost.inference.facts import Facts
from milepost.model.evidence import Evidence, FactValue, Place, Subject
from milepost.model.patterns import Pattern
from milepost.scoring.assess import assess, in_scope

from tests.benchmark.evidence import AS_OF, subjects
from tests.benchmark.measures.conditions import Disagreement
from tests.benchmark.policies import of_leaves, rule_set
from tests.benchmark.tables import Row, Table
from tests.benchmark.timing import Settings, Work, race

TITLE = "assessments a second drawn on by patterns"
_RULES, _GATE, _SUBJECTS = "lifecycle-gates", "G2", 10


def measure(settings: Settings) -> list[Table]:
    """One table."""
    rules, given = rule_set(_RULES), _facts(settings.seed)
    with Chainer("reference") as chainer, Chainer("durable") as worker:
        contenders = {"milepost chainer in Python": _work(chainer, rules.patterns, given)}
        if name := durable_rules():
            _agree(chainer, worker, rules.patterns, given)
            contenders[f"{name} in a warm worker"] = _work(worker, rules.patterns, given)
        samples = race(contenders, settings)
    rows = tuple(Row(name, sample, "chainer" in name) for name, sample in samples.items())
    title = f"inference: {len(rules.patterns)} patterns of {rules.reference}, "
    title += f"{len(given[0].items)} facts an assessment"
    return [Table(title, "assessments", "per second", rows)]


def durable_rules() -> str | None:
    """Name and version of durable-rules where it can run."""
    try:
        found = version("durable_rules")
    except PackageNotFoundError:
        return None
    return f"durable-rules {found}" if sys.version_info < (3, 13) else None


def _facts(seed: int) -> list[Facts]:
    rules = rule_set(_RULES)
    nodes = of_leaves(leaf for c in in_scope(rules, _GATE) for leaf in c.leaves).values()
    found = []
    for values in subjects(nodes, _SUBJECTS, seed, missing=0.2):
        known = {name: FactValue(name, value, Place("", 1)) for name, value in values.items()}
        done = assess(rules, Evidence(Subject("generated"), facts=known), AS_OF, _GATE)
        found.append(assessment_facts(done))
    return found


def _work(chainer: Chainer, patterns: tuple[Pattern, ...], given: list[Facts]) -> tuple[Work, int]:
    return (lambda: [chainer.infer(patterns, facts) for facts in given], len(given))


def _agree(one: Chainer, other: Chainer, patterns: tuple[Pattern, ...], given: list[Facts]) -> None:
    for facts in given:
        if one.infer(patterns, facts).derived != other.infer(patterns, facts).derived:
            raise Disagreement("the two inference engines conclude differently")
