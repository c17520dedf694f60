"""The parts of conditions that are true or false as one, and whether it is good that they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from milepost.conditions import Given, evaluate, reads
from milepost.conditions.walking import every
from milepost.model.assessment import Assessment
from milepost.model.criteria import Leaf
from milepost.model.expression import All, Any, Attribute, Call, Compare, Name, Node, Not
from milepost.model.parts import expressions_in
from milepost.model.ruleset import RuleSet
from milepost.model.values import UNUSABLE, Value
from milepost.scoring.leaves.steps import StepsLeaf
from milepost.scoring.reading import cited, expressions


@dataclass(frozen=True, slots=True)
class Atom:
    """A part of a condition without `and`, `or`, `not`.

    `good` says whether things are better where it is true (None: either may be). `applies` marks
    one that decides whether a check applies at all.
    """

    node: Node
    leaf: str
    limits: Mapping[str, Value]
    good: bool | None
    applies: bool = False

    def truth(self, known: Mapping[str, Value], assessment: Assessment) -> bool | None:
        """Whether it is true where this is known; None where it is unknown."""
        seen = Given({**known, "param": self.limits}, assessment.as_of)
        value = evaluate(self.node, seen)
        if value is UNUSABLE:
            return False
        return value if isinstance(value, bool) else None


def atoms(assessment: Assessment, straight: bool = True) -> tuple[Atom, ...]:
    """The atoms of all that is asked of facts in this assessment.

    Where the rule set is not `straight`, so that something good may turn against it, none is good.
    """
    found = [atom for leaf in leaves_asked(assessment) for atom in _of_leaf(assessment, leaf)]
    found += _of_results(assessment)
    kept = found if straight else [replace(atom, good=None) for atom in found]
    return tuple(kept)


def leaves_asked(assessment: Assessment) -> tuple[Leaf, ...]:
    """The checks in scope and those that they ask for in turn."""
    rules = assessment.ruleset
    waiting = [leaf.leaf for finding in assessment.findings for leaf in finding.leaves]
    found: dict[str, Leaf] = {}
    while waiting:
        leaf = waiting.pop(0)
        if leaf.id not in found:
            found[leaf.id] = leaf
            trees = [e.tree for e in expressions(leaf).values() if e.tree is not None]
            waiting += [below for tree in trees for below in cited(rules.leaves, tree)]
    return tuple(found.values())


def _of_leaf(assessment: Assessment, leaf: Leaf) -> Iterator[Atom]:
    limits = {name: parameter.value for name, parameter in leaf.parameters.items()}
    lower = assessment.ruleset.better == "lower" and isinstance(leaf, StepsLeaf)
    for key, expression in expressions(leaf).items():
        if expression.tree is not None:
            step = key not in ("applies", "requires")
            good = None if key == "applies" else not (lower and step)
            for node, wanted in _parts(expression.tree, good):
                yield Atom(node, leaf.id, limits, wanted, key == "applies")


def _of_results(assessment: Assessment) -> list[Atom]:
    """What results and lines of `adjust` ask of facts; nobody can say which answer is good."""
    rules = assessment.ruleset
    limits = {name: parameter.value for name, parameter in rules.parameters.items()}
    asked = [e for part in (*rules.results.values(), *rules.adjust) for e in expressions_in(part)]
    return [
        Atom(node, "", limits, None)
        for expression in asked
        if expression.tree is not None
        for node, _ in _parts(expression.tree, None)
        if _only_facts(rules, node)
    ]


def _only_facts(rules: RuleSet, node: Node) -> bool:
    return bool(reads(node) & rules.facts.keys()) and reads(node) <= rules.facts.keys() | {"param"}


def _parts(node: Node, good: bool | None) -> Iterator[tuple[Node, bool | None]]:
    if isinstance(node, Not):
        yield from _parts(node.operand, None if good is None else not good)
    elif isinstance(node, All | Any):
        for operand in node.operands:
            yield from _parts(operand, good)
    elif isinstance(node, Compare):
        for number, operator in enumerate(node.operators):
            yield from ((pair, good) for pair in _arms(node, number, operator))
    else:
        yield node, good


def _arms(node: Compare, number: int, operator: str) -> Iterator[Node]:
    """One pair of a comparison; the smallest or largest of several stands for each of them."""
    for left in _single(node.operands[number]):
        for right in _single(node.operands[number + 1]):
            yield replace(node, operators=(operator,), operands=(left, right))


def _single(node: Node) -> Iterator[Node]:
    if isinstance(node, Call) and node.function in ("min", "max"):
        for argument in node.arguments:
            yield from _single(argument)
    else:
        yield node


def names_in(atom: Atom) -> frozenset[str]:
    """The facts an atom speaks of, among other names."""
    return reads(atom.node)


def fields_in(atom: Atom, fact: str) -> frozenset[str]:
    """The fields of a record that an atom speaks of."""
    return frozenset(
        node.name
        for node in every(atom.node)
        if isinstance(node, Attribute) and isinstance(node.of, Name) and node.of.name == fact
    )
