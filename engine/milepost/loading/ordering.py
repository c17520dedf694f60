"""In which order things that use each other are computed, and where they go in a circle."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from graphlib import CycleError, TopologicalSorter

from milepost.conditions import parse, reads
from milepost.conditions.errors import ConditionError
from milepost.model.expression import Expression
from milepost.model.parts import expressions_in
from milepost.model.results import Result


def ordered(below: Mapping[str, Collection[str]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names after all those they use, and the names of a circle if there is one.

    Where the uses leave a choice the order of `below` holds.
    """
    sorter = TopologicalSorter({name: sorted(uses) for name, uses in below.items()})
    try:
        sorter.prepare()
    except CycleError as error:
        return tuple(below), tuple(dict.fromkeys(error.args[1]))
    place = {name: number for number, name in enumerate(below)}
    order: list[str] = []
    while sorter.is_active():
        ready = sorted(sorter.get_ready(), key=lambda name: place.get(name, -1))
        order += [name for name in ready if name in below]
        sorter.done(*ready)
    return tuple(order), ()


def result_order(results: Mapping[str, Result]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The results in the order of their names' use."""
    return ordered({name: _uses(result) & results.keys() for name, result in results.items()})


def _uses(result: Result) -> set[str]:
    return {*result.names, *(name for e in expressions_in(result) for name in _names(e))}


def _names(expression: Expression) -> Collection[str]:
    try:
        return reads(parse(expression.source))
    except ConditionError:
        return ()
