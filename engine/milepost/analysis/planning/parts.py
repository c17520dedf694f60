"""The parts that results rest on: the options that move each, and the states these lead to."""

from __future__ import annotations

from collections.abc import Collection, Hashable
from dataclasses import dataclass, field
from functools import cached_property

from milepost.analysis.planning.boxes import Box, boxes, failing
from milepost.analysis.planning.options import Option
from milepost.analysis.planning.watching import Held, Places, Watch

MOST_TABLED = 12
"""So many options of one part are tried in every combination."""

MOST_HELD = 4096
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
        return len(self.options) <= MOST_TABLED

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
        sure = self._whatever(box)
        if sure is not None:
            return self._placed(sure) in bad
        held = self._reached(box)
        return held is not None and all(self._place(one) in bad for one in held)

    def _whatever(self, box: Box) -> Hashable:
        """The state of every combination of a box, where what is free cannot change it."""
        touched = [frozenset(self.watch.touched(o.name, o.action)) for o in self.options]
        open_: Places = frozenset().union(
            *(t for t, s in zip(touched, box, strict=True) if s == _BOTH)
        )
        held = self.watch.now
        for option, own, side in zip(self.options, touched, box, strict=True):
            if own & open_ and 1 in side:
                open_ |= own
            elif 1 in side:
                held = self.watch.moved(option.name, option.action, held)
        return self.watch.whatever(held, open_)

    def _reached(self, box: Box) -> set[Held] | None:
        """All that the combinations of a box lead to; None where that is too much."""
        held = {self.watch.now}
        for option, side in zip(self.options, box, strict=True):
            done = {self.watch.moved(option.name, option.action, one) for one in held if 1 in side}
            held = held | done if 0 in side else done
            if len(held) > MOST_HELD:
                return None
        return held

    def _place(self, held: Held) -> int:
        return self._placed(self.watch.state(held))

    def _placed(self, state: Hashable) -> int:
        if state not in self.states:
            self.states.append(state)
        return self.states.index(state)
