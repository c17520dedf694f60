"""What evidence says only once: each second saying is a problem that names the first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from milepost.errors import Problem
from milepost.loading.problems import Collector, shown_key
from milepost.loading.sections import At
from milepost.model.evidence import Place

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Said(Generic[T]):
    """What a file says under a name, and where."""

    name: str
    value: T
    at: At


def once(said: Iterable[Said[T]], collector: Collector) -> dict[str, T]:
    """What all files say together, by name; a name that two of them have is a problem."""
    first: dict[str, Said[T]] = {}
    for one in said:
        other = first.setdefault(one.name, one)
        if other is not one:
            place = other.at.place
            what = f"`{one.name}` is already given at {place.file}:{place.line}"
            collector.add(one.at.problem(what, "keep one of the two", at_key=True))
    return {name: first[name].value for name in sorted(first)}


def answered_twice(
    here: Place,
    path: tuple[str, ...],
    name: str,
    there: Place,
    who: str = "",
    mend: str = "keep one of the two",
) -> Problem:
    """The problem of a second answer or judged value where one is taken."""
    what = f"`{name}` is already answered at {there.file}:{there.line}{who}"
    return Problem(here.file, here.line, 1, shown_key(path), what, mend)
