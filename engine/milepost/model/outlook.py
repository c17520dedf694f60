"""What stands between an assessment and its next step, and which figures lie near their limits."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from milepost.model.text import Text
from milepost.model.values import Number, Withheld

ObstacleKind = Literal["row", "held", "cap", "band", "level", "value", "instead", "void"]


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure that a condition compares: its name, the operator, its value and the limit.

    `actual_from` and `limit_from` name what each was read from, such as facts.
    """

    name: str
    operator: str
    actual: Number | Withheld
    limit: Number | Withheld
    actual_from: frozenset[str] = field(default=frozenset(), compare=False)
    limit_from: frozenset[str] = field(default=frozenset(), compare=False)

    @property
    def distance(self) -> Number | Withheld:
        """How far the figure is from the limit."""
        if isinstance(self.actual, Withheld):
            return self.actual
        if isinstance(self.limit, Withheld):
            return self.limit
        return max(self.limit, self.actual) - min(self.limit, self.actual)


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One thing that keeps the main result from its next step.

    `row`: a row of a decision table for a better step that did not hold; `held`: the row that
    decided; `cap`: a limit that holds; `band`: points to the next band; `level`: what stops a
    climb; `value`: a part of an expression that is too low; `instead`: a step that stands in place
    of the computed one; `void`: why there is no value. `step` is the one the obstacle speaks of.
    """

    kind: ObstacleKind
    step: str = ""
    criteria: tuple[str, ...] = ()
    compared: tuple[Compared, ...] = ()
    why: Text | None = None


@dataclass(frozen=True, slots=True)
class NextStep:
    """How the main result comes one step up.

    `step` is the lowest one above that can be reached (empty where there is no value yet, `yes`
    for a yes/no). `alone` are criteria each of which lifts the main result if it alone is met, as
    far as real scoring says; `together` those that reach the step when met with each other, the
    largest gains first, where no single one does and the main result is a band of a number.
    """

    step: str
    alone: tuple[str, ...]
    obstacles: tuple[Obstacle, ...]
    together: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Near:
    """A figure of a check and how far it is from its limit: in its own unit, and as a share.

    The share is that of the limit; where the limit is 0, that of the declared range of the fact.
    `fact` is None where the condition compares something else, which `text` then says.
    """

    criterion: str
    leaf: str
    fact: str | None
    operator: str
    actual: Number
    limit: Number
    text: str
    distance: Number
    share: Fraction


@dataclass(frozen=True, slots=True)
class Nearness:
    """Criteria by how little is missing, and by how little they are met, the nearest first."""

    to_met: tuple[Near, ...] = ()
    to_unmet: tuple[Near, ...] = ()
