"""The one number a rule set is summed up by, and what becomes of it."""

from __future__ import annotations

from fractions import Fraction

from milepost.model.results import Conclusion, Result
from milepost.model.review import Effect
from milepost.model.ruleset import RuleSet
from milepost.model.types import YES_NO
from milepost.model.values import Number, Step
from milepost.scoring.assess import Run
from milepost.scoring.results.aggregate import Aggregate
from milepost.scoring.results.expression import ExpressionResult

UNDETERMINED = "undetermined"
VOID = "void"


def headline(ruleset: RuleSet) -> str | None:
    """The result named `score`, else the first plain number among the results."""
    numbers = [n for n, r in ruleset.results.items() if r.scale is None and not r.by and _counts(r)]
    return "score" if "score" in numbers else next(iter(numbers), None)


def _counts(result: Result) -> bool:
    """Whether a result without a scale is a number, not a yes/no."""
    if isinstance(result, Aggregate):
        return not result.root.aggregation.gives_truth
    tree = result.value.tree if isinstance(result, ExpressionResult) else None
    return tree is None or tree.type != YES_NO


def said(conclusion: Conclusion) -> str:
    """A conclusion in one word or number: step, number, `void` or `undetermined`."""
    if conclusion.void is not None:
        return VOID
    value = conclusion.value
    if value is None:
        return UNDETERMINED
    return value.name if isinstance(value, Step) else str(value)


def number(conclusion: Conclusion) -> Number | None:
    """Its exact number, where it has a value."""
    return None if conclusion.value is None else conclusion.exact


def won(ruleset: RuleSet, effect: Effect) -> Fraction:
    """Points that closing a gap wins.

    Where lower is better the number may be the points or what they leave of a base: either way it
    is the move that counts.
    """
    gain = Fraction(effect.gain or 0)
    return abs(gain) if ruleset.better == "lower" else gain


def effect(ruleset: RuleSet, before: Run, after: Run) -> Effect:
    """Score, main result and gain of `after` beside `before`."""
    name = headline(ruleset)
    old, new = (number(run.results[name][()]) if name else None for run in (before, after))
    was, becomes = (said(run.results[ruleset.main][()]) for run in (before, after))
    gain = new - old if new is not None and old is not None else None
    return Effect(new, becomes, gain, was != becomes)
