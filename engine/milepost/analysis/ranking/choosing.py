"""The best selection within limits, by branch and bound over whole numbers: exact, no rounding.

Of several with the same total the one is chosen that holds the project of the highest rank in which
they differ, so that the same input always gives the same selection.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from math import gcd, lcm

from milepost.analysis.ranking.searching import Item, Search
from milepost.model.priorities import Selection
from milepost.model.values import Number


@dataclass(frozen=True)
class Choosing:
    """Projects by rank with what each is worth and takes, the limits, and the ties among them.

    Each project takes something, or nothing, of every resource in `limits`. `needs` names what a
    project cannot be selected without; of each group in `either` at most one is selected. What is
    in `never` is not selected, and so is nothing that needs it.
    """

    values: Mapping[str, Fraction]
    takes: Mapping[str, Mapping[str, Number]]
    limits: Mapping[str, Number]
    must: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    needs: Mapping[str, Collection[str]] = field(default_factory=dict)
    either: tuple[Collection[str], ...] = ()

    def within(self, limits: Mapping[str, Number]) -> Choosing:
        """The same within other limits."""
        return replace(self, limits={**self.limits, **limits})

    def closure(self, name: str) -> frozenset[str]:
        """A project with all that it needs, and all that those need."""
        found, left = {name}, [name]
        while left:
            more = set(self.needs.get(left.pop(), ())) - found
            found |= more
            left += sorted(more)
        return frozenset(found)


def best(choosing: Choosing) -> Selection | None:
    """The selection with the highest total; None where nothing keeps the limits.

    Raises nothing for however many projects: past a number of steps the best found stands, and
    says that it is not proven.
    """
    names = list(choosing.values)
    groups = _groups(choosing, names)
    scale = lcm(*(value.denominator for value in choosing.values.values()), 1)
    items = _items(choosing, names, groups, scale)
    found = Search(items, _limits(choosing, items)).best()
    if found is None:
        return None
    chosen = {name for place in found.chosen for name in groups[place]}
    total = sum((choosing.values[name] for name in chosen), Fraction(0))
    bound = total if found.proven else Fraction(found.bound >> len(names), scale)
    return Selection(tuple(n for n in names if n in chosen), total, found.proven, bound)


def _groups(choosing: Choosing, names: list[str]) -> list[tuple[str, ...]]:
    """Projects that need each other, directly or not, stand and fall together."""
    closures = {name: choosing.closure(name) for name in names}
    groups: dict[frozenset[str], list[str]] = {}
    for name in names:
        groups.setdefault(closures[name], []).append(name)
    return [tuple(group) for group in groups.values()]


def _items(
    choosing: Choosing, names: list[str], groups: list[tuple[str, ...]], scale: int
) -> tuple[Item, ...]:
    """Each group as one item. Below the value stands a bit for each project, the first highest."""
    place = {name: n for n, group in enumerate(groups) for name in group}
    bits = {name: 1 << (len(names) - 1 - rank) for rank, name in enumerate(names)}
    worth = {n: (int(choosing.values[n] * scale) << len(names)) + bits[n] for n in names}
    units = {name: _unit(choosing, name) for name in choosing.limits}
    return tuple(
        Item(
            value=sum(worth[name] for name in group),
            takes=tuple(
                int(sum(choosing.takes[name].get(r, 0) for name in group) * unit)
                for r, unit in units.items()
            ),
            needs=frozenset(place[n] for n in choosing.closure(group[0]) if n in place) - {number},
            against=_against(choosing, group, place) - {number},
            must=any(name in choosing.must for name in group),
            never=_barred(choosing, group, place),
        )
        for number, group in enumerate(groups)
    )


def _against(
    choosing: Choosing, group: tuple[str, ...], place: Mapping[str, int]
) -> frozenset[int]:
    several = (either for either in choosing.either if set(either) & set(group))
    return frozenset(place[name] for either in several for name in either if name in place)


def _barred(choosing: Choosing, group: tuple[str, ...], place: Mapping[str, int]) -> bool:
    """Whether a group can never be in: barred itself, or by what it needs or excludes within."""
    whole = choosing.closure(group[0])
    clash = any(len(whole & set(either)) > 1 for either in choosing.either)
    return clash or bool(whole & choosing.never) or not whole <= place.keys()


def _limits(choosing: Choosing, items: tuple[Item, ...]) -> tuple[int, ...]:
    """The limits in whole units, without what is too little to make a difference.

    All demands are multiples of their greatest common divisor, and so is what can be used up.
    """
    found = []
    for place, (name, limit) in enumerate(choosing.limits.items()):
        step = gcd(*(item.takes[place] for item in items)) or 1
        found.append(limit * _unit(choosing, name) // step * step)
    return tuple(int(limit) for limit in found)


def _unit(choosing: Choosing, resource: str) -> int:
    demands = (Fraction(takes.get(resource, 0)) for takes in choosing.takes.values())
    return lcm(*(demand.denominator for demand in demands), 1)
