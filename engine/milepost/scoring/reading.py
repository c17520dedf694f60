"""Which facts and answers a leaf rests on, those of the checks it rolls up included."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping

from milepost.conditions import FUNCTIONS, reads
from milepost.conditions.walking import every
from milepost.model.criteria import Leaf
from milepost.model.expression import Attribute, Call, Expression, Literal, Name, Node
from milepost.model.facts import Part
from milepost.model.parts import expressions_in
from milepost.model.ruleset import RuleSet


def expressions(leaf: Leaf) -> dict[str, Expression]:
    """Every expression of a leaf by its key, steps by their step."""
    found: dict[str, Expression] = {}
    for name, value in vars(leaf).items():
        if isinstance(value, Expression):
            found[name] = value
        elif isinstance(value, dict):
            found |= {k: v for k, v in value.items() if isinstance(v, Expression)}
    return found


def uses_read(ruleset: RuleSet, expression: Expression) -> tuple[str, ...]:
    """What an expression asks of other assessments: `capacity.level`, or a name of `uses` alone."""
    nodes = tuple(every(expression.tree)) if expression.tree is not None else ()
    asked = {
        node.of.name: f"{node.of.name}.{node.name}"
        for node in nodes
        if isinstance(node, Attribute) and isinstance(node.of, Name)
    }
    named = {node.name for node in nodes if isinstance(node, Name)}
    return tuple(asked.get(name, name) for name in ruleset.uses if name in named)


def facts_read(facts: Container[str], leaves: Mapping[str, Leaf], leaf: Leaf) -> tuple[str, ...]:
    """Names of the declared facts the leaf needs, sorted."""
    return Needs(leaves).among(facts, leaf)


class Needs:
    """What leaves need, each of them looked through once."""

    def __init__(self, leaves: Mapping[str, Leaf]) -> None:
        self._leaves = leaves
        self._own: dict[str, tuple[set[str], list[Leaf]]] = {}

    def among(self, names: Container[str], leaf: Leaf) -> tuple[str, ...]:
        """Which of the names the leaf reads, or a leaf that it rolls up; sorted."""
        seen, found, waiting = {leaf.id}, set[str](), [leaf]
        while waiting:
            own, below = self._asked(waiting.pop())
            found |= own
            waiting += [one for one in below if one.id not in seen]
            seen |= {one.id for one in below}
        return tuple(sorted(name for name in found if name in names))

    def _asked(self, leaf: Leaf) -> tuple[set[str], list[Leaf]]:
        """The names a leaf reads itself, and the leaves it names."""
        if leaf.id not in self._own:
            trees = _trees(leaf)
            below = [one for tree in trees for one in cited(self._leaves, tree)]
            self._own[leaf.id] = (set().union(*map(reads, trees)), below)
        return self._own[leaf.id]


def cited(leaves: Mapping[str, Leaf], tree: Node) -> list[Leaf]:
    """The leaves an expression names: `met("id")` that one, `under("id")` all below it."""
    wanted = {id for call in _calls(tree) for id in _named(call, leaves)}
    return [leaf for name, leaf in leaves.items() if name in wanted] if wanted else []


def _calls(tree: Node) -> list[Call]:
    return [part for part in every(tree) if isinstance(part, Call)]


def _named(call: Call, leaves: Mapping[str, Leaf]) -> Iterable[str]:
    if FUNCTIONS[call.function].group != "results":
        return ()
    ids = [a.value for a in call.arguments if isinstance(a, Literal) and isinstance(a.value, str)]
    if call.function == "under":
        return (name for name in leaves for id in ids if name.startswith(f"{id}."))
    return ids


def _trees(leaf: Leaf) -> list[Node]:
    return [e.tree for e in expressions(leaf).values() if e.tree is not None]


def results_behind(ruleset: RuleSet, name: str) -> frozenset[str]:
    """A result and every other that it rests on."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        current = waiting.pop()
        if current in ruleset.results and current not in found:
            found.add(current)
            result = ruleset.results[current]
            waiting += [*result.names, *_names_in(result)]
    return frozenset(found)


def facts_of_results(ruleset: RuleSet) -> tuple[str, ...]:
    """Facts that the results, and the lines of `adjust`, ask for themselves, sorted."""
    asking = (*ruleset.results.values(), *ruleset.adjust)
    names = {name for part in asking for name in _names_in(part)}
    return tuple(sorted(names & ruleset.facts.keys()))


def _names_in(part: Part) -> set[str]:
    """Names read by every expression of a result, or of a line of `adjust`."""
    trees = (expression.tree for expression in expressions_in(part))
    return {name for tree in trees if tree is not None for name in reads(tree)}
