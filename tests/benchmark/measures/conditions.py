"""Conditions a second: compiled, walked and traced, beside other engines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from milepost.conditions import Given, compile_conditions, evaluate, trace
from milepost.model.expression import Node

from tests.benchmark.engines.engine import Engine, installed
from tests.benchmark.evidence import AS_OF, Facts, leaves, subjects
from tests.benchmark.policies import Conditions, library, synthetic
from tests.benchmark.tables import Row, Table
from tests.benchmark.timing import Sample, Settings, Work, race

TITLE = "conditions a second, one subject after another"
_OWN = ("compiled", "traced")


class Disagreement(Exception):  # noqa: N818 - the name says what happened
    """An engine answers a condition otherwise than milepost: its speed would say nothing."""


def measure(settings: Settings) -> list[Table]:
    """Four tables: both sets, on complete evidence and with a fifth of it missing."""
    sets = {"library": library(), "synthetic": synthetic(settings.seed)}
    return [
        table
        for name, conditions in sets.items()
        for table in _both(f"conditions, {name} set", conditions, settings)
    ]


def _both(name: str, conditions: Conditions, settings: Settings) -> list[Table]:
    nodes = list(conditions.values())
    number = 1 if settings.quick else 10
    full = subjects(nodes, number, settings.seed)
    partial = subjects(nodes, number, settings.seed, missing=0.2)
    references, gaps = references_on(nodes, full), own(conditions, partial)
    contenders = {**own(conditions, full), **references}
    samples = race({**contenders, **{f"{n}, gaps": one for n, one in gaps.items()}}, settings)
    title = f"{name}: {len(nodes)} conditions, {leaves(nodes)} comparisons"
    unknown = _unknown(conditions, partial)
    return [
        _table(f"{title}, complete evidence", {name: samples[name] for name in contenders}),
        _table(
            f"{title}, 20 % of the facts missing ({unknown:.0%} of the answers unknown)",
            {name: samples[f"{name}, gaps" if name in gaps else name] for name in contenders},
            ("Other engines have no answer `unknown`: their figures are those of complete facts.",),
        ),
    ]


def _table(title: str, samples: Mapping[str, Sample], notes: tuple[str, ...] = ()) -> Table:
    rows = tuple(
        Row(f"milepost {name}" if name in _NAMES else name, sample, name in _OWN)
        for name, sample in samples.items()
    )
    return Table(title, "conditions", "per second", rows, notes)


_NAMES = ("compiled", "walked", "traced")


def own(conditions: Conditions, given: Sequence[Facts]) -> dict[str, tuple[Work, int]]:
    """The three ways of milepost."""
    run = compile_conditions(conditions).run
    nodes, environments = list(conditions.values()), [Given(facts, AS_OF) for facts in given]
    units = len(nodes) * len(given)
    return {
        "compiled": (lambda: [run(facts, AS_OF) for facts in given], units),
        "walked": (lambda: [evaluate(node, e) for e in environments for node in nodes], units),
        "traced": (lambda: [trace(node, e) for e in environments for node in nodes], units),
    }


def references_on(nodes: Sequence[Node], given: Sequence[Facts]) -> dict[str, tuple[Work, int]]:
    """The other engines on complete evidence. Raises Disagreement."""
    return {
        engine.shown: (_reference(engine, nodes, given), len(nodes) * len(given))
        for engine in installed()
    }


def _reference(engine: Engine, nodes: Sequence[Node], given: Sequence[Facts]) -> Work:
    run = engine.prepare(nodes, AS_OF)
    adapted: list[Any] = [engine.facts(facts) for facts in given]
    for facts, theirs in zip(given, adapted, strict=True):
        _agree(engine, nodes, facts, run(theirs))
    return lambda: [run(theirs) for theirs in adapted]


def _agree(engine: Engine, nodes: Sequence[Node], facts: Facts, answers: Sequence[Any]) -> None:
    """Raises Disagreement unless every answer is that of `evaluate`."""
    for node, answer in zip(nodes, answers, strict=True):
        value = evaluate(node, Given(facts, AS_OF))
        if value is not answer:
            raise Disagreement(f"{engine.name}: {answer!r}, milepost: {value!r} for {node}")


def _unknown(conditions: Conditions, given: Sequence[Facts]) -> float:
    run = compile_conditions(conditions).run
    answers = [answer for facts in given for answer in run(facts, AS_OF)]
    return answers.count(None) / len(answers)
