"""The parts of an assessment: every watch with the options that bring it to another state."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from milepost.analysis.planning.options import Option
from milepost.analysis.planning.parts import MOST_HELD, Part
from milepost.analysis.planning.watching import Watch


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
            if moves or len(held) > MOST_HELD:
                found.append(option)
                held |= set(after.values()) if len(held) <= MOST_HELD else set()
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
