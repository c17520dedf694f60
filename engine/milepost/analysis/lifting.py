"""The figures in a numeric expression that must rise for the whole to reach a number."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import ceil

from milepost.conditions.walking import behind
from milepost.model.expression import Arithmetic, Call, Literal, Trace
from milepost.model.outlook import Compared
from milepost.model.ruleset import RuleSet
from milepost.model.values import Number
from milepost.scoring.results.expression import ExpressionResult


def wanting(ruleset: RuleSet, trace: Trace, wanted: Number) -> Iterator[Compared]:
    """The parts that are too low for the whole to be `wanted`, each with what it must reach.

    Every part of `min` must reach it, what is rounded down the next whole number, and a sum with a
    constant what is left. Anything else stands for itself, by the name of the result that is
    computed the same way where there is one.
    """
    if not _is_number(trace.value) or trace.value >= wanted:  # type: ignore[operator]
        return
    node = trace.node
    if isinstance(node, Call) and node.function == "min" and len(trace.parts) > 1:
        for part in trace.parts:
            yield from wanting(ruleset, part, wanted)
    elif isinstance(node, Call) and node.function == "floor" and trace.parts:
        yield from wanting(ruleset, trace.parts[0], ceil(wanted))
    elif isinstance(node, Arithmetic) and (constant := _constant(trace)) is not None:
        rest, number = constant
        yield from wanting(ruleset, rest, Fraction(wanted) - number)
    else:
        assert isinstance(trace.value, Number)
        name = _named(ruleset, trace.text)
        yield Compared(name, ">=", trace.value, _plain(wanted), behind(trace.node))


def _is_number(value: object) -> bool:
    return isinstance(value, Number) and not isinstance(value, bool)


def _constant(trace: Trace) -> tuple[Trace, Fraction] | None:
    """The other part of a sum, and the constant that is added to it."""
    node = trace.node
    assert isinstance(node, Arithmetic)
    if node.operator not in ("+", "-") or len(trace.parts) != 2:
        return None
    left, right = trace.parts
    if isinstance(right.node, Literal) and isinstance(right.value, Number):
        number = Fraction(right.value)
        return left, number if node.operator == "+" else -number
    if node.operator == "+" and isinstance(left.node, Literal) and isinstance(left.value, Number):
        return right, Fraction(left.value)
    return None


def _plain(number: Number) -> Number:
    exact = Fraction(number)
    return int(exact) if exact.denominator == 1 else exact


def _named(ruleset: RuleSet, text: str) -> str:
    """The result that is computed by the same expression, else the expression."""
    for name, result in ruleset.results.items():
        same = isinstance(result, ExpressionResult) and result.value.source == text
        if same and name != ruleset.main:
            return name
    return text
