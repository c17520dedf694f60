"""Results in the order they are computed, their expressions typed by those before them."""

from __future__ import annotations

from collections.abc import Mapping

from milepost.conditions import Scope
from milepost.loading.linking.context import Linking, values
from milepost.loading.ordering import result_order
from milepost.loading.sections import Defined
from milepost.loading.typing import Typing, retyped
from milepost.model.results import Result
from milepost.model.scales import StepScale
from milepost.model.types import NUMBER, YES_NO, Type
from milepost.scoring.results.expression import ExpressionResult

ITEM_KEYS = frozenset({"of", "only", "conditions"})
"""Keys whose expression speaks of one item of a list."""


def linked_results(linking: Linking) -> dict[str, Result]:
    """Every result of the rule set."""
    defined = linking.sections.results
    _heads(linking)
    for name, result in defined.items():
        linking.known.result(result.value, result.at)
        linking.placed.setdefault(name, result.at.place)
    order, circle = result_order(values(defined))
    for name in circle:
        linking.collector.add(defined[name].at.problem(f"`{name}` is computed from itself"))
    done: dict[str, Result] = {name: defined[name].value for name in circle}
    for name in order:
        done[name] = _linked(linking, defined[name], done)
        _fits_together(linking, done[name], defined[name], done)
    _one_main(linking, done)
    return done


def _heads(linking: Linking) -> None:
    """`main` and `scope` name what exists."""
    identity = linking.identity
    if identity.kind != "library":
        results = linking.sections.results
        linking.known.name("result", identity.main, results, linking.top.down("main"))
        linking.known.name("axis", identity.scope, linking.axes, linking.top.down("scope"))


def _one_main(linking: Linking, done: Mapping[str, Result]) -> None:
    main = done.get(linking.identity.main or "")
    if main is not None and main.by:
        what = f"`{linking.identity.main}` has one value for each {' and '.join(main.by)}"
        problem = linking.top.down("main").problem(what, "name a result without `by`")
        linking.collector.add(problem)


def _linked(linking: Linking, defined: Defined[Result], done: Mapping[str, Result]) -> Result:
    names = dict(linking.scope(linking.parameters).names)
    for name, other in done.items():
        same_place = bool(other.by) and other.by == defined.value.by
        alone = same_place or not other.by
        names[name] = _value_type(linking, other) if alone else _list_type(linking, other)
    items = Type("list", item=Type("record", fields=linking.words))
    names |= {"criteria": items, "checks": items, "coverage": NUMBER}
    scope = Scope(names, True, linking.ids, linking.words)
    item = Scope({**names, **linking.words}, True, linking.ids, linking.words)
    typing = Typing(scope, linking.collector, item, ITEM_KEYS)
    typed: Result = retyped(defined.value, defined.at, typing.one)
    return typed


def _value_type(linking: Linking, result: Result) -> Type:
    """The type of a result's one value."""
    scale = linking.merged.scales.get(result.scale or "")
    if isinstance(scale, StepScale):
        return Type("step", scale.names, ordered=True)
    tree = result.value.tree if isinstance(result, ExpressionResult) else None
    return (tree.type if tree is not None else None) or NUMBER


def _list_type(linking: Linking, result: Result) -> Type:
    """The type of a result with one value for each place."""
    own = _value_type(linking, result)
    step = own if own.name == "step" else Type("step", ordered=True)
    places = {
        axis: Type("choice", tuple(linking.axes[axis]), ordered=True)
        for axis in result.by
        if axis in linking.axes
    }
    return Type("list", item=Type("record", fields={**places, "value": NUMBER, "step": step}))


def _fits_together(
    linking: Linking, result: Result, defined: Defined[Result], done: Mapping[str, Result]
) -> None:
    """What a result bands or stands beside has one value where it stands; limits fit it."""
    for name in result.names:
        other = done.get(name)
        if other is not None and other.by and other.by != result.by:
            what = f"`{name}` has one value for each {' and '.join(other.by)}"
            linking.collector.add(defined.at.problem(what, "write the same `by` here"))
    gives = _given(result)
    if gives not in (("number", "step") if result.scale else ("number", "step", "yes_no")):
        what = f"a result is a number or a step{'' if result.scale else ', or yes or no'}"
        linking.collector.add(defined.at.down("value").problem(what, f"this gives {gives}"))
    elif result.limits and _value_type(linking, result) == YES_NO:
        problem = defined.at.down("limits").problem("a yes/no has no limits", "use `rows`")
        linking.collector.add(problem)


def _given(result: Result) -> str:
    tree = result.value.tree if isinstance(result, ExpressionResult) else None
    return tree.type.name if tree is not None and tree.type is not None else "number"
