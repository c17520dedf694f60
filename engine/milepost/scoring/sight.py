"""What one leaf sees while it is judged: facts, results, its own limits, and other leaves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from statistics import mean, median
from typing import TYPE_CHECKING, cast

from milepost.conditions import Layers, Names, evaluate, trace
from milepost.errors import MilepostError
from milepost.model.criteria import Leaf
from milepost.model.evidence import Answer
from milepost.model.expression import Expression, Trace
from milepost.model.outcomes import Outcome
from milepost.model.scales import Scale
from milepost.model.values import Number, Value
from milepost.scoring.items import as_seen_by_checks

if TYPE_CHECKING:
    from milepost.scoring.judging import Judging

_TAKES: Mapping[str, Callable[[list[Fraction]], Fraction]] = {
    "median": median,
    "mean": mean,
    "min": min,
    "max": max,
}


@dataclass(slots=True)
class Sight:
    """What `leaf` sees; `words` are those of its own answer, once it is known."""

    judging: Judging
    leaf: Leaf
    traces: list[tuple[str, Trace]] = field(default_factory=list)
    words: Mapping[str, Value] = field(default_factory=dict)

    @property
    def as_of(self) -> date:
        """The day the leaf is judged at."""
        return self.judging.as_of

    def ask(self, key: str, expression: Expression) -> Value:
        """Value of an expression of the leaf; the trace is kept under `key` where traces are."""
        if expression.tree is None:
            raise MilepostError(f"{self.leaf.id}: `{key}` was not linked")
        judging = self.judging
        limits = {name: p.value for name, p in self.leaf.parameters.items()}
        known = Layers(self.words, {"param": limits}, judging.results, judging.known.values)
        seen = _Environment(known, judging)
        if not judging.traced:
            return evaluate(expression.tree, seen)
        asked = trace(expression.tree, seen)
        self.traces.append((key, asked))
        return asked.value

    def answers(self, leaf: Leaf) -> tuple[Answer, ...]:
        """Answers given to this leaf."""
        return self.judging.answers_of(leaf)

    def outcome(self, name: str) -> Outcome:
        """The built-in outcome that a reported one is or behaves like."""
        rule = self.judging.ruleset.outcomes.get(name)
        return rule.like if rule is not None and rule.like is not None else cast(Outcome, name)

    def scale(self, leaf: Leaf) -> Scale | None:
        """The scale the leaf names."""
        return self.judging.ruleset.scales.get(leaf.scale or "")

    def combined(self, ratings: tuple[Number, ...]) -> Number:
        """One number from several raters, as the rule set's `raters` says."""
        raters = self.judging.ruleset.raters
        exact = [Fraction(rating) for rating in ratings]
        combined = Fraction(_TAKES[raters.take if raters else "median"](exact))
        return int(combined) if combined.denominator == 1 else combined


@dataclass(frozen=True, slots=True)
class _Environment:
    """Where the expressions of one leaf take their values from."""

    values: Names
    judging: Judging

    @property
    def as_of(self) -> date:
        return self.judging.as_of

    def item(self, id: str, /) -> Mapping[str, Value] | None:
        item = self.judging.item(id)
        return None if item is None else as_seen_by_checks(item)

    def under(self, id: str, /) -> tuple[Mapping[str, Value], ...]:
        items = (self.item(name) for name in self.judging.below(id))
        return tuple(item for item in items if item is not None)
