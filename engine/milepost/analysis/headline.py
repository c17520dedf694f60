"""The one number a rule set is summed up by, and what becomes of it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from milepost.model.results import Conclusion, Result
from milepost.model.review import Effect, Move
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
    numbers = [
        n for n, r in ruleset.results.items() if r.scale is None and not r.by and is_number(r)
    ]
    return "score" if "score" in numbers else next(iter(numbers), None)


def is_number(result: Result) -> bool:
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
    """Score, main result and gain of `after` beside `before`, and every other result that moves."""
    name = headline(ruleset)
    old, new = (number(run.results[name][()]) if name else None for run in (before, after))
    was, becomes = (run.results[ruleset.main][()] for run in (before, after))
    gain = new - old if new is not None and old is not None else None
    changes = said(was) != said(becomes)
    up = rise(ruleset, was, becomes) if changes else 0
    return Effect(new, said(becomes), gain, changes, up, tuple(_moved(ruleset, before, after)))


def rise(ruleset: RuleSet, was: Conclusion, becomes: Conclusion) -> int:
    """How many steps the main result goes up; below 0 where it goes down.

    A yes/no and a plain number go up by 1 or down by 1; where lower is better a number goes up as
    it falls. No value yet stands one step below the lowest.
    """
    old, new = (_place(ruleset, conclusion) for conclusion in (was, becomes))
    if was.step is not None or becomes.step is not None:
        return int(new) - int(old)
    return (new > old) - (new < old)


def _place(ruleset: RuleSet, conclusion: Conclusion) -> Number:
    """The place of a main result among its own: rank, number, or 0 and 1 for no and yes."""
    value = conclusion.value
    if isinstance(value, Step):
        return value.rank
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, Number):
        return -value if ruleset.better == "lower" else value
    return -1


def _moved(ruleset: RuleSet, before: Run, after: Run) -> Iterator[Move]:
    """The results besides the headline and the main one that have another value afterwards."""
    told = (headline(ruleset), ruleset.main)
    for name, places in after.results.items():
        for place, conclusion in places.items() if name not in told else ():
            was = before.results[name].get(place, Conclusion()).value
            if was != conclusion.value:
                yield Move(name, place, was, conclusion.value)
