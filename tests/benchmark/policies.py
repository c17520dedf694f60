"""The conditions that are measured: those of the built-in library, and a synthetic set."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from random import Random

from milepost.conditions import Scope, bind, check, cites, parse
from milepost.conditions.walking import every
from milepost.loading.catalogue import Catalogue, built_in
from milepost.model.criteria import Leaf
from milepost.model.expression import Negate, Node
from milepost.model.ruleset import RuleSet
from milepost.model.types import DOCUMENT, NUMBER, TEXT, YES_NO, Type
from milepost.scoring.leaves.check import CheckLeaf

LIBRARY = "pmo-library"
Conditions = Mapping[str, Node]
_CHOICE = Type("choice", ("red", "amber", "green"))
_LISTED = Type("list", item=TEXT)
_SIZES = (1,) * 89 + (2,) * 60 + (3,) * 22 + (4,) * 29
"""Comparisons in each of the 200 synthetic conditions; 391 together."""


@cache
def rule_set(name: str) -> RuleSet:
    """A built-in rule set."""
    return Catalogue((built_in(),), built_in()).load(name)


def library() -> Conditions:
    """The conditions of all checks of the built-in library, limits written out."""
    return of_leaves(rule_set(LIBRARY).leaves.values())


def of_leaves(found: Iterable[Leaf]) -> Conditions:
    """The conditions of those leaves that are checks over facts, limits written out."""
    bound = {leaf.id: _bound(leaf) for leaf in found if isinstance(leaf, CheckLeaf)}
    return {name: node for name, node in bound.items() if _is_sayable(node)}


def _is_sayable(node: Node) -> bool:
    """Whether every engine can say it: other checks and signs before a name are ours alone."""
    return not cites(node) and not any(isinstance(part, Negate) for part in every(node))


def _bound(leaf: CheckLeaf) -> Node:
    assert leaf.check.tree is not None
    return bind(leaf.check.tree, {"param": {n: p.value for n, p in leaf.parameters.items()}})


def synthetic(seed: int) -> Conditions:
    """200 conditions with 391 comparisons over 60 facts."""
    random, scope = Random(seed), Scope(_names())
    return {f"c{n}": _typed(_written(size, random), scope) for n, size in enumerate(_SIZES)}


def _names() -> dict[str, Type]:
    return {
        **{f"number{n}": NUMBER for n in range(34)},
        **{f"agreed{n}": YES_NO for n in range(8)},
        **{f"state{n}": _CHOICE for n in range(6)},
        **{f"document{n}": DOCUMENT for n in range(8)},
        **{f"listed{n}": _LISTED for n in range(4)},
    }


def _typed(source: str, scope: Scope) -> Node:
    tree, problems = check(parse(source), scope, ("yes_no",))
    assert not problems, problems
    return tree


def _written(size: int, random: Random) -> str:
    word = random.choice((" and ", " and ", " or "))
    parts = [_comparison(random) for _ in range(size)]
    return word.join(parts) if random.random() < 0.9 else f"not ({word.join(parts)})"


def _comparison(random: Random) -> str:
    kind = random.choices("nncdlts", (4, 4, 2, 2, 2, 1, 1))[0]
    if kind == "n":
        sign = random.choice((">=", ">=", "<=", ">", "<", "==", "!="))
        return f"number{random.randrange(34)} {sign} {random.choice((0, 5, 12.5, 80, 95, 100))}"
    if kind == "c":
        return f'state{random.randrange(6)} in ["amber", "green"]'
    if kind == "d":
        return f"approved(document{random.randrange(8)})"
    if kind == "l":
        return f"len(listed{random.randrange(4)}) >= {random.randint(1, 6)}"
    if kind == "t":
        return f"agreed{random.randrange(8)} == true"
    return f"number{random.randrange(34)} <= number{random.randrange(34)}"
