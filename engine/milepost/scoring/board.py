"""What a result sees: the items of its place, the results before it, coverage, limits, facts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import product

from milepost.conditions import evaluate, trace
from milepost.errors import MilepostError
from milepost.model.axes import Spot, completed, lies_in
from milepost.model.evidence import JudgedValue
from milepost.model.expression import Expression, Node, Trace
from milepost.model.results import Conclusion, Item
from milepost.model.ruleset import RuleSet
from milepost.model.scales import StepScale
from milepost.model.values import Number, Value
from milepost.scoring.items import CRITERION
from milepost.scoring.judging import At, Judging

Key = tuple[str, ...]
Concluded = Mapping[str, Mapping[Key, Conclusion]]


@dataclass(frozen=True, slots=True)
class Items:
    """The words of every criterion and check at one place of the axes that come with answers."""

    criteria: tuple[Item, ...]
    checks: tuple[Item, ...]
    leaves: Leaves


@dataclass(frozen=True, slots=True)
class Seen:
    """What every result of a pass sees: values by name, results so far, items by place."""

    ruleset: RuleSet
    values: Mapping[str, Value]
    concluded: Concluded
    judged: tuple[JudgedValue, ...]
    instances: Mapping[str, tuple[str, ...]]
    items: Callable[[At], Items]


@dataclass(frozen=True)
class Board:
    """One result's view: the items of its place, which `key` names, and what it may ask."""

    seen: Seen
    name: str
    key: Key
    place: tuple[Spot, ...]
    criteria: tuple[Item, ...]
    checks: tuple[Item, ...]
    leaves: Leaves

    @property
    def ruleset(self) -> RuleSet:
        """The rule set the result belongs to."""
        return self.seen.ruleset

    def ask(self, expression: Expression, item: Item | None = None) -> Value:
        """Value of an expression; over the words of one item where it is given."""
        return evaluate(_tree(expression), self._environment(item or {}))

    def trace(self, expression: Expression) -> Trace:
        """The same with the value of every part."""
        return trace(_tree(expression), self._environment({}))

    def items(self, name: str) -> tuple[Item, ...]:
        """`criteria` or `checks` of this place."""
        return self.criteria if name == "criteria" else self.checks

    def only(self, axis: str, value: str) -> Board:
        """The board narrowed further to what lies in one value of an axis."""
        here = replace(self, place=(*self.place, (axis, value)))
        if axis in self.ruleset.answer_axes:
            return here
        return here.kept(lambda item: self._is_in(item, (axis, value)))

    def kept(self, holds: Callable[[Item], bool]) -> Board:
        """The board with the criteria that are kept, and their checks."""
        criteria = tuple(item for item in self.criteria if holds(item))
        ids = {item["id"] for item in criteria}
        checks = tuple(item for item in self.checks if item[CRITERION] in ids)
        return replace(self, criteria=criteria, checks=checks)

    def scale(self, name: str) -> StepScale:
        """A scale of steps by name."""
        scale = self.ruleset.scales[name]
        assert isinstance(scale, StepScale)
        return scale

    def axis(self, name: str) -> tuple[str, ...]:
        """Values of an axis, in order; those that came with the answers for one of these."""
        if name in self.ruleset.answer_axes:
            return self.seen.instances[name]
        return tuple(self.ruleset.axes[name])

    def node_weight(self, axis: str, value: str) -> Number:
        """The weight of an axis value; 1 where it comes with the answers."""
        if axis in self.ruleset.answer_axes:
            return 1
        weight: Number = self.ruleset.axes[axis][value].weight
        return weight

    def path(self, item: Item, axis: str) -> tuple[str, ...]:
        """The values of an axis that an item lies in, outermost first."""
        value = item.get(axis)
        if axis in self.ruleset.answer_axes:
            return (str(value),) if value is not None else ()
        found: list[str] = []
        while value is not None:
            found.insert(0, str(value))
            home = self.ruleset.above.get((axis, str(value)))
            value = home[1] if home is not None and home[0] == axis else None
        return tuple(found)

    def spread(self, axes: tuple[str, ...]) -> tuple[Item, ...]:
        """The criteria once for each value of the axes that come with the answers."""
        wanted = [axis for axis in axes if axis in self.ruleset.answer_axes]
        if not wanted:
            return self.criteria
        ids = {item["id"] for item in self.criteria}
        items = (item for at in self._combinations(wanted) for item in self._at(at).criteria)
        return tuple(item for item in items if item["id"] in ids)

    def at(self, name: str, key: Key) -> Board:
        """The board of one result at one place."""
        axes = self.ruleset.results[name].by
        here = tuple(zip(axes, key, strict=True))
        own = self._at(tuple(spot for spot in here if spot[0] in self.ruleset.answer_axes))
        placed = replace(
            self, name=name, key=key, criteria=own.criteria, checks=own.checks, leaves=own.leaves
        )
        for axis, value in here:
            placed = placed.only(axis, value)
        return placed

    def result(self, name: str) -> Conclusion:
        """Another result, at the same place where it has one."""
        values = self.seen.concluded[name]
        axes, place = self.ruleset.results[name].by, dict(self.place)
        return values[tuple(place[axis] for axis in axes)]

    def judged(self) -> JudgedValue | None:
        """The assessor's value for this result at its place."""
        given = self.seen.judged
        return next((j for j in given if (j.result, j.key) == (self.name, self.key)), None)

    def _at(self, at: At) -> Items:
        fixed = {axis: v for axis, v in self.place if axis in self.ruleset.answer_axes}
        return self.seen.items(tuple(sorted({**fixed, **dict(at)}.items())))

    def _combinations(self, axes: list[str]) -> list[At]:
        """Every place on these axes; on one that the board stands on, its own value alone."""
        here = dict(self.place)
        spots = ([(x, v) for v in ((here[x],) if x in here else self.axis(x))] for x in axes)
        return list(product(*spots))

    def _is_in(self, item: Item, spot: Spot) -> bool:
        if item.get(spot[0]) == spot[1] or not self.ruleset.above:
            return item.get(spot[0]) == spot[1]
        places = {axis: item[axis] for axis in self.ruleset.axes if item.get(axis) is not None}
        return lies_in(self.ruleset.above, places, spot)

    def _environment(self, item: Item) -> _Environment:
        return _Environment({**self._values, **item} if item else self._values, self.leaves)

    @cached_property
    def _values(self) -> Mapping[str, Value]:
        here, within = self.place[: len(self.key)], self.place[len(self.key) :]
        results = {
            name: seen_result(self.ruleset, name, values, here, within)
            for name, values in self.seen.concluded.items()
        }
        lists = {"criteria": self.criteria, "checks": self.checks}
        return {**self.seen.values, **results, **lists}


@dataclass(frozen=True, slots=True)
class Leaves:
    """Every leaf as results see it: those in scope with the words of their criterion."""

    in_scope: Mapping[str, Item]
    judging: Judging

    def item(self, id: str) -> Item | None:
        """The words of one leaf, libraries included."""
        return self.in_scope.get(id) or self.judging.item(id)

    def under(self, id: str) -> tuple[Item, ...]:
        """The words of every leaf below an id."""
        items = (self.item(name) for name in self.judging.below(id))
        return tuple(item for item in items if item is not None)


@dataclass(frozen=True, slots=True)
class _Environment:
    """Where the expressions of a result take their values from."""

    values: Mapping[str, Value]
    leaves: Leaves

    @property
    def as_of(self) -> date:
        return self.leaves.judging.as_of

    def item(self, id: str, /) -> Item | None:
        return self.leaves.item(id)

    def under(self, id: str, /) -> tuple[Item, ...]:
        return self.leaves.under(id)


def seen_result(
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


def _tree(expression: Expression) -> Node:
    if expression.tree is None:
        raise MilepostError(f"`{expression.source}` was not linked")
    return expression.tree
