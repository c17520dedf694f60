"""What a failure rests on: the largest boxes of a finite table in which everything fails."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import product
from operator import and_, or_

Box = tuple[frozenset[int], ...]
"""For each input of a table the values it may have."""

Table = Sequence[int]
"""What comes of each combination of inputs, by place; the first input turns fastest."""


def combinations(sizes: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Every combination of inputs with so many values each, in the order of a table."""
    return (turned[::-1] for turned in product(*(range(size) for size in reversed(sizes))))


def failing(table: Table, bad: frozenset[int]) -> int:
    """The places of a table that give one of the bad values, as a set of bits."""
    return sum(1 << place for place, value in enumerate(table) if value in bad)


def boxes(sizes: Sequence[int], fails: int) -> tuple[Box, ...]:
    """Boxes that together hold exactly the failing places; none can be made larger.

    So something does not fail if and only if, for each box, one input is outside of it.
    """
    having = [_having(sizes, place) for place in range(len(sizes))]
    found: list[Box] = []
    open_ = fails
    while open_:
        lowest = (open_ & -open_).bit_length() - 1
        box = _grown(having, _inputs(sizes, lowest), fails)
        found.append(box)
        open_ &= ~_bits(having, box)
    return tuple(found)


def _having(sizes: Sequence[int], place: int) -> tuple[int, ...]:
    """For each value of an input the places of the table that have it, as bits."""
    run = reduce(lambda length, size: length * size, sizes[:place], 1)
    size, whole = sizes[place], reduce(lambda length, size: length * size, sizes, 1)
    ones = (1 << run) - 1
    repeated = sum(ones << start for start in range(0, whole, run * size))
    return tuple(repeated << (run * value) for value in range(size))


def _inputs(sizes: Sequence[int], place: int) -> list[int]:
    found = []
    for size in sizes:
        place, value = divmod(place, size)
        found.append(value)
    return found


def _grown(having: Sequence[Sequence[int]], start: Sequence[int], fails: int) -> Box:
    """A box around one failing place, value by value as long as all of it fails."""
    box = [{value} for value in start]
    for own, bits in zip(box, having, strict=True):
        for value in range(len(bits)):
            if value not in own:
                own.add(value)
                if _bits(having, box) & ~fails:
                    own.remove(value)
    return tuple(frozenset(own) for own in box)


def _bits(having: Sequence[Sequence[int]], box: Sequence[frozenset[int] | set[int]]) -> int:
    """The places of the table inside a box, as bits."""
    sides = (
        reduce(or_, (bits[value] for value in own))
        for own, bits in zip(box, having, strict=True)
        if len(own) < len(bits)
    )
    everything = reduce(or_, having[0]) if having else 1
    return reduce(and_, sides, everything)
