"""What made a condition come out as it did: the criteria it speaks of, and the figures compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from milepost.analysis.boards import board
from milepost.conditions.walking import behind as names_behind
from milepost.conditions.walking import cites
from milepost.model.assessment import Assessment
from milepost.model.expression import (
    All,
    Any,
    Attribute,
    Call,
    Compare,
    Expression,
    Name,
    Node,
    Not,
    Trace,
)
from milepost.model.outlook import Compared
from milepost.model.values import Number

LISTS = ("criteria", "checks")
_COUNTED = ("count", "share")
_AT_LEAST = (">", ">=")


@dataclass(frozen=True, slots=True)
class Deciders:
    """Ids of the criteria that made a condition so, and the comparisons that did."""

    criteria: tuple[str, ...] = ()
    compared: tuple[Compared, ...] = ()


def deciders(assessment: Assessment) -> Deciders:
    """What the deciding row of the main result rests on; nothing where no row decided."""
    conclusion = assessment.main.conclusion
    if conclusion.row is None or not conclusion.traces:
        return Deciders()
    _, last = conclusion.traces[-1]
    return behind(assessment, last) if last.value is True else Deciders()


def behind(assessment: Assessment, trace: Trace) -> Deciders:
    """What made a condition of the main result true, or false; nothing where it is unknown.

    Of a list condition the criteria that it holds for where they made it so, else those that it
    does not hold for; of a comparison the figure and its limit.
    """
    parts = list(_parts(trace))
    named = [name for part in parts for name in _criteria(assessment, part)]
    compared = [found for part in parts for found in _compared(part)]
    return Deciders(tuple(dict.fromkeys(named)), tuple(dict.fromkeys(compared)))


def _parts(trace: Trace) -> Iterator[Trace]:
    """The parts that gave the whole its truth, down to lists and comparisons."""
    if not isinstance(trace.value, bool):
        return
    if isinstance(trace.node, All | Any):
        for part in trace.parts:
            if part.value is trace.value:
                yield from _parts(part)
    elif isinstance(trace.node, Not):
        yield from _parts(trace.parts[0])
    else:
        yield trace


def _criteria(assessment: Assessment, trace: Trace) -> Iterator[str]:
    """Criteria that a list condition picks, or that are named; met ones never stand in the way."""
    calls = [trace, *trace.parts] if isinstance(trace.node, Compare) else [trace]
    for call in calls:
        if isinstance(call.node, Call):
            where = _where(call.node, trace)
            ids = frozenset(_asked(assessment, where)) if where else _cited(assessment, call.node)
            for finding in assessment.findings:
                own = {finding.criterion.id, *(leaf.leaf.id for leaf in finding.leaves)}
                if own & ids:
                    yield finding.criterion.id


def _where(node: Call, trace: Trace) -> Call | None:
    """The list of those that made a list condition so; None where it is no such condition."""
    if node.function not in ("any_of", "all_of", *_COUNTED) or len(node.arguments) != 2:
        return None
    if not _is_list(node.arguments[0]):
        return None
    items, holds = node.arguments
    if _wants_more(node, trace):
        holds = Not(holds.start, holds.end, holds.type, holds)
    return replace(node, function="where", arguments=(items, holds))


def _wants_more(node: Call, trace: Trace) -> bool:
    """Whether the condition came out so because of those it does not hold for."""
    if node.function == "all_of":
        return trace.value is False
    asks = isinstance(trace.node, Compare) and trace.node.operators[0] in _AT_LEAST
    return node.function in _COUNTED and asks and trace.value is False


def _is_list(node: Node) -> bool:
    """`criteria` or `checks`, or those of them that something holds for."""
    if isinstance(node, Call):
        return node.function == "where" and _is_list(node.arguments[0])
    return isinstance(node, Name) and node.name in LISTS


def _asked(assessment: Assessment, where: Call) -> list[str]:
    found = board(assessment, assessment.main.name).ask(Expression("", where))
    items = found if isinstance(found, tuple) else ()
    return [str(item["id"]) for item in items if isinstance(item, Mapping) and "id" in item]


def _cited(assessment: Assessment, node: Call) -> frozenset[str]:
    """Unmet criteria and checks that a condition names by id."""
    named = cites(node)
    leaves = (leaf for finding in assessment.findings for leaf in finding.leaves)
    unmet = {finding.criterion.id for finding in assessment.findings if finding.unmet}
    return named & (unmet | {leaf.leaf.id for leaf in leaves if leaf.unmet})


def _compared(trace: Trace) -> Iterator[Compared]:
    """A comparison of a result or the coverage with a limit."""
    if not isinstance(trace.node, Compare) or len(trace.parts) != 2:
        return
    (left, right), operator = trace.parts, trace.node.operators[0]
    simple = isinstance(left.node, Name) and not isinstance(left.node, Attribute)
    if simple and isinstance(left.value, Number) and isinstance(right.value, Number):
        assert isinstance(left.node, Name)
        ends = names_behind(left.node), names_behind(right.node)
        yield Compared(left.node.name, operator, left.value, right.value, *ends)
