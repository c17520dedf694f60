"""How far a condition is from coming out the other way, by the figures it compares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from milepost.analysis.shortfalls import fact_in, holds
from milepost.conditions.comparison import MIRRORED
from milepost.model.expression import All, Any, Compare, Not, Trace
from milepost.model.facts import Fact
from milepost.model.values import Number


class Settled(Enum):
    """A condition that is already so (`SO`), and one that no figure can make so (`NEVER`)."""

    SO = "so"
    NEVER = "never"


SO, NEVER = Settled.SO, Settled.NEVER


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its limit: how far from it, in its own unit and as a share of the limit."""

    fact: str | None
    operator: str
    actual: Number
    limit: Number
    text: str
    distance: Number
    share: Fraction


Distance = Figure | Settled


@dataclass(frozen=True, slots=True)
class Measuring:
    """Measures conditions over these declared facts."""

    facts: Mapping[str, Fact]

    def to(self, trace: Trace, wanted: bool) -> Distance:
        """How far a condition is from being true, or from being false.

        Where all parts must turn, the farthest counts; where one is enough, the nearest. A part
        that is unknown, or that no figure decides, cannot be reached.
        """
        if trace.value is wanted:
            return SO
        if not isinstance(trace.value, bool):
            return NEVER
        node = trace.node
        if isinstance(node, Not):
            return self.to(trace.parts[0], not wanted)
        if isinstance(node, All | Any):
            parts = [self.to(part, wanted) for part in trace.parts]
            return farthest(parts) if isinstance(node, All) is wanted else nearest(parts)
        if isinstance(node, Compare):
            pairs = list(self._pairs(trace, wanted))
            return farthest(pairs) if wanted else nearest(pairs)
        return NEVER

    def _pairs(self, trace: Trace, wanted: bool) -> Iterator[Distance]:
        """Each pair of a comparison, the fact on the left."""
        node = trace.node
        assert isinstance(node, Compare)
        for number, operator in enumerate(node.operators):
            left, right = trace.parts[number], trace.parts[number + 1]
            if fact_in(left) is None and fact_in(right) is not None:
                left, right, operator = right, left, MIRRORED.get(operator, operator)
            yield self._pair(left, operator, right, wanted)

    def _pair(self, left: Trace, operator: str, right: Trace, wanted: bool) -> Distance:
        if holds(left, operator, right) is wanted:
            return SO
        actual, limit = left.value, right.value
        if not (_is_number(actual) and _is_number(limit)) or not _turns(operator, wanted):
            return NEVER
        assert isinstance(actual, Number)
        assert isinstance(limit, Number)
        fact = self.facts.get(fact_in(left) or "")
        share = _share(fact, actual, limit)
        if share is None or (not wanted and _at_its_end(fact, operator, actual, limit)):
            return NEVER
        away = max(actual, limit) - min(actual, limit)
        return Figure(fact_in(left), operator, actual, limit, left.text, away, share)


def farthest(parts: Iterable[Distance]) -> Distance:
    """The distance of parts that must all turn: that of the farthest."""
    found = list(parts)
    if NEVER in found:
        return NEVER
    figures = [part for part in found if isinstance(part, Figure)]
    return max(figures, key=lambda figure: figure.share, default=SO)


def nearest(parts: Iterable[Distance]) -> Distance:
    """The distance of parts one of which is enough: that of the nearest."""
    found = list(parts)
    if SO in found:
        return SO
    figures = [part for part in found if isinstance(part, Figure)]
    return min(figures, key=lambda figure: figure.share, default=NEVER)


def _turns(operator: str, wanted: bool) -> bool:
    """Whether a distance says how far a comparison is from turning.

    An equality is met or not, so that nothing is left to measure once it holds.
    """
    return operator in ("<", "<=", ">", ">=") or (operator == "==" and wanted)


def _share(fact: Fact | None, actual: Number, limit: Number) -> Fraction | None:
    """The distance as a share of the limit; of the fact's declared range where the limit is 0."""
    distance = abs(Fraction(actual) - limit)
    if limit:
        return distance / abs(Fraction(limit))
    low, high = ends(fact)
    if low is None or high is None or low == high:
        return None
    return distance / (Fraction(high) - low)


def ends(fact: Fact | None) -> tuple[Number | None, Number | None]:
    """The lowest and highest value of a fact that are declared; a share ends at 100 %."""
    if fact is None:
        return None, None
    high: Number | None = fact.max
    return fact.floor, 100 if high is None and fact.type == "percent" else high


def _at_its_end(fact: Fact | None, operator: str, actual: Number, limit: Number) -> bool:
    """Whether the limit is the best value there is, so that nobody can be further inside."""
    low, high = ends(fact)
    best = high if operator == ">=" else low if operator == "<=" else None
    return best is not None and actual == limit == best


def _is_number(value: object) -> bool:
    return isinstance(value, Number) and not isinstance(value, bool)
