"""Patterns with every name resolved to the line it comes from: what both engines run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from milepost.inference.facts import Facts
from milepost.model.pattern_lines import COUNTS, DERIVED_KINDS, Bound, Constant, Line, Taken, Word
from milepost.model.patterns import DerivedFact, Pattern, PatternFact

Type = tuple[str, str]
"""A fact's kind and the kind's value: `("finding", "fail")`."""

OWN_FIELDS = {
    "finding": ("criterion", "check", "severity", "waived"),
    "waiver": ("criterion",),
}
"""Fields of facts that also have a field for each axis."""


@dataclass(frozen=True, slots=True)
class Source:
    """A field of the fact that a line, counted from 0, has matched."""

    line: int
    name: str


@dataclass(frozen=True, slots=True)
class Clause:
    """A line: the type of fact it matches, its tests, and the fields it joins by."""

    type: Type
    constants: tuple[tuple[str, Constant], ...]
    bounds: tuple[Bound, ...]
    joins: tuple[tuple[str, Source], ...]


@dataclass(frozen=True, slots=True)
class Derived:
    """A conclusion of one pattern with every fact that took part in reaching it, sorted."""

    pattern: str
    fact: DerivedFact
    support: tuple[PatternFact, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern ready to run. Its clauses match different facts each."""

    pattern: str
    clauses: tuple[Clause, ...]
    unless: Clause | None
    type: Type
    gives: tuple[tuple[str, str | Source], ...]


def resolve(patterns: Sequence[Pattern], facts: Facts) -> tuple[Rule, ...]:
    """The rules that patterns stand for.

    A pattern with a name that no line above has can never hold and has no rule; linting reports
    it, unless the name is a column of a link without rows.
    """
    names = _field_names(patterns, facts)
    rules = (_rule(pattern, names, facts.axes) for pattern in patterns)
    return tuple(rule for rule in rules if rule)


def conclusion(rule: Rule, matched: Sequence[PatternFact]) -> DerivedFact:
    """The fact that a rule derives from the facts its lines have matched, in their order.

    A field that the matched fact happens to lack, as a criterion without a place, is left out.
    """
    given = (
        (name, matched[source.line].get(source.name) if isinstance(source, Source) else source)
        for name, source in rule.gives
    )
    fields = tuple((name, value) for name, value in given if value is not None)
    return DerivedFact(*rule.type, fields)


def _field_names(patterns: Iterable[Pattern], facts: Facts) -> Mapping[Type, frozenset[str]]:
    """Fields of links and results as the facts have them, of derived facts as `then` gives them."""
    names: dict[Type, set[str]] = {}
    for fact in facts.items:
        if fact.kind in ("link", "result"):
            fields = names.setdefault((fact.kind, fact.value), set())
            fields.update(name for name, _ in fact.fields)
    for pattern in patterns:
        fields = names.setdefault((pattern.then.kind, pattern.then.value), set())
        fields.update(name for name, _ in pattern.then.fields)
    return {type: frozenset(found) for type, found in names.items()}


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines of one pattern, and what is needed to know which fields each of them has."""

    when: Sequence[Line]
    names: Mapping[Type, frozenset[str]]
    axes: Sequence[str]

    def nearest(self, name: str, above: int) -> Source | None:
        numbers = range(above - 1, -1, -1)
        return next((Source(n, name) for n in numbers if self._has(self.when[n], name)), None)

    def clause(self, line: Line, above: int) -> Clause | None:
        joins = tuple((name, source) for name in line.same if (source := self.nearest(name, above)))
        complete = len(joins) == len(line.same)
        type = (line.kind, line.value)
        return Clause(type, line.constants, line.bounds, joins) if complete else None

    def given(self, part: Word | Taken) -> str | Source | None:
        if isinstance(part, Taken):
            return self.nearest(part.name, len(self.when))
        return (self.nearest(part.text, len(self.when)) if part.bare else None) or part.text

    def _has(self, line: Line, name: str) -> bool:
        if line.kind in (*DERIVED_KINDS, "link", "result"):
            return name in self.names.get((line.kind, line.value), ())
        if line.kind == "group":
            return name == line.value or name in COUNTS
        return name in OWN_FIELDS[line.kind] or name in self.axes


def _rule(
    pattern: Pattern, names: Mapping[Type, frozenset[str]], axes: Sequence[str]
) -> Rule | None:
    lines = _Lines(pattern.when, names, axes)
    clauses = [lines.clause(line, number) for number, line in enumerate(pattern.when)]
    unless = lines.clause(pattern.unless, len(pattern.when)) if pattern.unless else None
    gives = [(name, lines.given(part)) for name, part in pattern.then.fields]
    dangling = None in clauses or None in [source for _, source in gives]
    if dangling or (pattern.unless and not unless):
        return None
    return Rule(
        pattern.id,
        tuple(clause for clause in clauses if clause),
        unless,
        (pattern.then.kind, pattern.then.value),
        tuple((name, source) for name, source in gives if source is not None),
    )
