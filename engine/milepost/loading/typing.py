"""Typed expressions: every expression of a definition parsed and checked where it stands."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import is_
from typing import Any

from milepost.conditions import ConditionError, Scope, bind, check, parse
from milepost.loading.problems import Collector
from milepost.loading.sections import At
from milepost.model.expression import Expression
from milepost.model.facts import Part
from milepost.model.types import TypeName
from milepost.model.values import Value

TypeOne = Callable[[Expression, At], Expression]
_HOLDERS = (Expression, Part, tuple, dict)


@dataclass(frozen=True, slots=True)
class Typing:
    """Types expressions in one scope; `item` holds for keys that speak of one item of a list.

    Values in `bound` are written into the trees: what is asked away from the file whose limits are
    meant, such as the remedies and scales of a library, keeps them so.
    """

    scope: Scope
    collector: Collector
    item: Scope | None = None
    item_keys: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset({"of", "at_least", "at_most", "above", "is"})
    anything: frozenset[str] = frozenset({"value"})
    bound: Mapping[str, Value] = dataclasses.field(default_factory=dict)

    def one(self, expression: Expression, at: At) -> Expression:
        """The expression with its typed tree; as it was where it has problems, which are noted."""
        key = str(at.path[-1])
        scope = self.item if self.item is not None and key in self.item_keys else self.scope
        try:
            tree, problems = check(parse(expression.source), scope, self._wanted(key))
        except ConditionError as mistake:
            tree, problems = None, (mistake,)
        for problem in problems:
            found = at.problem(problem.message, problem.mend, offset=problem.column - 1)
            self.collector.add(found)
        if tree is None or problems:
            return expression
        return Expression(expression.source, bind(tree, self.bound) if self.bound else tree)

    def _wanted(self, key: str) -> tuple[TypeName, ...]:
        if key in self.anything:
            return ()
        return ("number",) if key in self.numbers else ("yes_no",)


def retyped(value: Any, at: At, one: TypeOne) -> Any:
    """`value` with every expression in it replaced by what `one` makes of it."""
    if isinstance(value, Expression):
        return one(value, at)
    if isinstance(value, Part):
        return _retyped_part(value, at, one)
    if isinstance(value, tuple):
        new = tuple(_inside(item, at, n, one) for n, item in enumerate(value))
        return value if all(map(is_, value, new)) else new
    if isinstance(value, dict):
        held = {name: _inside(item, at, name, one) for name, item in value.items()}
        return value if all(map(is_, value.values(), held.values())) else held
    return value


def _inside(value: Any, at: At, step: str | int, one: TypeOne) -> Any:
    """The same of what stands below `at`: most of it holds no expression."""
    return retyped(value, at.down(step), one) if isinstance(value, _HOLDERS) else value


def _retyped_part(part: Part, at: At, one: TypeOne) -> Part:
    fields = type(part).model_fields
    updates = {}
    for name, field in fields.items():
        old = getattr(part, name)
        new = _inside(old, at, field.alias or name, one)
        if new is not old and new != old:
            updates[name] = new
    return part.model_copy(update=updates) if updates else part
