"""Branch and bound over items that take of several limits and hang together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from milepost.analysis.ranking.bounding import Bound, multipliers

MOST_STEPS = 100_000
"""Steps after which the best found stands: about a second of work."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something to select: its value, what it takes of each limit, and its ties to others.

    `needs` are items without which it cannot be in, those that they need included; `against` are
    items that cannot be in beside it, nor it beside them.
    """

    value: int
    takes: tuple[int, ...]
    needs: frozenset[int]
    against: frozenset[int]
    must: bool = False
    never: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """The best selection found; `bound` is the most that any could have."""

    chosen: frozenset[int]
    value: int
    bound: int
    proven: bool


class _State(NamedTuple):
    """Where a search stands: how many items are decided, and what is in, out, owed and left.

    The sets are bit masks; `owed` are items that those chosen need and that are not decided yet.
    `room` is what is left of all limits taken together.
    """

    place: int
    value: int
    chosen: int
    out: int
    owed: int
    left: tuple[int, ...]
    room: int


class Search:
    """One search. The items are decided in the order of value for size."""

    def __init__(self, items: tuple[Item, ...], limits: tuple[int, ...]) -> None:
        self._items, self._limits = items, limits
        self._needs = [_mask(item.needs) for item in items]
        self._against = [_mask(item.against) for item in items]
        self._needed_by = [
            _mask(n for n, item in enumerate(items) if number in item.needs)
            for number in range(len(items))
        ]

    def best(self) -> Found | None:
        """The best selection; None where what must be in does not go together."""
        must = [n for n, item in enumerate(self._items) if item.must]
        forced = frozenset(n for m in must for n in (m, *self._items[m].needs))
        if any(self._items[n].never for n in forced):
            return None
        free = [n for n, item in enumerate(self._items) if n not in forced and not item.never]
        start = self._start(forced, free)
        return None if start is None else self._searched(start, free)

    def _start(self, forced: frozenset[int], free: list[int]) -> _State | None:
        """The state with what must be in; None where it breaks a limit or a tie."""
        chosen = _mask(forced)
        takes = [sum(self._items[n].takes[r] for n in forced) for r in range(len(self._limits))]
        left = tuple(limit - take for limit, take in zip(self._limits, takes, strict=True))
        if any(room < 0 for room in left) or any(self._against[n] & chosen for n in forced):
            return None
        value = sum(self._items[n].value for n in forced)
        decided = chosen | _mask(free)
        out = _mask(n for n in range(len(self._items)) if not decided >> n & 1)
        return _State(0, value, chosen, out, 0, left, 0)

    def _searched(self, start: _State, free: list[int]) -> Found:
        """Depth first, with each item in before it is out."""
        weights = self._weights(start, free)
        sizes = {n: sum(map(_times, weights, self._items[n].takes)) for n in free}
        order = sorted(free, key=lambda n: (*_rate(self._items[n].value, sizes[n]), n))
        bound = Bound.of([self._items[n].value for n in order], [sizes[n] for n in order])
        start = start._replace(room=sum(map(_times, weights, start.left)))
        best, stack, steps = start, [start], 0
        while stack and steps < MOST_STEPS:
            state = stack.pop()
            steps += 1
            if state.value > best.value and not state.owed:
                best = state
            if state.place < len(order):
                number = order[state.place]
                if state.value + bound.most(state.place, state.room) > best.value:
                    stack += self._branches(state, number, sizes[number])
        rest = (state.value + bound.most(state.place, state.room) for state in stack)
        most = max((best.value, *rest))
        chosen = frozenset(n for n in range(len(self._items)) if best.chosen >> n & 1)
        return Found(chosen, best.value, most, most == best.value)

    def _weights(self, start: _State, free: list[int]) -> tuple[int, ...]:
        values = [self._items[n].value for n in free]
        return multipliers(values, [self._items[n].takes for n in free], start.left)

    def _branches(self, state: _State, number: int, size: int) -> Iterator[_State]:
        """The item out, and in: whichever of the two is possible. The last is tried first."""
        place, value, chosen, out, owed, left, room = state
        if not self._needed_by[number] & chosen:
            yield _State(place + 1, value, chosen, out | 1 << number, owed, left, room)
        if self._needs[number] & out or self._against[number] & chosen:
            return
        item = self._items[number]
        after = tuple([have - take for have, take in zip(left, item.takes, strict=True)])
        if after and min(after) < 0:
            return
        chosen |= 1 << number
        owed = (owed | self._needs[number]) & ~chosen
        yield _State(place + 1, value + item.value, chosen, out, owed, after, room - size)


def _mask(numbers: Iterable[int] | Collection[int]) -> int:
    return sum(1 << number for number in set(numbers))


def _times(left: int, right: int) -> int:
    return left * right


def _rate(value: int, size: int) -> tuple[int, Fraction]:
    """Value for size as a key that sorts the best first; what takes nothing comes before all."""
    return (1, Fraction(-value, size)) if size else (0, Fraction(-value))
