"""Claims: that a part is in one of some states, or that several rows hold at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from milepost.analysis.planning.boxes import Box, boxes
from milepost.analysis.planning.linear import Linear, constant, summed
from milepost.analysis.planning.parts import Part
from milepost.analysis.planning.programme import Row

IMPOSSIBLE = Row({}, 1)
"""What no choice can bring about."""

Rows = tuple[Row, ...]


@dataclass
class Claims:
    """The claims made so far, each by its name; those about the same thing are one."""

    parts: tuple[Part, ...]
    made: dict[str, Rows] = field(default_factory=dict)
    _open: dict[str, tuple[Part, frozenset[int]]] = field(default_factory=dict)
    _names: dict[object, str] = field(default_factory=dict)
    _number: Iterator[int] = field(default_factory=count)

    def part_in(self, place: int, good: Collection[int]) -> Linear:
        """1 where the part is in one of the states, 0 where it is in another of those known."""
        part = self.parts[place]
        bad = frozenset(range(len(part.states))) - frozenset(good)
        if part.complete and len(bad) in (0, len(part.states)):
            return constant(0 if bad else 1)
        key = (place, bad)
        if key not in self._names:
            name = self._named(key, part.name)
            self.made[name] = tuple(_outside(part, box) for box in part.boxes_of(bad))
            if not part.tabled:
                self._open[name] = (part, bad)
        return Linear({self._names[key]: 1})

    def table_in(self, places: Sequence[int], table: Sequence[bool]) -> Linear:
        """1 where a combination of states of several parts is a good one, else 0.

        The table has an entry for each combination, the first part turning fastest.
        """
        if all(table):
            return constant(1)
        sizes = [len(self.parts[place].states) for place in places]
        fails = sum(1 << number for number, good in enumerate(table) if not good)
        return self.all_of(self._left(places, box) for box in boxes(sizes, fails))

    def all_of(self, rows: Iterable[Row]) -> Linear:
        """1 where all the rows hold, else 0. Without a row, 1."""
        own = tuple({_key(row): row for row in rows}.values())
        if any(not row.terms and not row.holds(()) for row in own):
            return constant(0)
        kept = tuple(row for row in own if row.terms)
        if not kept:
            return constant(1)
        key = tuple(map(_key, kept))
        if key not in self._names:
            self.made[self._named(key, "all")] = kept
        return Linear({self._names[key]: 1})

    def one_of(self, alternatives: Iterable[Rows]) -> Rows:
        """The rows of one alternative hold, or of another; none where one of them asks nothing."""
        known = [rows for rows in alternatives if IMPOSSIBLE not in rows]
        if not known:
            return (IMPOSSIBLE,)
        if any(not rows for rows in known):
            return ()
        if len(known) == 1:
            return known[0]
        return (summed(self.all_of(rows) for rows in known).at_least(1),)

    def corrected(self, chosen: Collection[str], true: Collection[str]) -> bool:
        """Whether a claim about a part that is not tabled was wrong; it is bounded then."""
        wrong = [
            name
            for name, (part, bad) in self._open.items()
            if name in true and part.state(chosen) in bad
        ]
        for name in wrong:
            part, bad = self._open[name]
            row = _outside(part, part.box_around(chosen, bad))
            self.made[name] = (*self.made[name], row)
        return bool(wrong)

    def _left(self, places: Sequence[int], box: Box) -> Row:
        """One of the parts is outside of its side of the box."""
        sides = zip(places, box, strict=True)
        outside = (
            self.part_in(place, set(range(len(self.parts[place].states))) - side)
            for place, side in sides
        )
        return summed(outside).at_least(1)

    def _named(self, key: object, about: str) -> str:
        """A name that no action has: actions are ids, without blanks."""
        self._names[key] = f"claim {next(self._number)} {about}"
        return self._names[key]


def _key(row: Row) -> tuple[object, ...]:
    return tuple(sorted(row.terms.items())), row.least, row.strict


def _outside(part: Part, box: Box) -> Row:
    """One of the options is not as the box has it."""
    signs: Mapping[frozenset[int], int] = {frozenset({0}): 1, frozenset({1}): -1}
    pairs = zip(part.inputs, box, strict=True)
    terms = {name: signs[side] for name, side in pairs if side in signs}
    return Row(terms, 1 - sum(sign < 0 for sign in terms.values()))
