"""Criteria: placed on the axes, each with its leaves and its weight."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from milepost.loading.format import Composite
from milepost.loading.linking.context import Linking
from milepost.loading.linking.leaves import TAKEN
from milepost.loading.sections import At
from milepost.model.axes import Spot, chain, completed
from milepost.model.criteria import Criterion, Leaf
from milepost.model.text import Text
from milepost.model.values import Number
from milepost.scoring.judging import weight_of
from milepost.suggestions import did_you_mean


def linked_criteria(linking: Linking, leaves: Mapping[str, Leaf]) -> tuple[Criterion, ...]:
    """Every criterion, in the order of the file."""
    found: dict[str, Criterion] = {}
    for defined in linking.sections.criteria:
        written, at = defined.value, defined.at
        _place_on_axes(linking, written.places, at)
        if isinstance(written, Composite) and (written.id in found or written.id in leaves):
            problem = at.down("id").problem(f"the id `{written.id}` is already taken", TAKEN)
            linking.collector.add(problem)
        linking.known.names("tag", written.tags, linking.merged.tags, at.down("tags"))
        found[written.id] = _criterion(linking, written, at, leaves)
        linking.place(written.id, written.examples, at)
    return tuple(found.values())


def _place_on_axes(linking: Linking, places: Mapping[str, str], at: At) -> None:
    for axis, value in places.items():
        if axis in linking.answer_axes:
            what = f"the values of `{axis}` come with the answers"
            linking.collector.add(at.down(axis).problem(what, "remove the key", at_key=True))
            continue
        linking.known.name(f"value of axis {axis}", value, linking.axes[axis], at.down(axis))
        _agrees(linking, places, (axis, value), at.down(axis))
    scope = linking.identity.scope
    if scope in linking.axes and scope not in completed(linking.above, places):
        what = f"the key `{scope}` is missing"
        linking.collector.add(at.problem(what, f"say to which {scope} it belongs"))


def _agrees(linking: Linking, places: Mapping[str, str], spot: Spot, at: At) -> None:
    """What a place lies in is not contradicted by another place."""
    for axis, value in chain(linking.above, spot)[1:]:
        if axis != spot[0] and places.get(axis, value) != value:
            what = f"`{spot[1]}` lies in {axis} {value}, not in {places[axis]}"
            linking.collector.add(at.problem(what, f"correct it, or leave `{axis}` out"))


def _criterion(linking: Linking, written: Any, at: At, leaves: Mapping[str, Leaf]) -> Criterion:
    own = _leaves(linking, written, at, leaves)
    first = own[0] if own else None
    return Criterion(
        id=written.id,
        title=written.title or (first.shown if first else Text(en=written.id)),
        statement=written.statement,
        why=written.why,
        places=completed(linking.above, written.places),
        leaves=own,
        weight=_weight(linking, written, own),
        tags=written.tags,
        source=written.source or tuple(leaf.id for leaf in own if leaf.id != written.id),
        owner=written.owner or (first.owner if first else None),
        examples=written.examples,
        core=written.core,
        status=written.status,
    )


def _leaves(linking: Linking, written: Any, at: At, leaves: Mapping[str, Leaf]) -> tuple[Leaf, ...]:
    if not isinstance(written, Composite):
        return tuple(leaf for leaf in (leaves.get(written.id),) if leaf is not None)
    found: dict[str, Leaf] = {}
    for number, check in enumerate(written.checks):
        name, place = check.id if isinstance(check, Leaf) else check, at.down("checks", number)
        if name not in leaves:
            mend = did_you_mean(name, leaves)
            linking.collector.add(place.problem(f"there is no check `{name}`", mend))
        elif name in found:
            problem = place.problem(f"the check `{name}` is there twice", "keep one")
            linking.collector.add(problem)
        else:
            found[name] = leaves[name]
    return tuple(found.values())


def _weight(linking: Linking, written: Any, leaves: tuple[Leaf, ...]) -> Number:
    """Its own weight, else that of the worst severity among all its checks, else 1."""
    if written.weight is not None or not leaves:
        own: Number = 1 if written.weight is None else written.weight
        return own
    severities = list(linking.merged.severities)
    ranked = [leaf for leaf in leaves if leaf.severity in severities]
    worst = min(ranked, key=lambda x: severities.index(x.severity or ""), default=leaves[0])
    return weight_of(linking.merged.severities, worst)
