"""What made the row that decided true: the criteria it speaks of, and the figures compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from milepost.analysis.boards import board
from milepost.model.assessment import Assessment
from milepost.model.expression import All, Any, Attribute, Call, Compare, Expression, Name, Trace
from milepost.model.values import Number

LISTS = ("criteria", "checks")


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure that a row compares: its name, the operator, its value and the limit."""

    name: str
    operator: str
    actual: Number
    limit: Number


@dataclass(frozen=True, slots=True)
class Deciders:
    """Ids of the criteria for which the row's conditions hold, and the comparisons that hold."""

    criteria: tuple[str, ...] = ()
    compared: tuple[Compared, ...] = ()


def deciders(assessment: Assessment) -> Deciders:
    """What the deciding row of the main result rests on; nothing where no row decided."""
    conclusion = assessment.main.conclusion
    if conclusion.row is None or not conclusion.traces:
        return Deciders()
    _, last = conclusion.traces[-1]
    if last.value is not True:
        return Deciders()
    parts = list(_holding(last))
    picked = [name for part in parts for name in _picked(assessment, part)]
    compared = [found for part in parts for found in _compared(part)]
    return Deciders(tuple(dict.fromkeys(picked)), tuple(compared))


def _holding(trace: Trace) -> Iterator[Trace]:
    """The parts that are true, down to lists and comparisons."""
    if trace.value is not True:
        return
    if isinstance(trace.node, All | Any):
        for part in trace.parts:
            yield from _holding(part)
    else:
        yield trace


def _picked(assessment: Assessment, trace: Trace) -> Iterator[str]:
    """Criteria that `any_of(list, p)` or a compared `count(list, p)` speaks of."""
    calls = [trace, *trace.parts] if isinstance(trace.node, Compare) else [trace]
    for call in calls:
        node = call.node
        counts = isinstance(node, Call) and node.function in ("any_of", "count")
        if counts and isinstance(node, Call) and len(node.arguments) == 2 and _is_list(node):
            yield from _criteria(assessment, replace(node, function="where"))


def _is_list(call: Call) -> bool:
    first = call.arguments[0]
    return isinstance(first, Name) and first.name in LISTS


def _criteria(assessment: Assessment, where: Call) -> Iterator[str]:
    found = board(assessment, assessment.main.name).ask(Expression("", where))
    ids = [str(item["id"]) for item in _items(found)]
    for finding in assessment.findings:
        own = {finding.criterion.id, *(leaf.leaf.id for leaf in finding.leaves)}
        if own & set(ids):
            yield finding.criterion.id


def _items(found: object) -> list[Mapping[str, object]]:
    return [item for item in found if isinstance(item, Mapping)] if isinstance(found, tuple) else []


def _compared(trace: Trace) -> Iterator[Compared]:
    """A comparison of a result or the coverage with a limit."""
    if not isinstance(trace.node, Compare) or len(trace.parts) != 2:
        return
    (left, right), operator = trace.parts, trace.node.operators[0]
    simple = isinstance(left.node, Name) and not isinstance(left.node, Attribute)
    if simple and isinstance(left.value, Number) and isinstance(right.value, Number):
        assert isinstance(left.node, Name)
        yield Compared(left.node.name, operator, left.value, right.value)
