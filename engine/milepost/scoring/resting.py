"""What rests on what in a rule set: leaves on facts and other leaves, results on what they ask."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from milepost.conditions import cites, reads
from milepost.model.expression import Expression, Node
from milepost.model.parts import expressions_in
from milepost.model.results import Result
from milepost.model.ruleset import RuleSet
from milepost.model.scales import StepScale
from milepost.scoring.reading import expressions
from milepost.scoring.results.aggregate import Aggregate
from milepost.scoring.results.climb import Climb

_LISTS = frozenset({"criteria", "checks"})


@dataclass(frozen=True, slots=True)
class Asked:
    """What a result asks: names, whether it looks at criteria or checks, and at leaves by id."""

    names: frozenset[str]
    items: bool
    leaves: bool


class Resting:
    """What rests on what, for the leaves of a rule set that are named in `judged`."""

    def __init__(self, ruleset: RuleSet, judged: Iterable[str]) -> None:
        self.ruleset = ruleset
        self._judged = tuple(judged)
        self._asked: dict[str, Asked] = {}

    def touched(self, facts: Collection[str], leaves: Collection[str]) -> frozenset[str]:
        """The leaves of which a change of these facts and leaves may change the judgement.

        One that asks for a result is always among them, and so is what is over it.
        """
        found: set[str] = set()
        waiting = {*leaves, *self._on_results, *(x for f in facts for x in self._on_fact[f])}
        while waiting:
            found |= waiting
            waiting = {x for name in waiting for x in self._above[name]} - found
        return frozenset(found)

    def asked(self, name: str) -> Asked:
        """What the result `name` asks."""
        if name not in self._asked:
            self._asked[name] = _asked(self.ruleset, self.ruleset.results[name])
        return self._asked[name]

    @cached_property
    def _on_fact(self) -> dict[str, list[str]]:
        """The leaves that need a fact, directly or through others."""
        found: dict[str, list[str]] = defaultdict(list)
        for leaf in self._judged:
            for fact in self.ruleset.reads.get(leaf, ()):
                found[fact].append(leaf)
        return found

    @cached_property
    def _on_results(self) -> frozenset[str]:
        """The leaves that ask for a result themselves."""
        results = self.ruleset.results.keys()
        return frozenset(
            x for x, trees in self._trees.items() if any(reads(t) & results for t in trees)
        )

    @cached_property
    def _above(self) -> dict[str, set[str]]:
        """The leaves that name a leaf, itself or by what it is below of."""
        found: dict[str, set[str]] = defaultdict(set)
        for leaf, trees in self._trees.items():
            for id in (id for tree in trees for id in cites(tree)):
                for name in (id, *self._below(id)):
                    found[name].add(leaf)
        return found

    def _below(self, id: str) -> Iterator[str]:
        start = f"{id}."
        for name in self._ids[bisect_left(self._ids, start) :]:
            if not name.startswith(start):
                return
            yield name

    @cached_property
    def _ids(self) -> list[str]:
        return sorted(self.ruleset.leaves)

    @cached_property
    def _trees(self) -> dict[str, list[Node]]:
        leaves = self.ruleset.leaves
        return {name: _trees_of(expressions(leaves[name]).values()) for name in self._judged}


def _asked(ruleset: RuleSet, result: Result) -> Asked:
    """The ends of the steps of its scale count too: a number is compared with them."""
    own, scale = list(expressions_in(result)), ruleset.scales.get(result.scale or "")
    if isinstance(scale, StepScale):
        own += [ask for step in scale.root.values() for ask in expressions_in(step)]
    trees = _trees_of(own)
    names = frozenset(result.names).union(*(reads(tree) for tree in trees))
    looks = isinstance(result, Aggregate | Climb) or _picks(result) or bool(names & _LISTS)
    return Asked(names, looks, any(cites(tree) for tree in trees))


def _picks(result: Result) -> bool:
    """Whether a decision table picks conditions among the criteria."""
    return any(row.conditions is not None for row in getattr(result, "rows", ()))


def _trees_of(expressions: Iterable[Expression]) -> list[Node]:
    return [expression.tree for expression in expressions if expression.tree is not None]
