"""A result as others see it: its value at their place, or a list of what lies there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from milepost.model.axes import Spot, completed, lies_in
from milepost.model.results import Conclusion
from milepost.model.ruleset import RuleSet
from milepost.model.values import Value

Key = tuple[str, ...]
"""The values of the axes that a result is told by, in their order; empty where by none."""


class Telling:
    """The results so far by name, as one sees them who stands nowhere; each made when asked for."""

    def __init__(self, ruleset: RuleSet, concluded: Mapping[str, Mapping[Key, Conclusion]]) -> None:
        self._ruleset, self._concluded = ruleset, concluded
        self._made: dict[str, Value] = {}

    def get(self, name: str, default: Any = None, /) -> Any:
        """What a result says; `default` where there is none of this name yet."""
        if name not in self._concluded:
            return default
        if name not in self._made:
            self._made[name] = told(self._ruleset, name, self._concluded[name], ())
        return self._made[name]


def told(
    ruleset: RuleSet,
    name: str,
    values: Mapping[Key, Conclusion],
    here: tuple[Spot, ...],
    within: tuple[Spot, ...] = (),
) -> Value:
    """A result as one sees it who stands `here`: its value there, or a list of those within.

    `within` narrows a list further, as a climb does to one level; it makes no list a value.
    """
    axes, own = ruleset.results[name].by, dict(here)
    if all(axis in own for axis in axes):
        key = tuple(own[axis] for axis in axes)
        return values[key].value if key in values else None
    place = (*here, *within)
    records = (_record(ruleset, axes, key, conclusion) for key, conclusion in values.items())
    return tuple(record for record in records if _within(ruleset, axes, record, place))


def _within(
    ruleset: RuleSet, axes: Key, record: Mapping[str, Value], place: tuple[Spot, ...]
) -> bool:
    """Whether a record is not outside of the place: on each axis that says where it is."""
    places = {axis: str(record[axis]) for axis in axes}
    on = completed(ruleset.above, places)
    return all(axis not in on or lies_in(ruleset.above, places, (axis, v)) for axis, v in place)


def _record(ruleset: RuleSet, axes: Key, key: Key, conclusion: Conclusion) -> Mapping[str, Value]:
    step = None if conclusion.value is None else conclusion.step
    number = None if conclusion.value is None else conclusion.exact
    places = completed(ruleset.above, dict(zip(axes, key, strict=True)))
    return {**places, "value": number, "step": step}
