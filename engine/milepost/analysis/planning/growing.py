"""A failing plan made as large as it can be while it fails: what it leaves out is needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from milepost.analysis.planning.claims import Claims
from milepost.analysis.planning.linear import Linear, summed
from milepost.analysis.planning.programme import Row
from milepost.analysis.planning.space import Space

Chosen = frozenset[str]
Fails = Callable[[Chosen], bool]


def refuted(space: Space, claims: Claims, chosen: Chosen, fails: Fails, rising: bool) -> Row:
    """The row that every plan which does not fail keeps, and this one breaks.

    Where nothing gets worse as checks get better (`rising`), the plan is grown first; then some
    part must be better than there, or other than can be compared. Else some part must be other
    than it is: of plans that differ in nothing but options without effect all fail alike.
    """
    failing = grown(space, chosen, fails) if rising else chosen
    found: list[Linear] = []
    for place, state in enumerate(space.vector(failing)):
        bad = space.below(place, state) if rising else frozenset({state})
        states = range(len(space.parts[place].states))
        found.append(claims.part_in(place, {one for one in states if one not in bad}))
    return summed(found).at_least(1)


def grown(space: Space, chosen: Chosen, fails: Fails) -> Chosen:
    """The plan with all options that can be added, cheap ones first; half by half.

    Added is what leaves no part worse off, so that the plan stands below the grown one.
    """
    efforts = space.efforts
    rest = sorted(space.everything - chosen, key=lambda name: (efforts[name], name))
    return _grown(space, chosen, tuple(rest), fails)


def _grown(space: Space, chosen: Chosen, rest: Sequence[str], fails: Fails) -> Chosen:
    if not rest:
        return chosen
    trial = chosen | set(rest)
    if space.no_worse(space.vector(chosen), space.vector(trial)) and fails(trial):
        return trial
    if len(rest) == 1:
        return chosen
    middle = len(rest) // 2
    return _grown(space, _grown(space, chosen, rest[:middle], fails), rest[middle:], fails)
