"""Conditions with the values of their parts, those that are hidden withheld."""

from __future__ import annotations

from dataclasses import replace

from milepost.analysis.redacting.masks import Mask
from milepost.conditions.comparison import INVERSE
from milepost.conditions.walking import behind
from milepost.model.expression import All, Any, Compare, Node, Not, Trace
from milepost.model.values import Fault

Traces = tuple[tuple[str, Trace], ...]


def masked(mask: Mask, trace: Trace) -> Trace:
    """The trace without hidden values. Whether the whole of it holds is a conclusion and stays."""
    found = _part(mask, trace)
    return replace(found, value=trace.value) if isinstance(trace.value, bool) else found


def all_masked(mask: Mask, traces: Traces) -> Traces:
    """Traces by their keys, each without hidden values."""
    return tuple((key, masked(mask, trace)) for key, trace in traces)


def _part(mask: Mask, trace: Trace) -> Trace:
    """A part; that a figure is on one side of its limit stays, that it is equal to one does not."""
    parts = tuple(_part(mask, part) for part in trace.parts)
    stays = isinstance(trace.value, Fault) or (
        isinstance(trace.value, bool) and _concludes(trace.node)
    )
    value = trace.value if stays else mask.value(trace.value, behind(trace.node))
    return replace(trace, value=value, parts=parts)


def _concludes(node: Node) -> bool:
    if isinstance(node, Not):
        return _concludes(node.operand)
    sided = isinstance(node, Compare) and all(operator in INVERSE for operator in node.operators)
    return sided or isinstance(node, All | Any)
