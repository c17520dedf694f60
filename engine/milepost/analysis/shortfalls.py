"""What stands between a check and its being met, read off the traces of its conditions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from milepost.model.assessment import LeafFinding
from milepost.model.expression import All, Any, Attribute, Call, Compare, Name, Node, Not, Trace
from milepost.model.review import Lack, Shortfall
from milepost.model.values import UNUSABLE
from milepost.scoring.covering import unanswered


def shortfalls(finding: LeafFinding) -> tuple[Shortfall, ...]:
    """The shortfalls of one leaf, evidence that lacks first; none where it is met."""
    if not finding.unmet:
        return ()
    found = [*_lacking(finding), *_judged(finding)]
    for key, trace in finding.judgement.traces:
        if key in ("check", "requires"):
            found += [_named(finding, short) for short in _of(trace)]
    return tuple(dict.fromkeys(found))


def _lacking(finding: LeafFinding) -> Iterator[Shortfall]:
    if finding.judgement.outcome == "partial" and finding.judgement.best is None:
        return
    leaf = finding.leaf.id
    for name in finding.missing:
        if name not in finding.lost:
            yield Shortfall(leaf, "missing", name)
    yield from (Shortfall(leaf, "lost", name) for name in finding.lost)
    yield from (Shortfall(leaf, "stale", name) for name in finding.stale)


def _judged(finding: LeafFinding) -> Iterator[Shortfall]:
    """A question without a usable answer, or a rating below the step that counts as met."""
    leaf, judgement = finding.leaf, finding.judgement
    if unanswered(finding):
        yield Shortfall(leaf.id, "unanswered")
    elif judgement.rating is not None:
        yield Shortfall(leaf.id, "rated", actual=judgement.rating)


def _named(finding: LeafFinding, short: Shortfall) -> Shortfall:
    return replace(short, leaf=finding.leaf.id)


def _of(trace: Trace) -> Iterator[Shortfall]:
    """The parts of a false condition that made it false."""
    if trace.value is UNUSABLE and not trace.parts:
        yield Shortfall("", "unusable", _fact(trace.node), text=trace.text)
    elif trace.value is not False and trace.value is not UNUSABLE:
        return
    elif isinstance(trace.node, All | Any):
        for part in trace.parts:
            yield from _of(part)
    elif isinstance(trace.node, Compare):
        yield from _compared(trace)
    else:
        yield _plain(trace)


def _compared(trace: Trace) -> Iterator[Shortfall]:
    """The pairs of a comparison that do not hold, the fact on the left."""
    node = trace.node
    assert isinstance(node, Compare)
    lack: Lack = "unusable" if trace.value is UNUSABLE else "short"
    for number, operator in enumerate(node.operators):
        left, right = trace.parts[number], trace.parts[number + 1]
        if _holds(left, operator, right):
            continue
        if _fact(left.node) is None and _fact(right.node) is not None:
            left, right, operator = right, left, _MIRRORED.get(operator, operator)
        yield Shortfall("", lack, _fact(left.node), operator, left.value, right.value, trace.text)


_NUMBERS = (int, Fraction)
_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


def _holds(left: Trace, operator: str, right: Trace) -> bool:
    a, b = left.value, right.value
    if not (isinstance(a, _NUMBERS) and isinstance(b, _NUMBERS)):
        return False
    return {"<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b, "==": a == b, "!=": a != b}.get(
        operator, False
    )


def _plain(trace: Trace) -> Shortfall:
    """A yes/no that is no, or a document that is not approved, fresh or present."""
    wanted = not isinstance(trace.node, Not)
    function = trace.node.function if isinstance(trace.node, Call) else ""
    return Shortfall("", "absent", _fact(trace.node), function, False, wanted, trace.text)


def _fact(node: Node) -> str | None:
    """The fact a part of a condition speaks of, where it is one."""
    if isinstance(node, Name):
        return node.name
    if isinstance(node, Attribute):
        return None if isinstance(node.of, Name) and node.of.name == "param" else _fact(node.of)
    if isinstance(node, Not):
        return _fact(node.operand)
    if isinstance(node, Call) and node.arguments:
        return _fact(node.arguments[0])
    return None
