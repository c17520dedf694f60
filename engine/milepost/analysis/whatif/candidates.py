"""Values worth trying for a fact: those on either side of where a condition over it turns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from milepost.analysis.whatif.asking import Asked, Known
from milepost.analysis.whatif.atoms import fields_in
from milepost.analysis.whatif.documents import documents
from milepost.analysis.whatif.figures import days, figures
from milepost.analysis.whatif.gatherings import lists, series
from milepost.model.values import NONE, Value

_SOME_TEXT = "..."


def candidates(asked: Asked) -> tuple[Value, ...]:
    """The values to try, each once; the present one is not among them, `none` is the last."""
    found: dict[str, Value] = {}
    old = (asked.old,) if asked.old is not None else ()
    for value in (*old, *_MADE[asked.fact.type](asked), NONE):
        found.setdefault(repr(value), value)
    found.pop(repr(asked.value), None)
    return tuple(found.values())


def _yes_no(asked: Asked) -> Iterator[Value]:
    yield from (True, False)


def _choices(asked: Asked) -> Iterator[Value]:
    yield from asked.fact.values


def _texts(asked: Asked) -> Iterator[Value]:
    """The texts that conditions compare with, and one that stands for any other."""
    yield from (text for text in asked.written() if isinstance(text, str))
    yield _SOME_TEXT


def _days(asked: Asked) -> Iterator[Value]:
    yield from days(asked, lambda day: day)


def _records(asked: Asked) -> Iterator[Value]:
    """The record with other fields: each alone, then all that are asked at values of one kind."""
    base = asked.value if isinstance(asked.value, Mapping) else {}
    found: list[list[Mapping[str, Value]]] = []
    for name, field in asked.fact.fields.items():
        atoms = tuple(a for a in asked.atoms if name in fields_in(a, asked.name))
        if atoms:
            part = replace(asked, fact=field, value=base.get(name), old=None, atoms=atoms)
            part = replace(part, put=partial(_put, asked, base, name))
            found.append([{name: value} for value in candidates(part)])
    yield from ({**base, **one} for own in found for one in own)
    yield from _together(asked, base, found)


def _put(asked: Asked, base: Mapping[str, Value], name: str, value: Value) -> Known:
    return asked.put({**base, name: value})


def _together(
    asked: Asked, base: Mapping[str, Value], found: list[list[Mapping[str, Value]]]
) -> Iterator[Value]:
    """Field by field at what makes most of the conditions true, and at what makes fewest."""
    for most in (True, False):
        made = dict(base)
        for own in found:
            tried = [{**made, **one} for one in own]
            counts = [sum(t is most for t in asked.truths(record)) for record in tried]
            made = tried[counts.index(max(counts))]
        yield made


_MADE: Mapping[str, Callable[[Asked], Iterator[Value]]] = {
    **dict.fromkeys(("number", "integer", "percent", "money", "days"), figures),
    "yes_no": _yes_no,
    "choice": _choices,
    "text": _texts,
    "date": _days,
    "document": documents,
    "list": lists,
    "record": _records,
    "series": series,
}
