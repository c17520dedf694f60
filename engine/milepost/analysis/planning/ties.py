"""Of plans that are equally good the same one always: fewest actions, then the first ids."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from milepost.analysis.planning.growing import Chosen
from milepost.analysis.planning.programme import Row, Terms, at_least_one, at_most, other_than
from milepost.analysis.planning.search import Found

Cheapest = Callable[[Terms, tuple[Row, ...]], Found]
"""The plan of least cost that also keeps the rows, among those that are asked for."""

_BLOCK = 16
"""So many ids are settled by one question."""


def first(cheapest: Cheapest, names: Sequence[str], costs: Terms, found: Found) -> Found:
    """The plan as good as the one found that has the fewest actions, and of those the first ids.

    First is the plan with the smallest id that the others lack. What cannot be settled in time is
    left as it is.
    """
    if not found.chosen or not found.proven:
        return found
    rows: tuple[Row, ...] = (at_most(costs, found.cost),)
    fewest = cheapest(dict.fromkeys(names, 1), rows)
    if not fewest.chosen or not fewest.proven:
        return found
    rows = (*rows, at_most(dict.fromkeys(names, 1), len(fewest.chosen)))
    chosen = fewest.chosen
    if cheapest(costs, (*rows, other_than(chosen, names))).chosen is not None:
        chosen = _by_ids(cheapest, sorted(names), rows, chosen)
    return Found(chosen, found.cost, found.bound, found.proven)


def _by_ids(
    cheapest: Cheapest, names: Sequence[str], rows: tuple[Row, ...], chosen: Chosen
) -> Chosen:
    for start in range(0, len(names), _BLOCK):
        block = names[start : start + _BLOCK]
        worth = {name: -(2 ** (_BLOCK - place)) for place, name in enumerate(block)}
        best = cheapest(worth, rows)
        if best.chosen is None or not best.proven:
            return chosen
        chosen = best.chosen
        fixed = (
            at_least_one([name]) if name in chosen else at_most({name: 1}, 0) for name in block
        )
        rows = (*rows, *fixed)
    return chosen
