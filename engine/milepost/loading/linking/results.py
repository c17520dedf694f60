"""Results in the order they are computed, their expressions typed by those before them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from milepost.conditions import WORDS, Scope, reads
from milepost.loading.linking.context import Linking, values
from milepost.loading.linking.result_types import list_type, value_type
from milepost.loading.ordering import result_order
from milepost.loading.sections import At, Defined
from milepost.loading.typing import Typing, retyped
from milepost.model.kinds import is_number
from milepost.model.results import Limit, Result
from milepost.model.types import NUMBER, YES_NO, Type
from milepost.scoring.results.aggregate import Aggregate
from milepost.scoring.results.expression import ExpressionResult

ITEM_KEYS = frozenset({"of", "only", "conditions"})
"""Keys whose expression speaks of one item of a list."""


def linked_results(linking: Linking) -> dict[str, Result]:
    """Every result of the rule set."""
    defined = linking.sections.results
    _heads(linking)
    _ends_as_meant(linking, defined)
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
    names |= result_names(linking, done, defined.value.by)
    items = Type("list", item=Type("record", fields=linking.words))
    names |= {"criteria": items, "checks": items, "coverage": NUMBER}
    scope = Scope(names, True, linking.ids, linking.words)
    item = Scope({**names, **linking.words}, True, linking.ids, linking.words)
    typing = Typing(scope, linking.collector, item, ITEM_KEYS)
    typed: Result = retyped(defined.value, defined.at, typing.one)
    _picks_by_place(linking, typed, defined.at)
    return typed


def _picks_by_place(linking: Linking, result: Result, at: At) -> None:
    """Which criteria belong to a result does not depend on what they conclude."""
    tree = result.only.tree if isinstance(result, Aggregate) and result.only is not None else None
    moving = WORDS.keys() - {"id", "severity", "weight"}
    for word in sorted(reads(tree) & moving if tree is not None else ()):
        what = f"`only` picks by axis, tag, severity or id, and `{word}` depends on the evidence"
        linking.collector.add(at.down("only").problem(what, "write it into `of`, or use a row"))


def result_names(
    linking: Linking, done: Mapping[str, Result], by: tuple[str, ...] = ()
) -> dict[str, Type]:
    """The results as one sees them who stands at a place on the axes `by`."""
    scales, axes, above = linking.merged.scales, linking.axes, linking.above
    return {
        name: value_type(other, scales)
        if set(other.by) <= set(by)
        else list_type(other, scales, axes, above)
        for name, other in done.items()
    }


def _ends_as_meant(linking: Linking, defined: dict[str, Defined[Result]]) -> None:
    """A limit's end that is a step of the result's scale is no expression."""
    for name, result in defined.items():
        steps = linking.known.steps_of(result.value)
        limits = tuple(_end_as_meant(limit, steps) for limit in result.value.limits)
        changed = result.value.model_copy(update={"limits": limits})
        defined[name] = Defined(changed, result.at)


def _end_as_meant(limit: Limit, steps: Collection[str]) -> Limit:
    text = limit.at_most or limit.at_least or ""
    is_word = re.fullmatch(r"[\w-]+", text) is not None and not is_number(text)
    if text in steps or (steps and is_word):
        return limit.model_copy(update={"most": None, "least": None})
    return limit


def _fits_together(
    linking: Linking, result: Result, defined: Defined[Result], done: Mapping[str, Result]
) -> None:
    """What a result bands or stands beside has one value where it stands; limits fit it."""
    for name in result.names:
        other = done.get(name)
        if other is not None and not set(other.by) <= set(result.by):
            what = f"`{name}` has one value for each {' and '.join(other.by)}"
            linking.collector.add(defined.at.problem(what, "write the same `by` here"))
    gives = _given(result)
    if gives not in (("number", "step") if result.scale else ("number", "step", "yes_no")):
        what = f"a result is a number or a step{'' if result.scale else ', or yes or no'}"
        linking.collector.add(defined.at.down("value").problem(what, f"this gives {gives}"))
    elif result.limits and value_type(result, linking.merged.scales) == YES_NO:
        problem = defined.at.down("limits").problem("a yes/no has no limits", "use `rows`")
        linking.collector.add(problem)


def _given(result: Result) -> str:
    tree = result.value.tree if isinstance(result, ExpressionResult) else None
    return tree.type.name if tree is not None and tree.type is not None else "number"
