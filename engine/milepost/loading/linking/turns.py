"""Whose turn is when: results after what they rest on, criteria after the results they use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from datetime import date

from milepost.conditions import Given, evaluate, reads
from milepost.loading.linking.context import Linking
from milepost.loading.ordering import ordered, result_order
from milepost.model.criteria import Criterion, Leaf
from milepost.model.expression import Expression, Node
from milepost.model.parts import expressions_in
from milepost.model.results import Result
from milepost.model.values import Value
from milepost.scoring.reading import Needs, cited
from milepost.scoring.results.aggregate import Aggregate
from milepost.scoring.results.climb import Climb

_ALL = frozenset({"criteria", "checks", "coverage"})


def turns(
    linking: Linking,
    criteria: Sequence[Criterion],
    leaves: Mapping[str, Leaf],
    results: Mapping[str, Result],
) -> tuple[str, ...]:
    """Results and the criteria that wait for one, in the order they are computed.

    A criterion that waits for a result which contains it is a circle.
    """
    needs = Needs(leaves)
    waits = {c.id: _wait_for(c.leaves, needs, results) for c in criteria}
    waiting = [c for c in criteria if waits[c.id]]
    below: dict[str, set[str]] = {c.id: waits[c.id] for c in waiting}
    for name, result in results.items():
        asked = [leaf for tree in _trees(result) for leaf in cited(leaves, tree)]
        ids = {leaf.id for leaf in asked}
        contained = {c.id for c in waiting if _contains(linking, result, ids, c)}
        uses = _names_in(result) & results.keys()
        below[name] = uses | contained | _wait_for(asked, needs, results)
    order, circle = ordered(below)
    if not result_order(results)[1]:
        _told(linking, circle)
    return order


def _told(linking: Linking, circle: tuple[str, ...]) -> None:
    """Circles of results alone are told where results are linked."""
    places = {d.value.id: d.at for d in linking.sections.criteria}
    way = " -> ".join((*circle, *circle[:1]))
    for name in circle:
        at = places.get(name) or linking.sections.results[name].at
        what = f"`{name}` uses a result that contains it: {way}"
        linking.collector.add(at.problem(what, "narrow the result with `only`"))


def _wait_for(asked: Sequence[Leaf], needs: Needs, results: Mapping[str, Result]) -> set[str]:
    """The results that these leaves use, directly or through others."""
    return {name for leaf in asked for name in needs.among(results, leaf)}


def _contains(linking: Linking, result: Result, ids: Set[str], criterion: Criterion) -> bool:
    """Whether a result that asks for these leaves may rest on the criterion, whatever is known."""
    if any(leaf.id in ids for leaf in criterion.leaves):
        return True
    if isinstance(result, Aggregate):
        if "coverage" in _names_in(result):
            return True
        return result.only is None or _may_pick(linking, result.only, criterion)
    return isinstance(result, Climb) or bool(_names_in(result) & _ALL)


def _may_pick(linking: Linking, only: Expression, criterion: Criterion) -> bool:
    if only.tree is None:
        return True
    limits = {name: p.value for name, p in linking.parameters.items()}
    known = {**dict.fromkeys(linking.words), "param": limits, **_static(linking, criterion)}
    return evaluate(only.tree, Given(known, date.min)) is not False


def _static(linking: Linking, criterion: Criterion) -> dict[str, Value]:
    """The words of a criterion that no evidence changes."""
    severities: dict[str, Value] = {}
    if len(criterion.leaves) == 1:
        own_severity = criterion.leaves[0].severity
        severities = {name: name == own_severity for name in linking.merged.severities}
    tags: dict[str, Value] = {tag: tag in criterion.tags for tag in linking.merged.tags}
    own: dict[str, Value] = {"id": criterion.id, "weight": criterion.weight}
    return {**tags, **severities, **criterion.places, **own}


def _names_in(result: Result) -> set[str]:
    return {*result.names, *(name for tree in _trees(result) for name in reads(tree))}


def _trees(result: Result) -> list[Node]:
    return [e.tree for e in expressions_in(result) if e.tree is not None]
