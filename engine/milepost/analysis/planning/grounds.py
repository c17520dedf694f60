"""What results rest on, piece by piece: each check, and each fact that is asked for directly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from milepost.analysis.planning.sensing import Judged, Known, Value, trees_of
from milepost.analysis.planning.watching import Watch
from milepost.conditions import reads
from milepost.conditions.walking import every
from milepost.model.assessment import Assessment
from milepost.model.criteria import Leaf
from milepost.model.expression import Name, Node
from milepost.model.parts import expressions_in
from milepost.model.remedies import Action
from milepost.scoring.reading import cited, facts_of_results
from milepost.scoring.usable import usable

_COVERAGE = "coverage"
_TOLD = frozenset({"rationale", "url", "evidenced", "justified"})


@dataclass(frozen=True)
class Grounds:
    """Everything that a result of the assessment can rest on and an action could move."""

    assessment: Assessment

    def watches(self) -> Iterator[Watch]:
        """Each check by its judgement, and each fact or answer that is asked for directly.

        Directly asks a result, or a check that waits for results: then the value is watched. Where
        coverage counts, it is watched whether each fact is known.
        """
        one = self.assessment
        for leaf in self.plain:
            keys = self._keys((*one.ruleset.reads.get(leaf.id, ()), *self._answered(leaf)))
            yield Watch(leaf.id, keys, one, Judged(leaf))
        for key in self.direct:
            yield Watch(f"value of {key}", self._keys((key,)), one, Value(key))
        for fact in self.unknown if self.uses_coverage else ():
            yield Watch(f"{fact} known", self._keys((fact,)), one, Known(fact))

    @cached_property
    def plain(self) -> tuple[Leaf, ...]:
        """The checks that rest on evidence alone."""
        return tuple(leaf for leaf in self._asked if not self.waits(leaf))

    @cached_property
    def direct(self) -> tuple[str, ...]:
        """Facts and answers that anything else asks for."""
        found = {*facts_of_results(self.assessment.ruleset)}
        for leaf in self._asked:
            if self.waits(leaf):
                found |= {*self.assessment.ruleset.reads.get(leaf.id, ()), *self._answered(leaf)}
        return tuple(sorted(found))

    @cached_property
    def unknown(self) -> tuple[str, ...]:
        """Facts that checks need and that are not known."""
        one = self.assessment
        known = usable(one.ruleset, one.evidence, one.as_of).values
        needed = {fact for leaf in self._asked for fact in one.ruleset.reads.get(leaf.id, ())}
        return tuple(sorted(needed - known.keys()))

    @cached_property
    def uses_coverage(self) -> bool:
        """Whether a result, or a check that waits for results, asks for the coverage."""
        own = [tree for leaf in self._asked for tree in trees_of(leaf)]
        return any(_COVERAGE in reads(tree) for tree in (*self._result_trees, *own))

    @cached_property
    def tells_answers(self) -> bool:
        """Whether a result asks for the words of answers, which have no better or worse."""
        names = (part for tree in self._result_trees for part in every(tree))
        return any(isinstance(part, Name) and part.name in _TOLD for part in names)

    def waits(self, leaf: Leaf) -> bool:
        """Whether a check, or one that it rolls up, asks for results."""
        results = self.assessment.ruleset.results.keys()
        trees = (tree for one in self._rolled(leaf).values() for tree in trees_of(one))
        return any(reads(tree) & {*results, _COVERAGE} for tree in trees)

    @cached_property
    def _asked(self) -> tuple[Leaf, ...]:
        """The checks in scope, and those that results name beside."""
        findings = self.assessment.findings
        found = {leaf.leaf.id: leaf.leaf for finding in findings for leaf in finding.leaves}
        for tree in self._result_trees:
            found |= {leaf.id: leaf for leaf in cited(self.assessment.ruleset.leaves, tree)}
        return tuple(found.values())

    @cached_property
    def _result_trees(self) -> tuple[Node, ...]:
        ruleset = self.assessment.ruleset
        parts = (*ruleset.results.values(), *ruleset.adjust)
        found = (expression.tree for part in parts for expression in expressions_in(part))
        return tuple(tree for tree in found if tree is not None)

    def _rolled(self, leaf: Leaf) -> dict[str, Leaf]:
        """The check and all that it rolls up."""
        found: dict[str, Leaf] = {}
        waiting = [leaf]
        while waiting:
            current = waiting.pop()
            if current.id not in found:
                found[current.id] = current
                for tree in trees_of(current):
                    waiting += cited(self.assessment.ruleset.leaves, tree)
        return found

    def _answered(self, leaf: Leaf) -> Iterator[str]:
        return (name for name, one in self._rolled(leaf).items() if one.answered)

    def _keys(self, wanted: Iterable[str]) -> tuple[str, ...]:
        """The facts and answers, and every fact that a change of one of them reads."""
        found: set[str] = set()
        waiting = list(wanted)
        while waiting:
            key = waiting.pop()
            if key not in found:
                found.add(key)
                waiting += self._read_by_changes.get(key, ())
        return tuple(sorted(found))

    @cached_property
    def _read_by_changes(self) -> Mapping[str, frozenset[str]]:
        """For each fact what the ends of the changes that make it read."""
        found: dict[str, frozenset[str]] = {}
        for remedy in self.assessment.ruleset.remedies.values():
            for key, change in remedy.makes.items() if isinstance(remedy, Action) else ():
                for end in (change.at_least, change.at_most):
                    if end is not None and end.tree is not None:
                        found[key] = found.get(key, frozenset()) | reads(end.tree)
        return found
