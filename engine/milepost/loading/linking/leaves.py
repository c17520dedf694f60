"""The rule set's own leaves: ids unique, names resolved, expressions typed, no circles."""

from __future__ import annotations

from collections.abc import Mapping

from milepost.loading.linking.context import Linking
from milepost.loading.ordering import ordered
from milepost.loading.sections import At
from milepost.loading.typing import retyped
from milepost.model.criteria import Leaf
from milepost.model.expression import Node
from milepost.model.remedies import Action, Choice
from milepost.scoring.reading import cited, expressions

TAKEN = "ids are unique, library included"


def linked_leaves(linking: Linking) -> dict[str, Leaf]:
    """Every own leaf by id; a remedy written in place joins the remedies under the leaf's id."""
    linked: dict[str, Leaf] = {}
    for defined in linking.own_leaves:
        leaf, at = defined.value, defined.at
        if leaf.id in linked or leaf.id in linking.merged.leaves:
            problem = at.down("id").problem(f"the id `{leaf.id}` is already taken", TAKEN)
            linking.collector.add(problem)
            continue
        linking.known.leaf(leaf, at)
        linked[leaf.id] = _linked(linking, leaf, at)
        linking.place(leaf.id, leaf.examples, at)
    return linked


def no_circles(linking: Linking, own: Mapping[str, Leaf], leaves: Mapping[str, Leaf]) -> None:
    """A roll-up may not be over itself, directly or through others."""
    below = {
        name: {c.id for tree in _trees(leaf) for c in cited(leaves, tree)} & own.keys()
        for name, leaf in own.items()
    }
    places = {defined.value.id: defined.at for defined in linking.own_leaves}
    for name in ordered(below)[1]:
        linking.collector.add(places[name].problem(f"`{name}` is judged by way of itself"))


def _linked(linking: Linking, leaf: Leaf, at: At) -> Leaf:
    visible = {**linking.parameters, **leaf.parameters}
    if isinstance(leaf.remedy, (Action, Choice)):
        typed = retyped(leaf.remedy, at.down("remedy"), linking.bound_typing(visible).one)
        linking.merged.remedies[leaf.id] = typed
    linked: Leaf = retyped(leaf, at, linking.typing(visible).one)
    remedy = leaf.remedy if isinstance(leaf.remedy, str | None) else leaf.id
    return linked.model_copy(update={"parameters": visible, "remedy": remedy})


def _trees(leaf: Leaf) -> list[Node]:
    return [e.tree for e in expressions(leaf).values() if e.tree is not None]
