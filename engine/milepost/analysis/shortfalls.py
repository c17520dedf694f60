"""What stands between a check and its being met, read off the traces of its conditions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from milepost.analysis.subjects import open_subjects, short_share
from milepost.conditions.comparison import MIRRORED
from milepost.conditions.walking import behind
from milepost.model.assessment import LeafFinding
from milepost.model.expression import All, Any, Attribute, Call, Compare, Name, Node, Not, Trace
from milepost.model.review import Lack, Shortfall
from milepost.model.scales import Scale, StepScale
from milepost.model.values import UNUSABLE
from milepost.scoring.covering import unanswered
from milepost.scoring.leaves.steps import StepsLeaf
from milepost.scoring.rating import met_from


def shortfalls(finding: LeafFinding, scale: Scale | None = None) -> tuple[Shortfall, ...]:
    """The shortfalls of one leaf, evidence that lacks first; none where it is met.

    Of a leaf with a condition for each step of its `scale` those of the lowest step that counts as
    met.
    """
    if not finding.unmet:
        return ()
    found = [*_lacking(finding), *_judged(finding)]
    asked = ("check", *_lowest_met(finding, scale), "requires")
    for key, trace in finding.judgement.traces:
        if key in asked:
            found += [_named(finding, short) for short in _of(trace)]
    return tuple(dict.fromkeys(found))


def _lowest_met(finding: LeafFinding, scale: Scale | None) -> tuple[str, ...]:
    steps = met_steps(scale, finding) if scale is not None else ()
    return steps[-1:] if finding.judgement.rating is not None else ()


def met_steps(scale: Scale, finding: LeafFinding) -> tuple[str, ...]:
    """The steps that count as met and have a condition of their own, the highest first."""
    if not isinstance(finding.leaf, StepsLeaf) or not isinstance(scale, StepScale):
        return ()
    least, values = met_from(scale), {name: step.value for name, step in scale.root.items()}
    asked = (name for name, _ in finding.judgement.traces)
    return tuple(n for n in asked if (value := values.get(n)) is not None and value >= least)


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
        yield Shortfall(leaf.id, "rated", actual=judgement.rating, actual_from=frozenset({leaf.id}))


def _named(finding: LeafFinding, short: Shortfall) -> Shortfall:
    return replace(short, leaf=finding.leaf.id)


def _of(trace: Trace) -> Iterator[Shortfall]:
    """The parts of a false condition that made it false."""
    if trace.value is UNUSABLE and not trace.parts:
        yield Shortfall("", "unusable", _fact(trace.node), text=trace.text)
    elif trace.value is None:
        yield from open_subjects(trace)
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
        if holds(left, operator, right):
            continue
        if left.each:
            yield short_share(left, operator, right)
            continue
        if fact_in(left) is None and fact_in(right) is not None:
            left, right, operator = right, left, MIRRORED.get(operator, operator)
        short = Shortfall("", lack, fact_in(left), operator, left.value, right.value, trace.text)
        yield replace(short, actual_from=behind(left.node), wanted_from=behind(right.node))


_NUMBERS = (int, Fraction)


def holds(left: Trace, operator: str, right: Trace) -> bool:
    """Whether a comparison of two numbers holds; False for anything else."""
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
    short = Shortfall("", "absent", _fact(trace.node), function, False, wanted, trace.text)
    return replace(short, actual_from=behind(trace.node))


def fact_in(trace: Trace) -> str | None:
    """The fact that one end of a comparison stands for; of the least or most the one taken."""
    node = trace.node
    if isinstance(node, Call) and node.function in ("min", "max") and len(trace.parts) > 1:
        taken = (part for part in trace.parts if part.value == trace.value)
        return next((fact_in(part) for part in taken), None)
    return _fact(node)


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
