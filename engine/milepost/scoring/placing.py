"""Where criteria lie: the ids of those in each value of an axis."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from milepost.model.axes import Spot, chain
from milepost.model.criteria import Criterion


def placing(
    criteria: Iterable[Criterion], above: Mapping[Spot, Spot]
) -> Mapping[Spot, frozenset[str]]:
    """The ids of the criteria in each spot that one of them lies in, itself or by way of others."""
    found: dict[Spot, set[str]] = defaultdict(set)
    for criterion in criteria:
        for place in criterion.places.items():
            for spot in chain(above, place):
                found[spot].add(criterion.id)
    return {spot: frozenset(ids) for spot, ids in found.items()}
