"""Findings a second for one project, beside rule-engine rules and a plain weighted mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from milepost.analysis.reviewing import review
from milepost.model.criteria import Criterion
from milepost.model.evidence import Evidence, FactValue, Place, Subject
from milepost.model.values import Number
from milepost.scoring.assess import assess, in_scope, score_once

from tests.benchmark.engines.engine import Run
from tests.benchmark.engines.rule_engine import ENGINE
from tests.benchmark.evidence import AS_OF, Facts, subjects
from tests.benchmark.measures.conditions import Disagreement
from tests.benchmark.policies import of_leaves, rule_set
from tests.benchmark.tables import Row, Table
from tests.benchmark.timing import Settings, Work, race

TITLE = "findings a second for one project"
_RULES, _GATE = "lifecycle-gates", "G2"


def measure(settings: Settings) -> list[Table]:
    """One table: one pass, a whole assessment with traces and interval, a whole review."""
    rules = rule_set(_RULES)
    criteria = in_scope(rules, _GATE)
    facts = subjects(_conditions(criteria).values(), 1, settings.seed)[0]
    given = Evidence(Subject("generated"), AS_OF, facts=_as_evidence(facts))
    done = assess(rules, given, AS_OF, _GATE)
    contenders: dict[str, tuple[Work, int]] = {
        "milepost score_once": (lambda: score_once(rules, given, AS_OF, _GATE), len(criteria)),
        "milepost assess": (lambda: assess(rules, given, AS_OF, _GATE), len(criteria)),
        "milepost review": (lambda: review(done), len(criteria)),
    }
    if ENGINE.version:
        work = _reference(criteria, facts, done.results["score"].conclusion.value)
        contenders[f"{ENGINE.shown} and a mean"] = (work, len(criteria))
    samples = race(contenders, settings)
    rows = tuple(Row(name, sample, name.startswith("milepost")) for name, sample in samples.items())
    checks = sum(len(criterion.leaves) for criterion in criteria)
    title = f"assessing: gate {_GATE} of {rules.reference}, {len(criteria)} criteria, "
    return [Table(f"{title}{checks} checks, one project", "findings", "per second", rows, _NOTES)]


_NOTES = (
    "assess: three passes (as it is, at worst, at best), traces, coverage, decision table.",
    "review: what follows an assessment: weaknesses, predicted gains, actions, conditions.",
    "The reference evaluates the same checks and takes the same weighted mean, nothing else.",
)


def _conditions(criteria: Sequence[Criterion]) -> Mapping[str, Any]:
    return of_leaves(leaf for criterion in criteria for leaf in criterion.leaves)


def _as_evidence(facts: Facts) -> dict[str, FactValue]:
    place = Place("generated", 1)
    return {name: FactValue(name, value, place) for name, value in facts.items()}


def _reference(criteria: Sequence[Criterion], facts: Facts, score: object) -> Work:
    """The same score by the reference. Raises Disagreement where it is not the same."""
    nodes = _conditions(criteria)
    run, places = ENGINE.prepare(list(nodes.values()), AS_OF), {id: n for n, id in enumerate(nodes)}
    groups = [([places[leaf.id] for leaf in c.leaves], c.weight) for c in criteria]
    adapted = ENGINE.facts(facts)
    found = _mean(run, groups, adapted)
    if found * 100 != score:
        raise Disagreement(f"{ENGINE.name}: {found * 100}, milepost: {score}")
    return lambda: _mean(run, groups, adapted)


def _mean(run: Run, groups: Sequence[tuple[list[int], Number]], facts: Any) -> Fraction:
    answers = run(facts)
    total = sum(
        (w * Fraction(sum(answers[n] for n in places), len(places)) for places, w in groups),
        Fraction(0),
    )
    return total / sum(Fraction(weight) for _, weight in groups)
