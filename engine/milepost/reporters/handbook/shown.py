"""What of a rule set its handbook shows: the checks of its criteria, and those they roll up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from milepost.model.criteria import Leaf
from milepost.model.expression import Expression
from milepost.model.parts import expressions_in
from milepost.model.ruleset import RuleSet
from milepost.scoring.reading import cited, expressions, facts_of_results, facts_read


def behind(ruleset: RuleSet) -> tuple[Leaf, ...]:
    """Checks that are in no criterion and yet decide; of a library every check."""
    if ruleset.kind == "library":
        return tuple(ruleset.leaves.values())
    own = {leaf.id: leaf for criterion in ruleset.criteria for leaf in criterion.leaves}
    asked = [e for result in ruleset.results.values() for e in expressions_in(result)]
    found = {leaf.id for leaf in _cited(ruleset, asked)}
    waiting = list(own.values())
    while waiting:
        new = [leaf for leaf in over(ruleset, waiting.pop()) if leaf.id not in found]
        found |= {leaf.id for leaf in new}
        waiting += new
    return tuple(leaf for name, leaf in ruleset.leaves.items() if name in found - own.keys())


def over(ruleset: RuleSet, leaf: Leaf) -> tuple[Leaf, ...]:
    """The checks that a roll-up is over, in the order of the rule set."""
    return tuple(_cited(ruleset, expressions(leaf).values()))


def _cited(ruleset: RuleSet, asked: Iterable[Expression]) -> list[Leaf]:
    trees = [expression.tree for expression in asked if expression.tree is not None]
    names = {leaf.id for tree in trees for leaf in cited(ruleset.leaves, tree)}
    return [leaf for name, leaf in ruleset.leaves.items() if name in names] if names else []


def facts_of(ruleset: RuleSet, leaf: Leaf) -> tuple[str, ...]:
    """The facts a check asks for itself; those of the checks it rolls up stand there."""
    return facts_read(ruleset.facts, {}, leaf)


def needed(ruleset: RuleSet, others: Iterable[Leaf]) -> dict[str, tuple[str, ...]]:
    """Every fact needed, with the criteria (else checks) that need it, in the order they do.

    `others` are the checks that are in no criterion and yet decide.
    """
    found: dict[str, list[str]] = {}
    for name, facts in _asking(ruleset, others):
        for fact in facts:
            found.setdefault(fact, []).append(name)
    aside = [fact for leaf in others for fact in facts_of(ruleset, leaf)]
    unread = ruleset.facts if ruleset.kind == "library" else ()
    rest = [*facts_of_results(ruleset), *aside, *unread]
    return {fact: tuple(found.get(fact, ())) for fact in dict.fromkeys([*found, *rest])}


def _asking(ruleset: RuleSet, others: Iterable[Leaf]) -> Iterator[tuple[str, Iterable[str]]]:
    for criterion in ruleset.criteria:
        facts = (fact for leaf in criterion.leaves for fact in ruleset.reads[leaf.id])
        yield criterion.id, dict.fromkeys(facts)
    if not ruleset.criteria:
        yield from ((leaf.id, facts_of(ruleset, leaf)) for leaf in others)
