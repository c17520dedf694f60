"""Rules and facts in the terms of durable-rules: only the safe subset, in shards it can hold."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor, lcm

from milepost.inference.process import EngineFailure, Worker
from milepost.inference.reference import limit, ordered
from milepost.inference.rules import Clause, Derived, Rule, Source, Type, conclusion
from milepost.inference.sharding import shards
from milepost.model.pattern_lines import DERIVED_KINDS, Bound, Constant
from milepost.model.patterns import DerivedFact, PatternFact
from milepost.model.text import Text
from milepost.model.values import Number

MOST_FACTS = 10_000
MOST_LINES = 16
LONGEST_TEXT = 4_000
LARGEST = 2**52
END = "_end"
Fields = dict[str, str | int]


def infer(
    rules: Sequence[Rule], facts: Iterable[PatternFact], worker: Worker, timeout_seconds: float
) -> tuple[Derived, ...]:
    """Everything that follows, as the engine in the worker finds it.

    Raises EngineFailure where the engine cannot hold the rules or facts, or fails, and
    TooManyMatches where the chainer in Python would, so that both accept the same patterns.
    """
    items = tuple(facts)
    limit(rules, items)
    found: dict[tuple[int, DerivedFact], set[PatternFact]] = {}
    for numbers in shards(rules):
        program = translate([rules[number] for number in numbers])
        wanted = program.wanted(items)
        answer = worker.ask(program.request(wanted), timeout_seconds)
        known: dict[int, PatternFact] = dict(enumerate(wanted))
        for place, matched, concluded in answer:
            support = [known[number] for number in matched]
            fact = conclusion(program.rules[place], support)
            found.setdefault((numbers[place], fact), set()).update(support)
            known[concluded] = fact
    limit(rules, (*items, *(fact for _, fact in found)))
    return ordered(rules, found)


@dataclass(frozen=True, slots=True)
class Program:
    """One shard's rules with the names and the scale that carry its fields into the engine.

    A field becomes up to three properties under a generated name: `p` holds its value as text
    marked by type, since the engine takes 1 and "1" for equal; `l` and `h`, where some line bounds
    the field, its value times `scale`, rounded down and up. With bounds that are whole at this
    scale, comparing these whole numbers is exact: v >= c if floor(v) >= c, v <= c if ceil(v) <= c.
    """

    rules: tuple[Rule, ...]
    names: Mapping[str, int]
    bounded: frozenset[str]
    scale: int

    @property
    def negated(self) -> frozenset[Type]:
        """Types that an `unless` looks at."""
        return frozenset(rule.unless.type for rule in self.rules if rule.unless)

    def wanted(self, facts: Iterable[PatternFact]) -> tuple[PatternFact, ...]:
        """The facts that some rule looks at, once each, in the order to assert them."""
        types = {clause.type for rule in self.rules for clause in clauses_of(rule)}
        found = {fact for fact in facts if (fact.kind, fact.value) in types}
        return tuple(sorted(found, key=lambda f: ((f.kind, f.value) not in self.negated, f.order)))

    def request(self, facts: Sequence[PatternFact]) -> dict[str, object]:
        """What the worker is asked."""
        if len(facts) >= MOST_FACTS:
            raise _too_much(f"{len(facts)} facts", f"{len(facts)} 条事实")
        rules = [self._rule(rule) for rule in self.rules]
        digest = hashlib.sha256(json.dumps(rules, sort_keys=True).encode()).hexdigest()
        return {
            "digest": digest,
            "rules": rules,
            "facts": [{**self._fact(fact), "n": number} for number, fact in enumerate(facts)],
            "end": {"t": END},
        }

    def _fact(self, fact: PatternFact) -> Fields:
        fields: Fields = {"t": _type((fact.kind, fact.value))}
        for name, value in fact.fields:
            if name in self.names:
                fields |= self._properties(name, value)
        return fields

    def _properties(self, name: str, value: Constant) -> Fields:
        number = self.names[name]
        fields: Fields = {f"p{number}": _marked(value)}
        if name in self.bounded and not isinstance(value, str):
            fields |= {f"l{number}": _clamped(floor(value * self.scale))}
            fields |= {f"h{number}": _clamped(ceil(value * self.scale))}
        return fields

    def _rule(self, rule: Rule) -> dict[str, object]:
        lines = [{f"f{n}": self._clause(clause)} for n, clause in enumerate(rule.clauses)]
        negated = self._negated(rule.unless) if rule.unless else []
        fixed: Fields = {"t": _type(rule.type)}
        taken: list[tuple[str, int, str]] = []
        for name, source in rule.gives:
            if isinstance(source, Source):
                taken += self._taken(name, source)
            else:
                fixed |= self._properties(name, source)
        aliases = [f"f{number}" for number in range(len(lines))]
        return {"all": lines + negated, "aliases": aliases, "fixed": fixed, "taken": taken}

    def _negated(self, unless: Clause) -> list[dict[str, object]]:
        """The engine asks once only, so the rule waits for the fact that ends the input."""
        return [{"e": {"t": END}}, {"x$not": self._clause(unless)}]

    def _taken(self, name: str, source: Source) -> list[tuple[str, int, str]]:
        to, origin = self.names[name], self.names[source.name]
        prefixes = "plh" if name in self.bounded else "p"
        return [(f"{prefix}{to}", source.line, f"{prefix}{origin}") for prefix in prefixes]

    def _clause(self, clause: Clause) -> dict[str, object]:
        tests: list[dict[str, object]] = [{"t": _type(clause.type)}]
        for name, constant in clause.constants:
            tests.append({f"p{self.names[name]}": _marked(constant)})
        for bound in clause.bounds:
            tests += self._bounds(bound)
        for name, source in clause.joins:
            origin = {f"f{source.line}": f"p{self.names[source.name]}"}
            tests.append({f"p{self.names[name]}": origin})
        return {"$and": tests} if len(tests) > 1 else tests[0]

    def _bounds(self, bound: Bound) -> list[dict[str, object]]:
        number = self.names[bound.name]
        low = [] if bound.at_least is None else [self._limit("$gte", f"l{number}", bound.at_least)]
        high = [] if bound.at_most is None else [self._limit("$lte", f"h{number}", bound.at_most)]
        return [*low, *high]

    def _limit(self, operator: str, name: str, limit: Number) -> dict[str, object]:
        scaled = int(limit * self.scale)
        if abs(scaled) >= LARGEST:
            raise _too_much(f"the number {limit}", f"数值 {limit}")
        return {operator: {name: scaled}}


def translate(rules: Sequence[Rule]) -> Program:
    """The rules of one shard with generated names for the fields they speak of.

    Raises EngineFailure for what is outside the safe subset, though linting should have refused it.
    """
    for rule in rules:
        _check(rule)
    bounds = [bound for rule in rules for clause in rule.clauses for bound in clause.bounds]
    bounds += [bound for rule in rules if rule.unless for bound in rule.unless.bounds]
    limits = [limit for b in bounds for limit in (b.at_least, b.at_most) if limit is not None]
    names = sorted({name for rule in rules for name in _names(rule)})
    return Program(
        tuple(rules),
        {name: number for number, name in enumerate(names)},
        _bounded(rules, {bound.name for bound in bounds}),
        lcm(*(limit.denominator for limit in limits)),
    )


def clauses_of(rule: Rule) -> tuple[Clause, ...]:
    """All lines of a rule, `unless` included."""
    return (*rule.clauses, rule.unless) if rule.unless else rule.clauses


def _check(rule: Rule) -> None:
    types = {clause.type for clause in rule.clauses}
    if rule.unless and (rule.unless.type in types or rule.unless.type[0] in DERIVED_KINDS):
        raise _too_much(f"the unless of {rule.pattern}", f"{rule.pattern} 的 unless")
    if len(rule.clauses) + 2 * (rule.unless is not None) > MOST_LINES:
        raise _too_much(f"the many lines of {rule.pattern}", f"{rule.pattern} 的过多条件")


def _bounded(rules: Sequence[Rule], names: set[str]) -> frozenset[str]:
    """The bounded fields and those whose values are passed on into bounded ones."""
    sources = {
        source.name
        for rule in rules
        for name, source in rule.gives
        if isinstance(source, Source) and name in names
    }
    return frozenset(names) if sources <= names else _bounded(rules, names | sources)


def _names(rule: Rule) -> Iterable[str]:
    for clause in clauses_of(rule):
        yield from (name for name, _ in clause.constants)
        yield from (bound.name for bound in clause.bounds)
        yield from (name for name, _ in clause.joins)
        yield from (source.name for _, source in clause.joins)
    yield from (name for name, _ in rule.gives)
    yield from (source.name for _, source in rule.gives if isinstance(source, Source))


def _type(type: Type) -> str:
    return _short(f"{type[0]}={type[1]}")


def _marked(value: Constant) -> str:
    return _short(f"={value}" if isinstance(value, str) else f"#{value}")


def _short(text: str) -> str:
    if len(text) > LONGEST_TEXT // 4:
        raise _too_much("a very long text", "过长的文本")
    return text


def _clamped(number: int) -> int:
    return max(-LARGEST, min(LARGEST, number))


def _too_much(en: str, zh: str) -> EngineFailure:
    return EngineFailure(Text(en=f"the engine cannot hold {en}", zh=f"引擎容纳不了{zh}"))
