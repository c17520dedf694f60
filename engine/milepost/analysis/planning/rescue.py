"""A plan that reaches its demands where there was no time to look for the cheapest one."""

from __future__ import annotations

from collections.abc import Callable

from milepost.analysis.planning.growing import Chosen
from milepost.analysis.planning.space import Space

Holds = Callable[[Chosen], bool]


def rescued(space: Space, reached: Holds, allowed: Holds) -> Chosen | None:
    """All that can be done together, less what is not needed; None where that does not do.

    The dearest is left out first, with all that waits for it.
    """
    chosen = _together(space)
    if not reached(chosen):
        return None
    efforts = space.efforts
    for name in sorted(chosen, key=lambda one: (-efforts[one], one)):
        less = _carried_out(space, chosen - {name})
        if reached(less):
            chosen = less
    return chosen if allowed(chosen) else None


def _together(space: Space) -> Chosen:
    """All options; of those that exclude each other the cheapest."""
    efforts, left = space.efforts, set(space.everything)
    for group in space.offer.rivals:
        rivals = sorted(group & left, key=lambda name: (efforts[name], name))
        left -= set(rivals[1:])
    return _carried_out(space, frozenset(left))


def _carried_out(space: Space, wanted: Chosen) -> Chosen:
    """The wanted options without those that wait for something that is not wanted."""
    kept = set(wanted)
    for option in space.offer.options.values():
        if not all(first & kept for first in option.after):
            kept.discard(option.name)
    return frozenset(kept)
