"""The rule set's own leaves: ids unique, names resolved, expressions typed, no circles."""

from __future__ import annotations

from collections.abc import Mapping

from milepost.conditions import Scope
from milepost.loading.linking.context import Linking
from milepost.loading.linking.results import result_names
from milepost.loading.ordering import ordered
from milepost.loading.sections import At
from milepost.loading.typing import Typing, retyped
from milepost.model.criteria import Leaf, Parameter
from milepost.model.expression import Node
from milepost.model.remedies import Action, Choice
from milepost.model.results import Result
from milepost.model.types import Type
from milepost.scoring.own_words import OWN_WORDS
from milepost.scoring.reading import cited, expressions

TAKEN = "ids are unique, library included"


def linked_leaves(linking: Linking, results: Mapping[str, Result]) -> dict[str, Leaf]:
    """Every own leaf by id; a remedy written in place joins the remedies under the leaf's id."""
    names = result_names(linking, results)
    linked: dict[str, Leaf] = {}
    for defined in linking.own_leaves:
        leaf, at = defined.value, defined.at
        if leaf.id in linked or leaf.id in linking.merged.leaves:
            problem = at.down("id").problem(f"the id `{leaf.id}` is already taken", TAKEN)
            linking.collector.add(problem)
            continue
        linking.known.leaf(leaf, at)
        linked[leaf.id] = _linked(linking, leaf, at, names)
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


def _linked(linking: Linking, leaf: Leaf, at: At, results: Mapping[str, Type]) -> Leaf:
    visible = {**linking.parameters, **leaf.parameters}
    if isinstance(leaf.remedy, (Action, Choice)):
        typed = retyped(leaf.remedy, at.down("remedy"), linking.bound_typing(visible).one)
        linking.merged.remedies[leaf.id] = typed
    linked: Leaf = retyped(leaf, at, _typing(linking, leaf, visible, results).one)
    remedy = leaf.remedy if isinstance(leaf.remedy, str | None) else leaf.id
    return linked.model_copy(update={"parameters": visible, "remedy": remedy})


def _typing(
    linking: Linking,
    leaf: Leaf,
    visible: Mapping[str, Parameter],
    results: Mapping[str, Type],
) -> Typing:
    """A leaf's conditions may use results; `requires` also the words of the leaf's own answer."""
    scope = linking.scope(visible)
    names = {**scope.names, **results}
    outer = Scope(names, True, linking.ids, linking.words)
    if not leaf.answered:
        return Typing(outer, linking.collector)
    own = Scope({**names, **OWN_WORDS}, True, linking.ids, linking.words)
    return Typing(outer, linking.collector, own, frozenset({"requires"}))


def _trees(leaf: Leaf) -> list[Node]:
    return [e.tree for e in expressions(leaf).values() if e.tree is not None]
