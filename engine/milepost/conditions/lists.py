"""The functions over lists, with items that are only possibly in the list.

An item is *sure* when it is certainly in the list; `where` leaves items unsure whose condition is
unknown. A count, share or sum is then the range over every way the doubt may end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from milepost.conditions.logic import both, either, is_unusable, negated
from milepost.conditions.numbers import Ends, between, divide, ends, exact
from milepost.model.values import UNUSABLE, Fault, Number, Point, Value


@dataclass(frozen=True, slots=True)
class Entry:
    """An item, or its measured value, and whether it is certainly in the list."""

    value: Value
    sure: bool = True


Entries = list[Entry] | Fault | None
Measure = Callable[[Value], Value]


def entries(value: Value) -> Entries:
    """The items of a list or series; none for the evidence `none`."""
    if value is None:
        return None
    if value is UNUSABLE:
        return UNUSABLE
    items = value if isinstance(value, tuple) else ()
    return [Entry(_item(item)) for item in items]


def _item(item: Value | Point) -> Value:
    if isinstance(item, Point):
        return {"date": item.date, "value": item.value}
    return item


def narrowed(found: Entries, condition: Measure) -> Entries:
    """The entries `condition` holds for or may hold for."""
    if not isinstance(found, list):
        return found
    answers = [(entry, condition(entry.value)) for entry in found]
    if any(is_unusable(answer) for _, answer in answers):
        return UNUSABLE
    return [
        Entry(entry.value, entry.sure and answer is True)
        for entry, answer in answers
        if answer is not False
    ]


def enough(found: Entries, least: Value) -> Entries:
    """The entries where at least so many are certainly in the list; too few are no sample."""
    if found is UNUSABLE or is_unusable(least):
        return UNUSABLE
    if not isinstance(found, list) or not isinstance(least, int | Fraction):
        return None
    return found if sum(entry.sure for entry in found) >= least else None


def as_value(found: Entries) -> Value:
    """The items as a list; unknown while it is in doubt which ones are in it."""
    if not isinstance(found, list):
        return found
    return tuple(entry.value for entry in found) if all(one.sure for one in found) else None


def fold(function: str, found: Entries, measure: Measure | None = None) -> Value:
    """The value of a list function over `found`; `measure` is its condition or number."""
    if not isinstance(found, list):
        return found
    if measure is None:
        return _FOLDS[function]([Entry(True, entry.sure) for entry in found])
    return _FOLDS[function]([Entry(measure(entry.value), entry.sure) for entry in found])


def _any_of(found: list[Entry]) -> Value:
    return either(both([entry.sure or None, entry.value]) for entry in found)


def _all_of(found: list[Entry]) -> Value:
    return both(either([negated(entry.sure or None), entry.value]) for entry in found)


def _count(found: list[Entry]) -> Value:
    if any(is_unusable(entry.value) for entry in found):
        return UNUSABLE
    least = sum(entry.sure and entry.value is True for entry in found)
    return between(least, sum(entry.value is not False for entry in found))


def _share(found: list[Entry]) -> Value:
    """Lowest: every doubt ends as not holding, highest: as holding.

    An unsure item that may hold is then left out, or counted, whichever moves the share further.
    """
    if any(is_unusable(entry.value) for entry in found):
        return UNUSABLE
    if not any(entry.sure for entry in found):
        return None
    holding = sum(entry.sure and entry.value is True for entry in found)
    hopeful = sum(entry.value is not False for entry in found)
    low = divide(holding, sum(entry.sure or entry.value is not True for entry in found))
    high = divide(hopeful, sum(entry.sure or entry.value is not False for entry in found))
    return between(low, high)


def _numbers(fold_ends: Callable[[list[Ends], list[Ends]], Value]) -> Callable[..., Value]:
    """A fold over the ends of sure and unsure numbers, once none is unusable or unknown."""

    def folded(found: list[Entry]) -> Value:
        if any(is_unusable(entry.value) for entry in found):
            return UNUSABLE
        if any(entry.value is None for entry in found):
            return None
        sure = [ends(entry.value) for entry in found if entry.sure]
        return fold_ends(sure, [ends(entry.value) for entry in found if not entry.sure])

    return folded


def _sum(sure: list[Ends], unsure: list[Ends]) -> Value:
    low = sum(one[0] for one in sure) + sum(min(0, one[0]) for one in unsure)
    high = sum(one[1] for one in sure) + sum(max(0, one[1]) for one in unsure)
    return between(low, high)


def _mean(sure: list[Ends], unsure: list[Ends]) -> Value:
    if not sure:
        return None
    low = _least_mean([one[0] for one in sure], [one[0] for one in unsure])
    high = _least_mean([-one[1] for one in sure], [-one[1] for one in unsure])
    return between(low, -high)


def _least_mean(sure: list[Number], unsure: list[Number]) -> Number:
    """The mean with those unsure numbers that pull it down, the lowest first."""
    total, number = sum(sure), len(sure)
    for value in sorted(unsure):
        if value * number >= total:
            break
        total, number = total + value, number + 1
    return divide(total, number)


def _min(sure: list[Ends], unsure: list[Ends]) -> Value:
    if not sure:
        return None
    return between(min(one[0] for one in [*sure, *unsure]), min(one[1] for one in sure))


def _max(sure: list[Ends], unsure: list[Ends]) -> Value:
    if not sure:
        return None
    return between(max(one[0] for one in sure), max(one[1] for one in [*sure, *unsure]))


def _median(sure: list[Ends], unsure: list[Ends]) -> Value:
    if not sure or unsure:
        return None
    return between(_middle(one[0] for one in sure), _middle(one[1] for one in sure))


def _middle(values: Iterable[Number]) -> Number:
    line = sorted(values)
    half = len(line) // 2
    return line[half] if len(line) % 2 else exact(Fraction(line[half - 1] + line[half]) / 2)


_FOLDS: Mapping[str, Callable[[list[Entry]], Value]] = {
    "len": _count,
    "count": _count,
    "share": _share,
    "any_of": _any_of,
    "all_of": _all_of,
    "sum_of": _numbers(_sum),
    "mean_of": _numbers(_mean),
    "min_of": _numbers(_min),
    "max_of": _numbers(_max),
    "median_of": _numbers(_median),
}
