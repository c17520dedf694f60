"""Dividing rules into sets that durable-rules can hold, a chain never across two of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from milepost.inference.process import EngineFailure
from milepost.inference.rules import Clause, Rule, Type
from milepost.model.pattern_lines import Constant
from milepost.model.text import Text

MOST_LINES = 499
MOST_MATCHES = 59


def shards(rules: Sequence[Rule]) -> list[list[int]]:
    """Numbers of the rules in each shard, in order.

    Raises EngineFailure if one chain of rules alone is more than the engine can hold.
    """
    found: list[list[int]] = []
    for chain in chains(rules):
        if not _fits([rules[number] for number in chain]):
            raise EngineFailure(
                Text(
                    en="a chain of patterns is too long for the engine",
                    zh="模式链过长，引擎容纳不了",
                )
            )
        if found and _fits([rules[number] for number in (*found[-1], *chain)]):
            found[-1] = sorted((*found[-1], *chain))
        else:
            found.append(chain)
    return found


def chains(rules: Sequence[Rule]) -> list[list[int]]:
    """Groups of rules connected by derived facts, in the order of their first rule."""
    groups: list[tuple[set[Type], list[int]]] = []
    for number, rule in enumerate(rules):
        types = {rule.type, *(clause.type for clause in rule.clauses)} & _derived(rules)
        near = [group for group in groups if group[0] & types]
        groups = [group for group in groups if not group[0] & types]
        numbers = sorted([number, *(n for _, members in near for n in members)])
        groups.append((types.union(*(found for found, _ in near)), numbers))
    return sorted(members for _, members in groups)


def _derived(rules: Sequence[Rule]) -> set[Type]:
    return {rule.type for rule in rules}


def _fits(rules: Sequence[Rule]) -> bool:
    # An unless is two of the engine's lines; one line more is the marker's.
    lines = 1 + sum(len(rule.clauses) + 2 * (rule.unless is not None) for rule in rules)
    clauses = {clause for rule in rules for clause in (*rule.clauses, rule.unless) if clause}
    types = {clause.type for clause in clauses}
    return lines <= MOST_LINES and all(
        most_matches([clause for clause in clauses if clause.type == type]) <= MOST_MATCHES
        for type in types
    )


def most_matches(clauses: Sequence[Clause]) -> int:
    """An upper limit of how many of these different lines, of one type, one fact can match.

    A fact has one value in a field, so of the lines that fix this field it can match only those
    with one constant; the field that narrows most decides.
    """
    names = {name for clause in clauses for name, _ in clause.constants}
    return min([len(clauses), *(_most_by(name, clauses) for name in names)])


def _most_by(name: str, clauses: Sequence[Clause]) -> int:
    fixed: Counter[Constant] = Counter(
        constant for clause in clauses for field, constant in clause.constants if field == name
    )
    return len(clauses) - fixed.total() + max(fixed.values())
