"""When each action is worked on: as early as its role and what comes first allow.

Work begins on the day after the as-of date. A role with a capacity of c person days a month works
c / 30.4375 of a person day each day, on one action at a time; of those that could begin earliest it
takes the one with the most work behind it. A role without one does every action at once, a person
day a day. Other orders of the same actions are not tried.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor

from milepost.analysis.planning.options import Option
from milepost.model.plans import Stretch
from milepost.model.values import Number

MONTH = Fraction(487, 16)
"""Days of a month: 365.25 / 12."""


def timetable(
    options: Iterable[Option], as_of: date, capacity: Mapping[str, Number]
) -> dict[str, Stretch]:
    """The first and last day of each action, in the order of beginning."""
    work = _Work(tuple(options), capacity)
    return {
        name: _days(as_of, start, end)
        for name, (start, end) in sorted(work.done().items(), key=lambda one: one[1][0])
    }


def last_day(options: Iterable[Option], as_of: date, capacity: Mapping[str, Number]) -> date:
    """The day on which all is done; the as-of date where there is nothing to do."""
    days = timetable(options, as_of, capacity)
    return max((stretch.end for stretch in days.values()), default=as_of)


def can_work(option: Option, capacity: Mapping[str, Number]) -> bool:
    """Whether its role has any time for it."""
    return not option.effort or capacity.get(option.action.owner, 1) > 0


@dataclass
class _Work:
    """The actions, and when each begins and ends, in days from the end of the as-of date."""

    options: Sequence[Option]
    capacity: Mapping[str, Number]
    _done: dict[str, tuple[Fraction, Fraction]] = field(default_factory=dict)
    _free: dict[str, Fraction] = field(default_factory=dict)

    def done(self) -> Mapping[str, tuple[Fraction, Fraction]]:
        """Everything worked off, one action after the other."""
        names = {option.name for option in self.options}
        before = {o.name: frozenset().union(*o.after) & names for o in self.options}
        behind = self._behind(before)
        open_ = list(self.options)
        while open_:
            ready = [o for o in open_ if before[o.name] <= self._done.keys()]
            taken = min(ready, key=lambda o: (self._start(o, before), -behind[o.name]))
            start = self._start(taken, before)
            self._done[taken.name] = (start, start + self._length(taken))
            self._free[taken.action.owner] = start + self._length(taken)
            open_.remove(taken)
        return self._done

    def _start(self, option: Option, before: Mapping[str, Collection[str]]) -> Fraction:
        ends = [self._done[name][1] for name in before[option.name]]
        if option.action.owner in self.capacity:
            ends.append(self._free.get(option.action.owner, Fraction(0)))
        return max(ends, default=Fraction(0))

    def _length(self, option: Option) -> Fraction:
        """Days that it takes."""
        capacity = self.capacity.get(option.action.owner)
        effort = Fraction(option.effort)
        return effort if capacity is None or not effort else effort * MONTH / Fraction(capacity)

    def _behind(self, before: Mapping[str, Collection[str]]) -> dict[str, Fraction]:
        """Days of each action and of the longest chain that waits for it."""
        found: dict[str, Fraction] = {}
        for option in reversed(self.options):
            waiting = (found[n] for n in found if option.name in before[n])
            found[option.name] = self._length(option) + max(waiting, default=Fraction(0))
        return found


def _days(as_of: date, start: Fraction, end: Fraction) -> Stretch:
    first = _later(as_of, floor(start) + 1)
    return Stretch(first, max(first, _later(as_of, ceil(end))))


def _later(day: date, days: int) -> date:
    """The day so many days later, or the calendar's last."""
    return day + timedelta(min(days, (date.max - day).days))
