"""What a remedy `makes` must be possible: a change that fits its fact, a rating on its scale."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from milepost.errors import Problem
from milepost.loading.facts import FactError, fact_type, read_value
from milepost.loading.sections import At
from milepost.model.criteria import Leaf
from milepost.model.facts import Fact
from milepost.model.remedies import Action, Change
from milepost.model.scales import NumericScale, StepScale
from milepost.scoring.leaves.answer import rating

_Fault = tuple[str, str]


def make_problems(
    remedy: Action,
    at: At,
    facts: Mapping[str, Fact],
    leaves: Mapping[str, Leaf],
    scales: Mapping[str, StepScale | NumericScale],
) -> Iterable[Problem]:
    """A problem for each change of a known fact or check that cannot come about."""
    for name, change in remedy.makes.items():
        faults: Iterable[_Fault] = ()
        if name in facts:
            faults = _of_fact(facts[name], change)
        elif name in leaves:
            faults = _of_leaf(leaves[name], change, scales)
        for what, mend in faults:
            yield at.down("makes", name).problem(what, mend)


def _of_fact(fact: Fact, change: Change) -> Iterable[_Fault]:
    kind = fact_type(fact).name
    wanted = {"number": _moves, "document": _completes, "list": _fills}
    for form, fits in wanted.items():
        if fits(change) and kind != form:
            yield f"this change is one of a {form}, and the fact is of type {fact.type}", ""
            return
    if "value" in change.model_fields_set:
        try:
            read_value(change.value, fact)
        except FactError as error:
            yield from ((mistake.what, mistake.mend) for mistake in error.mistakes)


def _moves(change: Change) -> bool:
    return change.at_least is not None or change.at_most is not None


def _completes(change: Change) -> bool:
    return change.status is not None or change.date is not None


def _fills(change: Change) -> bool:
    return bool(change.add) or change.length is not None


def _of_leaf(
    leaf: Leaf, change: Change, scales: Mapping[str, StepScale | NumericScale]
) -> Iterable[_Fault]:
    if not leaf.answered:
        yield f"`{leaf.id}` is not answered by an assessor", "name the facts that it reads"
    elif not isinstance(change.value, str):
        yield "an answer is a step or a number of the scale", ""
    elif (scale := scales.get(leaf.scale or "")) is not None:
        try:
            rating(scale, change.value)
        except ValueError as error:
            what, *mend = error.args
            yield what, mend[0] if mend else ""
