"""The parts that results rest on: the options that move each, and the states these lead to."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from milepost.analysis.planning.boxes import Box, boxes, failing
from milepost.analysis.planning.options import Option
from milepost.analysis.planning.watching import Held, Watch

_MOST_TABLED = 12
"""So many options of one part are tried in every combination."""

_MOST_HELD = 4096
"""So many different outcomes of a part's options are looked at; of more nothing is foretold."""

_BOTH = frozenset({0, 1})


@dataclass
class Part:
    """One watch with the options that move it, in their order, and its states, the present first.

    A state is meant by its place in `states`; where the part is not `complete` more may be met.
    """

    watch: Watch
    options: tuple[Option, ...]
    states: list[Hashable] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._place(self.watch.now)

    @property
    def name(self) -> str:
        """The check or fact."""
        return self.watch.name

    @cached_property
    def inputs(self) -> tuple[str, ...]:
        """The names of its options."""
        return tuple(option.name for option in self.options)

    @property
    def tabled(self) -> bool:
        """Whether every combination of its options is tried."""
        return len(self.options) <= _MOST_TABLED

    @cached_property
    def complete(self) -> bool:
        """Whether all its states are known."""
        if self.tabled:
            return bool(self.table)
        held = self._reached((_BOTH,) * len(self.options))
        for one in sorted(held or ()):
            self._place(one)
        return held is not None

    @cached_property
    def table(self) -> tuple[int, ...]:
        """The state of each combination; its place has a bit for each option, the first lowest."""
        held: list[Held] = [self.watch.now]
        for option in self.options:
            held += [self.watch.moved(option.name, option.action, one) for one in held]
        return tuple(self._place(one) for one in held)

    def state(self, chosen: Collection[str]) -> int:
        """The state once the chosen options are done."""
        held = self.watch.now
        for option in self.options:
            if option.name in chosen:
                held = self.watch.moved(option.name, option.action, held)
        return self._place(held)

    def boxes_of(self, bad: frozenset[int]) -> tuple[Box, ...]:
        """The combinations that lead to bad states: all where it is tabled, else those like now."""
        if self.tabled:
            return boxes((2,) * len(self.options), failing(self.table, bad))
        return (self.box_around((), bad),) if self.state(()) in bad else ()

    def box_around(self, chosen: Collection[str], bad: frozenset[int]) -> Box:
        """A box of combinations around one; all of them lead to bad states."""
        box = [frozenset({int(name in chosen)}) for name in self.inputs]
        for place, own in enumerate(box):
            box[place] = _BOTH
            if not self._all_bad(tuple(box), bad):
                box[place] = own
        return tuple(box)

    def _all_bad(self, box: Box, bad: frozenset[int]) -> bool:
        held = self._reached(box)
        return held is not None and all(self._place(one) in bad for one in held)

    def _reached(self, box: Box) -> set[Held] | None:
        """All that the combinations of a box lead to; None where that is too much."""
        held = {self.watch.now}
        for option, side in zip(self.options, box, strict=True):
            done = {self.watch.moved(option.name, option.action, one) for one in held if 1 in side}
            held = held | done if 0 in side else done
            if len(held) > _MOST_HELD:
                return None
        return held

    def _place(self, held: Held) -> int:
        state = self.watch.state(held)
        if state not in self.states:
            self.states.append(state)
        return self.states.index(state)


def parts(watches: Iterable[Watch], options: Sequence[Option]) -> tuple[Part, ...]:
    """A part for each watch that some option brings to another state."""
    found = (_mattering(Part(watch, _moving(watch, options))) for watch in watches)
    return tuple(part for part in found if part.options)


def _moving(watch: Watch, options: Sequence[Option]) -> tuple[Option, ...]:
    """The options that make something else of what is watched, alone or after others."""
    found: list[Option] = []
    held = {watch.now}
    for option in options:
        if watch.touches(option.action):
            after = {one: watch.moved(option.name, option.action, one) for one in sorted(held)}
            moves = any(old != new for old, new in after.items())
            if moves or len(held) > _MOST_HELD:
                found.append(option)
                held |= set(after.values()) if len(held) <= _MOST_HELD else set()
    return tuple(found)


def _mattering(part: Part) -> Part:
    """Only the options that change the state in some combination, where all are tried."""
    if not part.tabled:
        return part
    kept = [o for place, o in enumerate(part.options) if _matters(part.table, 1 << place)]
    return part if len(kept) == len(part.options) else Part(part.watch, tuple(kept))


def _matters(table: Sequence[int], bit: int) -> bool:
    places = (place for place in range(len(table)) if not place & bit)
    return any(table[place] != table[place | bit] for place in places)
