"""The limits a figure must keep for a check to stay as it is, read off the traces of conditions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from milepost.conditions import Given, bind, evaluate, reads
from milepost.conditions.comparison import INVERSE, MIRRORED, compare
from milepost.conditions.walking import every
from milepost.model.assessment import LeafFinding
from milepost.model.criteria import EXAMPLE_DAY
from milepost.model.expression import All, Any, Call, Compare, Name, Node, Not, Trace
from milepost.model.past import PastLimit
from milepost.model.values import Number, Value, Withheld
from milepost.scoring.leaves.steps import StepsLeaf

_OF_ALL_POINTS: Mapping[str, tuple[str, ...]] = {
    "min_of": (">", ">="),
    "max_of": ("<", "<="),
    "mean_of": tuple(INVERSE),
    "median_of": tuple(INVERSE),
}
"""Functions over a series, and the comparisons of their value that bound its points."""


def limits(finding: LeafFinding) -> tuple[PastLimit, ...]:
    """Comparisons of a fact, or of the points of a series, with a constant or a parameter.

    Of a condition that holds those that make it hold, of one that fails all; of `steps` those of
    the step that is reached. Each is turned so that the fact stands on the left.
    """
    found = (one for trace in _deciding(finding) for one in _of(finding, trace, True))
    return tuple(dict.fromkeys(found))


def _deciding(finding: LeafFinding) -> Iterator[Trace]:
    """The expressions whose limits keep the check as it is."""
    traces = dict(finding.judgement.traces)
    yield from (traces[key] for key in ("requires", "check") if key in traces)
    if isinstance(finding.leaf, StepsLeaf):
        steps = [traces[name] for name in finding.leaf.steps if name in traces]
        asked = [trace for key, trace in traces.items() if trace in steps]
        yield from [trace for trace in asked if trace.value is True][:1] or asked[-1:]


def _of(finding: LeafFinding, trace: Trace, affirmed: bool) -> Iterator[PastLimit]:
    """The limits in a part of a condition that is to be true (`affirmed`), or to be false."""
    node = trace.node
    if isinstance(node, Not):
        yield from _of(finding, trace.parts[0], not affirmed)
    elif isinstance(node, All | Any):
        for part in trace.parts:
            if trace.value is not affirmed or part.value is affirmed:
                yield from _of(finding, part, affirmed)
    elif isinstance(node, Compare) and isinstance(trace.value, bool):
        yield from _compared(finding, trace, affirmed)
    elif isinstance(node, Call) and isinstance(trace.value, bool):
        yield from _of_points(finding, trace, affirmed)


def _compared(finding: LeafFinding, trace: Trace, affirmed: bool) -> Iterator[PastLimit]:
    node = trace.node
    assert isinstance(node, Compare)
    for number, written in enumerate(node.operators):
        left, right = trace.parts[number], trace.parts[number + 1]
        operator = written
        if _is_constant(left):
            left, right, operator = right, left, MIRRORED.get(written, written)
        if operator not in INVERSE or not _is_constant(right) or isinstance(left.value, Withheld):
            continue
        asked = operator if affirmed else INVERSE[operator]
        fact = _bounded(left.node, asked)
        holds = compare(asked, left.value, right.value)
        if fact in finding.reads and isinstance(left.value, Number) and isinstance(holds, bool):
            assert isinstance(right.value, Number)
            yield PastLimit(str(fact), asked, right.value, holds)


def _is_constant(trace: Trace) -> bool:
    """Whether a side of a comparison is a number that no evidence moves."""
    known = isinstance(trace.value, Number) and not isinstance(trace.value, bool)
    return known and _stands_alone(trace.node)


def _stands_alone(node: Node) -> bool:
    deep = any(isinstance(part, Name) and part.depth for part in every(node))
    return not deep and reads(node) <= {"param"}


def _bounded(node: Node, operator: str) -> str | None:
    """The fact that a comparison bounds: a figure, or a series by way of a function over it."""
    if isinstance(node, Name) and not node.depth:
        return node.name
    if isinstance(node, Call) and operator in _OF_ALL_POINTS.get(node.function, ()):
        return _series(node)
    return None


def _series(node: Call) -> str | None:
    """The series that a function goes over, or the newest points of it."""
    listed = node.arguments[0]
    if isinstance(listed, Call) and listed.function == "last":
        listed = listed.arguments[0]
    kind = listed.type.name if listed.type is not None else ""
    return listed.name if isinstance(listed, Name) and kind == "series" else None


def _of_points(finding: LeafFinding, trace: Trace, affirmed: bool) -> Iterator[PastLimit]:
    """`all_of(series, value >= 90)`, or that there is none: a limit on every point."""
    node = trace.node
    assert isinstance(node, Call)
    wanted = "all_of" if affirmed else "any_of"
    if node.function != wanted or len(node.arguments) != 2:
        return
    fact, inner = _series(node), node.arguments[1]
    if fact is None or not isinstance(inner, Compare) or len(inner.operators) != 1:
        return
    (left, right), operator = inner.operands, inner.operators[0]
    limit, of_value = _constant(finding, right), isinstance(left, Name) and left.name == "value"
    if of_value and operator in INVERSE and limit is not None:
        asked = operator if affirmed else INVERSE[operator]
        yield PastLimit(fact, asked, limit, trace.value is affirmed)


def _constant(finding: LeafFinding, node: Node) -> Number | None:
    """The number that an expression over parameters alone stands for."""
    if not _stands_alone(node):
        return None
    known: dict[str, Value] = {n: p.value for n, p in finding.leaf.parameters.items()}
    value = evaluate(bind(node, {"param": known}), Given({}, EXAMPLE_DAY))
    return value if isinstance(value, Number) and not isinstance(value, bool) else None
