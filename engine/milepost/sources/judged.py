"""Judged values out of an evidence or review file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from milepost.errors import Problem
from milepost.loading.building import build
from milepost.loading.problems import Collector
from milepost.loading.read import Read
from milepost.loading.sections import At
from milepost.model.evidence import JudgedValue
from milepost.sources.declared import Declared, JudgedResult
from milepost.sources.form import EvidenceFile, JudgedPart
from milepost.sources.once import answered_twice
from milepost.suggestions import did_you_mean

Key = tuple[str, ...]


def judged_of(
    read: Read, content: EvidenceFile, declared: Declared, collector: Collector
) -> Iterator[JudgedValue]:
    """Every judged value of the file, at a place and on a step that exist."""
    for name, raw in content.judged.items():
        at = At(read, ("judged", name))
        result = declared.judged.get(name)
        if result is None:
            what = f"no rule set has a judged result `{name}`"
            told = declared.not_told(name, declared.judged, what)
            collector.add(at.problem(*told, at_key=True))
        else:
            for key, place in _places(name, raw, (), result, at, collector):
                yield from _judged(name, key, result, content, place, collector)


def _places(
    name: str, raw: Any, key: Key, result: JudgedResult, at: At, collector: Collector
) -> Iterator[tuple[Key, At]]:
    """The places that values are written at: one mapping inside the other, axis by axis."""
    if len(key) == len(result.axes):
        yield key, at
        return
    known = result.axes[len(key)]
    if not isinstance(raw, dict) or ("is" in raw and "is" not in known):
        some = ", ".join(known[:3])
        collector.add(at.problem("one value for each place is expected", f"name {some} ..."))
        return
    for value, below in raw.items():
        here = at.down(value)
        if value in known:
            yield from _places(name, below, (*key, value), result, here, collector)
        else:
            mend = did_you_mean(value, known)
            collector.add(here.problem(f"there is no {value} in `{name}`", mend, at_key=True))


def _judged(
    name: str,
    key: Key,
    result: JudgedResult,
    content: EvidenceFile,
    at: At,
    collector: Collector,
) -> Iterator[JudgedValue]:
    with collector.gathering():
        part: Any = build(JudgedPart, at.read, at.path)
        if part.step not in result.scale.root:
            mend = f"use one of {', '.join(result.scale.names)}"
            collector.add(at.down("is").problem(f"{part.step} is not a step of the scale", mend))
            return
        yield JudgedValue(
            name, key, part.step, part.rationale, at.place, part.by or content.by, part.collected
        )


def judged_once(judged: Iterable[JudgedValue]) -> Iterator[Problem]:
    """A problem for each second value of a judged result at the same place."""
    first: dict[tuple[str, ...], JudgedValue] = {}
    for value in judged:
        other = first.setdefault((value.result, *value.key), value)
        if other is not value:
            name = ".".join((value.result, *value.key))
            path = ("judged", value.result, *value.key)
            yield answered_twice(value.place, path, name, other.place)
