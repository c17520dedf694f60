"""What a result sees: the items of its place, the results before it, coverage, limits, facts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import product
from typing import Any

from milepost.conditions import Layers, Names, evaluate, trace
from milepost.errors import MilepostError
from milepost.model.axes import Spot
from milepost.model.evidence import JudgedValue
from milepost.model.expression import Expression, Node, Trace
from milepost.model.results import Conclusion, Item
from milepost.model.ruleset import RuleSet
from milepost.model.scales import StepScale
from milepost.model.values import Number, Value
from milepost.scoring.items import Worded
from milepost.scoring.judging import At, Judging
from milepost.scoring.telling import Key, told

Concluded = Mapping[str, Mapping[Key, Conclusion]]


@dataclass(frozen=True)
class Items:
    """Every criterion and check in words, at one place of the axes that come with answers."""

    worded: tuple[Worded, ...]
    judging: Judging

    def item(self, id: str) -> Item | None:
        """The words of one leaf: in scope with those of its criterion, libraries included."""
        if (worded := self._in_scope.get(id)) is not None:
            return worded.check(id)
        return self.judging.item(id)

    def under(self, id: str) -> tuple[Item, ...]:
        """The words of every leaf below an id."""
        items = (self.item(name) for name in self.judging.below(id))
        return tuple(item for item in items if item is not None)

    @cached_property
    def _in_scope(self) -> Mapping[str, Worded]:
        return {leaf.leaf.id: worded for worded in self.worded for leaf in worded.finding.leaves}


@dataclass(frozen=True, slots=True)
class Seen:
    """What every result of a pass sees: values by name, results so far, items by place.

    `inside` gives the ids of the criteria that lie in a value of an axis.
    """

    ruleset: RuleSet
    values: Names
    concluded: Concluded
    judged: tuple[JudgedValue, ...]
    instances: Mapping[str, tuple[str, ...]]
    items: Callable[[At], Items]
    inside: Mapping[Spot, Collection[str]]


@dataclass(frozen=True)
class Board:
    """One result's view: the items of its place, which `key` names, and what it may ask.

    `worded` are the criteria it is narrowed to, `whole` those of all places.
    """

    seen: Seen
    name: str
    key: Key
    place: tuple[Spot, ...]
    worded: tuple[Worded, ...]
    whole: Items

    @property
    def ruleset(self) -> RuleSet:
        """The rule set the result belongs to."""
        return self.seen.ruleset

    @cached_property
    def criteria(self) -> tuple[Item, ...]:
        """The criteria in words."""
        return tuple(worded.criterion for worded in self.worded)

    @cached_property
    def checks(self) -> tuple[Item, ...]:
        """Their checks in words."""
        return tuple(check for worded in self.worded for check in worded.checks)

    def ask(self, expression: Expression, item: Item | None = None) -> Value:
        """Value of an expression; over the words of one item where it is given."""
        return evaluate(_tree(expression), self._environment(item))

    def trace(self, expression: Expression) -> Trace:
        """The same with the value of every part; without parts in a pass that keeps no traces."""
        tree, seen = _tree(expression), self._environment()
        return trace(tree, seen) if self.traced else Trace("", evaluate(tree, seen), tree)

    @property
    def traced(self) -> bool:
        """Whether what is asked is kept with its traces."""
        return self.whole.judging.traced

    def items(self, name: str) -> tuple[Item, ...]:
        """`criteria` or `checks` of this place."""
        return self.criteria if name == "criteria" else self.checks

    def only(self, axis: str, value: str) -> Board:
        """The board narrowed further to what lies in one value of an axis."""
        place = (*self.place, (axis, value))
        if axis in self.ruleset.answer_axes:
            return replace(self, place=place)
        ids = self.seen.inside.get((axis, value), ())
        within = tuple(worded for worded in self.worded if worded.id in ids)
        return replace(self, place=place, worded=within)

    def kept(self, holds: Callable[[Item], bool]) -> Board:
        """The board with the criteria that are kept, and their checks."""
        kept = tuple(worded for worded in self.worded if holds(worded.criterion))
        return replace(self, worded=kept)

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
        ids = {worded.id for worded in self.worded}
        items = (worded for at in self._combinations(wanted) for worded in self._at(at).worded)
        return tuple(worded.criterion for worded in items if worded.id in ids)

    def at(self, name: str, key: Key) -> Board:
        """The board of one result at one place."""
        axes = self.ruleset.results[name].by
        here = tuple(zip(axes, key, strict=True))
        own = self._at(tuple(spot for spot in here if spot[0] in self.ruleset.answer_axes))
        placed = replace(self, name=name, key=key, worded=own.worded, whole=own)
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

    def value(self, name: str) -> Value:
        """The value of a name: a list of items, a result as it is seen here, or a value."""
        if name in ("criteria", "checks"):
            return self.items(name)
        if name not in self.seen.concluded:
            return self.seen.values.get(name)
        here, within = self.place[: len(self.key)], self.place[len(self.key) :]
        return told(self.ruleset, name, self.seen.concluded[name], here, within)

    def _at(self, at: At) -> Items:
        fixed = {axis: v for axis, v in self.place if axis in self.ruleset.answer_axes}
        return self.seen.items(tuple(sorted({**fixed, **dict(at)}.items())))

    def _combinations(self, axes: list[str]) -> list[At]:
        """Every place on these axes; on one that the board stands on, its own value alone."""
        here = dict(self.place)
        spots = ([(x, v) for v in ((here[x],) if x in here else self.axis(x))] for x in axes)
        return list(product(*spots))

    def _environment(self, item: Item | None = None) -> _Environment:
        values: Names = self._values if item is None else Layers(item, self._values)
        return _Environment(values, self.whole)

    @cached_property
    def _values(self) -> _Values:
        return _Values(self)


class _Values:
    """The values that expressions see on a board, each made when it is first asked for."""

    __slots__ = ("_board", "_made")

    def __init__(self, board: Board) -> None:
        self._board = board
        self._made: dict[str, Value] = {}

    def get(self, name: str, default: Any = None, /) -> Any:
        """The value of a name, lists of items and results before all others."""
        if name not in self._made:
            self._made[name] = self._board.value(name)
        value = self._made[name]
        return default if value is None else value


@dataclass(frozen=True, slots=True)
class _Environment:
    """Where the expressions of a result take their values from."""

    values: Names
    items: Items

    @property
    def as_of(self) -> date:
        return self.items.judging.as_of

    def item(self, id: str, /) -> Item | None:
        return self.items.item(id)

    def under(self, id: str, /) -> tuple[Item, ...]:
        return self.items.under(id)


def _tree(expression: Expression) -> Node:
    if expression.tree is None:
        raise MilepostError(f"`{expression.source}` was not linked")
    return expression.tree
