"""What a result sees: the items of its place, the results before it, coverage, limits, facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from milepost.conditions import Given, evaluate, trace
from milepost.errors import MilepostError
from milepost.model.evidence import JudgedValue
from milepost.model.expression import Expression, Node, Trace
from milepost.model.results import Conclusion, Item
from milepost.model.ruleset import RuleSet
from milepost.model.scales import StepScale
from milepost.model.values import Value

Key = tuple[str, ...]
Concluded = Mapping[str, Mapping[Key, Conclusion]]


@dataclass(frozen=True)
class Board:
    """One result's view. `places` narrows the items; `key` is the result's own place."""

    ruleset: RuleSet
    name: str
    key: Key
    values: Mapping[str, Value]
    criteria: tuple[Item, ...]
    checks: tuple[Item, ...]
    concluded: Concluded
    given: tuple[JudgedValue, ...]
    leaves: Mapping[str, Item]
    as_of: date

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
        """The board narrowed further to one value of an axis."""
        return replace(
            self,
            criteria=tuple(item for item in self.criteria if item.get(axis) == value),
            checks=tuple(item for item in self.checks if item.get(axis) == value),
        )

    def scale(self, name: str) -> StepScale:
        """A scale of steps by name."""
        scale = self.ruleset.scales[name]
        assert isinstance(scale, StepScale)
        return scale

    def axis(self, name: str) -> tuple[str, ...]:
        """Values of an axis, in order."""
        return tuple(self.ruleset.axes[name])

    def result(self, name: str) -> Conclusion:
        """Another result, at the same place where it has one."""
        values = self.concluded[name]
        return values.get(self.key) or values[()]

    def judged(self) -> JudgedValue | None:
        """The assessor's value for this result at its place."""
        return next((j for j in self.given if (j.result, j.key) == (self.name, self.key)), None)

    def _environment(self, item: Item) -> Given:
        lists = {"criteria": self.criteria, "checks": self.checks}
        values = {**self.values, **self._results(), **lists, **item}
        return Given(values, self.as_of, self.leaves)

    def _results(self) -> dict[str, Value]:
        return {name: self._seen(name, values) for name, values in self.concluded.items()}

    def _seen(self, name: str, values: Mapping[Key, Conclusion]) -> Value:
        axes = self.ruleset.results[name].by
        if not axes:
            return values[()].value
        if self.key and axes == self.ruleset.results[self.name].by:
            return values[self.key].value
        return tuple(_record(axes, key, conclusion) for key, conclusion in values.items())


def _record(axes: Key, key: Key, conclusion: Conclusion) -> dict[str, Value]:
    step = None if conclusion.value is None else conclusion.step
    number = None if conclusion.value is None else conclusion.exact
    return {**dict(zip(axes, key, strict=True)), "value": number, "step": step}


def _tree(expression: Expression) -> Node:
    if expression.tree is None:
        raise MilepostError(f"`{expression.source}` was not linked")
    return expression.tree
