"""Traceability: requirement -> criteria -> scenarios, and what has lost its thread."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from milepost.model.criteria import Criterion
from milepost.model.evidence import Place
from milepost.model.requirements import Requirement, Requirements, Scenario
from milepost.model.ruleset import RuleSet


@dataclass(frozen=True, slots=True)
class Answer:
    """A criterion that answers to a requirement, and the scenarios that name it."""

    ruleset: str
    criterion: Criterion
    scenarios: tuple[Scenario, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A requirement with everything that answers to it."""

    requirement: Requirement
    answers: tuple[Answer, ...]

    @property
    def state(self) -> str:
        """`used`, `excluded` with a reason, `unmapped`, or `contradicted` where it is both."""
        if self.requirement.excluded is not None:
            return "contradicted" if self.answers else "excluded"
        return "used" if self.answers else "unmapped"


@dataclass(frozen=True, slots=True)
class Stray:
    """A criterion that names a source which is no requirement."""

    ruleset: str
    criterion: str
    source: str
    place: Place | None


@dataclass(frozen=True, slots=True)
class Matrix:
    """All rows in the order of the requirements, and the criteria whose source is unknown."""

    requirements: Requirements
    rows: tuple[Row, ...]
    strays: tuple[Stray, ...]

    @property
    def holds(self) -> bool:
        """Whether every requirement is used or excluded, and every source known."""
        return not self.strays and all(row.state in ("used", "excluded") for row in self.rows)


def matrix(
    requirements: Requirements, rulesets: Iterable[RuleSet], scenarios: Iterable[Scenario]
) -> Matrix:
    """Follow every requirement through the rule sets to the scenarios.

    A criterion answers to the ids of its `source`, or of its checks where it names none. A scenario
    speaks of a criterion when it names the criterion's id, or that of one of its checks.
    """
    told, rules = tuple(scenarios), tuple(rulesets)
    by_source: dict[str, list[Answer]] = {}
    for ruleset in rules:
        for criterion in ruleset.criteria:
            answer = Answer(ruleset.id, criterion, tuple(_naming(criterion, told)))
            for source in criterion.source:
                by_source.setdefault(source, []).append(answer)
    rows = (Row(one, tuple(by_source.get(one.id, ()))) for one in requirements.entries)
    known = {one.id for one in requirements.entries}
    strays = (stray for ruleset in rules for stray in _strays(ruleset, known))
    return Matrix(requirements, tuple(rows), tuple(strays))


def _naming(criterion: Criterion, scenarios: Iterable[Scenario]) -> Iterator[Scenario]:
    ids = {criterion.id, *(leaf.id for leaf in criterion.leaves)}
    return (scenario for scenario in scenarios if ids & scenario.words)


def _strays(ruleset: RuleSet, known: set[str]) -> Iterator[Stray]:
    for criterion in ruleset.criteria:
        for source in criterion.source:
            if source not in known:
                place = ruleset.places.get(criterion.id)
                yield Stray(ruleset.id, criterion.id, source, place)
