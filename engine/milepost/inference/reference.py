"""A forward chainer in Python: what patterns mean, stated plainly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import prod

from milepost.errors import MilepostError
from milepost.inference.facts import Facts
from milepost.inference.rules import Clause, Derived, Rule, Source, Type, conclusion, resolve
from milepost.model.pattern_lines import Bound, Constant
from milepost.model.patterns import DerivedFact, Pattern, PatternFact

Match = tuple[PatternFact, ...]
Key = tuple[Constant | None, ...]
Known = dict[Type, dict[PatternFact, None]]
MOST_MATCHES = 50_000


class TooManyMatches(MilepostError):  # noqa: N818 - the name says what happened
    """The author's mistake: a pattern fits the facts in more ways than can be gone through."""

    exit_code = 3


def infer(patterns: Sequence[Pattern], facts: Facts) -> tuple[Derived, ...]:
    """Everything that follows from the facts, in the patterns' order, then the facts' order.

    Raises TooManyMatches, as `chain` does.
    """
    return chain(resolve(patterns, facts), facts.items)


def chain(rules: Sequence[Rule], facts: Iterable[PatternFact]) -> tuple[Derived, ...]:
    """Apply every rule to everything known, again and again until nothing new follows.

    Raises TooManyMatches where the first lines of a rule, or all, match in too many ways.
    """
    known = _known(facts)
    found: dict[tuple[int, DerivedFact], set[PatternFact]] = {}
    grown = True
    while grown:
        grown = False
        for number, rule in enumerate(rules):
            for match in _matches(rule, known):
                fact = conclusion(rule, match)
                found.setdefault((number, fact), set()).update(match)
                grown = _learn(known, fact) or grown
    return ordered(rules, found)


def limit(rules: Sequence[Rule], facts: Iterable[PatternFact]) -> None:
    """Raise TooManyMatches where `chain` would once these are the facts known."""
    known = _known(facts)
    sizes = Counter({type: len(same_type) for type, same_type in known.items()})
    for rule in rules:
        if prod(max(1, sizes[clause.type]) for clause in rule.clauses) > MOST_MATCHES:
            _matches(rule, known)


def ordered(
    rules: Sequence[Rule], found: Mapping[tuple[int, DerivedFact], set[PatternFact]]
) -> tuple[Derived, ...]:
    """Conclusions, by number of rule and derived fact, as a sorted result with sorted support."""
    keys = sorted(found, key=lambda key: (key[0], key[1].order))
    return tuple(
        Derived(
            rules[number].pattern,
            fact,
            tuple(sorted(found[number, fact], key=lambda support: support.order)),
        )
        for number, fact in keys
    )


def _known(facts: Iterable[PatternFact]) -> Known:
    known: Known = {}
    for fact in facts:
        _learn(known, fact)
    return known


def _learn(known: Known, fact: PatternFact) -> bool:
    same_type = known.setdefault((fact.kind, fact.value), {})
    new = fact not in same_type
    same_type[fact] = None
    return new


def _matches(rule: Rule, known: Known) -> list[Match]:
    matches: list[Match] = [()]
    for clause in rule.clauses:
        matches = _longer(rule, matches, clause, known)
    if rule.unless is None:
        return matches
    excluded = _table(rule.unless, known)
    return [match for match in matches if _key(rule.unless, match) not in excluded]


def _longer(rule: Rule, matches: Iterable[Match], clause: Clause, known: Known) -> list[Match]:
    """Every match of the lines so far with every fact that fits the next line."""
    table = _table(clause, known)
    longer: list[Match] = []
    for match in matches:
        facts = table.get(_key(clause, match), ())
        longer += [(*match, fact) for fact in facts if fact not in match]
        if len(longer) > MOST_MATCHES:
            raise TooManyMatches(
                f"the pattern `{rule.pattern}` matches in more than {MOST_MATCHES} ways: "
                "join its lines by `same`, or name the check or criterion"
            )
    return longer


def _table(clause: Clause, known: Known) -> dict[Key, list[PatternFact]]:
    """Facts that pass a clause's own tests, by the values it joins on."""
    table: dict[Key, list[PatternFact]] = {}
    for fact in known.get(clause.type, ()):
        key = tuple(fact.get(name) for name, _ in clause.joins)
        if None not in key and _passes(clause, fact):
            table.setdefault(key, []).append(fact)
    return table


def _key(clause: Clause, match: Match) -> Key:
    return tuple(_value(source, match) for _, source in clause.joins)


def _value(source: Source, match: Match) -> Constant | None:
    return match[source.line].get(source.name)


def _passes(clause: Clause, fact: PatternFact) -> bool:
    return all(fact.get(name) == constant for name, constant in clause.constants) and all(
        _within(fact.get(bound.name), bound) for bound in clause.bounds
    )


def _within(value: Constant | None, bound: Bound) -> bool:
    if value is None or isinstance(value, str):
        return False
    return (bound.at_least is None or value >= bound.at_least) and (
        bound.at_most is None or value <= bound.at_most
    )
