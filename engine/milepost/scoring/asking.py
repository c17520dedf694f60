"""Which evidence an assessment may ask for: what it judges, concludes, and plans with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from milepost.conditions import reads
from milepost.model.criteria import Criterion, Leaf
from milepost.model.expression import Node
from milepost.model.parts import expressions_in
from milepost.model.remedies import Action, Choice
from milepost.model.ruleset import RuleSet
from milepost.model.scales import StepScale
from milepost.scoring.reading import cited, expressions


@dataclass(frozen=True, slots=True)
class Asked:
    """Facts and leaves by name; other evidence cannot change the assessment."""

    facts: frozenset[str]
    leaves: frozenset[str]


def asked(ruleset: RuleSet, criteria: Iterable[Criterion]) -> Asked:
    """What judging these criteria, the results, and the remedies of gaps may look at."""
    own = list(_of_results(ruleset))
    leaves = {leaf.id: leaf for criterion in criteria for leaf in criterion.leaves}
    leaves |= {leaf.id: leaf for tree in own for leaf in cited(ruleset.leaves, tree)}
    waiting = list(leaves.values())
    while waiting:
        below = [x for tree in _of_leaf(waiting.pop()) for x in cited(ruleset.leaves, tree)]
        waiting += [leaf for leaf in below if leaf.id not in leaves]
        leaves |= {leaf.id: leaf for leaf in below}
    remedies = list(_remedies(ruleset, leaves.values()))
    trees = [*own, *(tree for leaf in leaves.values() for tree in _of_leaf(leaf))]
    trees += [tree for one in remedies for tree in _trees(tuple(one.makes.values()))]
    names = {name for tree in trees for name in reads(tree)}
    names |= {name for remedy in remedies for name in remedy.makes}
    return Asked(
        frozenset(names & ruleset.facts.keys()),
        frozenset(leaves) | (names & ruleset.leaves.keys()),
    )


def _of_results(ruleset: RuleSet) -> Iterator[Node]:
    """The trees of results, lines of `adjust`, and the ends of steps."""
    scales = [s for s in ruleset.scales.values() if isinstance(s, StepScale)]
    steps = [step for scale in scales for step in scale.root.values()]
    return _trees((*ruleset.results.values(), *ruleset.adjust, *steps))


def _of_leaf(leaf: Leaf) -> Iterator[Node]:
    return (e.tree for e in expressions(leaf).values() if e.tree is not None)


def _trees(parts: object) -> Iterator[Node]:
    return (e.tree for e in expressions_in(parts) if e.tree is not None)


def _remedies(ruleset: RuleSet, leaves: Iterable[Leaf]) -> Iterator[Action]:
    """What the leaves name, what must come before it, and the alternatives of a choice."""
    waiting = [leaf.remedy for leaf in leaves if isinstance(leaf.remedy, str)]
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        remedy = None if name in seen else ruleset.remedies.get(name)
        seen.add(name)
        if isinstance(remedy, Choice):
            waiting += remedy.choice
        elif remedy is not None:
            waiting += remedy.after
            yield remedy
