"""What a result sees: the items of its place, the results before it, coverage, limits, facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from milepost.conditions import evaluate, trace
from milepost.errors import MilepostError
from milepost.model.assessment import Coverage, Finding
from milepost.model.evidence import JudgedValue
from milepost.model.expression import Expression, Node, Trace
from milepost.model.results import Conclusion, Item
from milepost.model.ruleset import RuleSet
from milepost.model.scales import StepScale
from milepost.model.values import Value
from milepost.scoring.items import check_item, finding_item
from milepost.scoring.judging import Judging

Key = tuple[str, ...]
Concluded = Mapping[str, Mapping[Key, Conclusion]]


@dataclass(frozen=True)
class Board:
    """One result's view: the items of its place, which `key` names, and what it may ask."""

    ruleset: RuleSet
    name: str
    key: Key
    values: Mapping[str, Value]
    criteria: tuple[Item, ...]
    checks: tuple[Item, ...]
    concluded: Concluded
    given: tuple[JudgedValue, ...]
    leaves: Leaves

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

    def at(self, name: str, key: Key) -> Board:
        """The board of one result at one place."""
        placed = replace(self, name=name, key=key)
        for axis, value in zip(self.ruleset.results[name].by, key, strict=True):
            placed = placed.only(axis, value)
        return placed

    def result(self, name: str) -> Conclusion:
        """Another result, at the same place where it has one."""
        values = self.concluded[name]
        return values.get(self.key) or values[()]

    def judged(self) -> JudgedValue | None:
        """The assessor's value for this result at its place."""
        return next((j for j in self.given if (j.result, j.key) == (self.name, self.key)), None)

    def _environment(self, item: Item) -> _Environment:
        lists = {"criteria": self.criteria, "checks": self.checks}
        return _Environment({**self.values, **self._results(), **lists, **item}, self.leaves)

    def _results(self) -> dict[str, Value]:
        return {name: self._seen(name, values) for name, values in self.concluded.items()}

    def _seen(self, name: str, values: Mapping[Key, Conclusion]) -> Value:
        axes = self.ruleset.results[name].by
        if not axes:
            return values[()].value
        if self.key and axes == self.ruleset.results[self.name].by:
            return values[self.key].value
        return tuple(_record(axes, key, conclusion) for key, conclusion in values.items())


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


def whole_board(
    judging: Judging,
    findings: tuple[Finding, ...],
    covered: Coverage,
    judged: tuple[JudgedValue, ...],
    concluded: Concluded,
) -> Board:
    """The board before it is narrowed to one result: what every result of a pass sees."""
    ruleset = judging.ruleset
    limits = {name: parameter.value for name, parameter in ruleset.parameters.items()}
    checks = tuple(check_item(ruleset, f, leaf) for f in findings for leaf in f.leaves)
    return Board(
        ruleset=ruleset,
        name="",
        key=(),
        values={**judging.values, "param": limits, "coverage": covered.percent},
        criteria=tuple(finding_item(ruleset, finding) for finding in findings),
        checks=checks,
        concluded=concluded,
        given=judged,
        leaves=Leaves({str(item["id"]): item for item in checks}, judging),
    )


def _record(axes: Key, key: Key, conclusion: Conclusion) -> dict[str, Value]:
    step = None if conclusion.value is None else conclusion.step
    number = None if conclusion.value is None else conclusion.exact
    return {**dict(zip(axes, key, strict=True)), "value": number, "step": step}


def _tree(expression: Expression) -> Node:
    if expression.tree is None:
        raise MilepostError(f"`{expression.source}` was not linked")
    return expression.tree
