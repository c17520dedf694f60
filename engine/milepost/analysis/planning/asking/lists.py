"""Numbers and conditions over lists: of criteria, of checks, of a result's places."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import cast

from milepost.analysis.planning.asking.standing import ITEM_LISTS, Standing
from milepost.analysis.planning.claims import Claims, Rows
from milepost.analysis.planning.linear import Linear, constant, summed
from milepost.analysis.planning.programme import Row
from milepost.analysis.planning.space import Space
from milepost.analysis.planning.units import Kind, Unit, Units
from milepost.conditions import FUNCTIONS, Given, evaluate
from milepost.conditions.walking import every
from milepost.model.assessment import Assessment
from milepost.model.expression import Call, Name, Node
from milepost.model.results import Item
from milepost.model.scales import StepScale
from milepost.model.values import Number, Range, Value

OF_ANSWERS = frozenset({"all_ticked", "share_ticked", "rationale", "url", "evidenced", "justified"})
"""Words that tell more than the state of a check."""

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """One place of a result with a scale, as an item of the list of its places."""

    result: str
    key: Key
    words: Item


Member = Unit | Spot


@dataclass
class Lists(ABC):
    """The list functions; what a place of a result needs is for the forms of results to say."""

    space: Space
    claims: Claims
    units: Units

    @property
    def assessment(self) -> Assessment:
        """The assessment that is planned for."""
        return self.space.assessment

    @abstractmethod
    def step_rows(self, result: str, key: Key, rank: int) -> Rows:
        """What a result at one place needs to reach a step of its scale, at least."""

    def counted(self, call: Call, sign: int, standing: Standing) -> Linear | None:
        """No less than `count share sum_of mean_of` times the sign; None where nothing is known."""
        members = self.members(call, standing)
        if not members:
            return None
        asked = replace(call, function="count" if call.function in ("count", "share") else "sum_of")
        found = [self._number(member, asked, sign) for member in members]
        known = [linear for linear in found if linear is not None]
        if len(known) < len(found):
            return None
        parts = len(found) if call.function in ("share", "mean_of") else 1
        return summed(known).times(Fraction(1, parts))

    def each(self, call: Call, sign: int, least: Number, strict: bool, at: Standing) -> Rows:
        """Every number of `min_of` or `max_of`, times the sign, is at least so much."""
        asked = replace(call, function="sum_of")
        found = (self._number(member, asked, sign) for member in self.members(call, at) or ())
        return told(linear.at_least(least, strict) for linear in found if linear is not None)

    def all_are(self, call: Call, wanted: bool, standing: Standing) -> Rows:
        """The condition of a list function is so for every member."""
        members = self.members(call, standing) or ()
        found = (self._is(member, call, wanted) for member in members)
        return told(linear.at_least(1) for linear in found if linear is not None)

    def one_is(self, call: Call, wanted: bool, standing: Standing) -> Rows:
        """The condition of a list function is so for some member."""
        members = self.members(call, standing)
        if members is None:
            return ()
        found = [self._is(member, call, wanted) for member in members]
        known = [linear for linear in found if linear is not None]
        return told([summed(known).at_least(1)]) if len(known) == len(found) else ()

    def members(self, call: Call, standing: Standing) -> list[Member] | None:
        """Who is in the list; None where that, or what is asked of them, is not foretold."""
        listed = call.arguments[0]
        if not isinstance(listed, Name) or not all(_plain(p) for p in call.arguments[1:]):
            return None
        if listed.name in ITEM_LISTS:
            return list(self.units.listed(cast(Kind, listed.name), standing.criteria))
        if listed.name in self.assessment.ruleset.results:
            return list(self._spots(listed.name, standing))
        return None

    def _spots(self, result: str, standing: Standing) -> Iterator[Spot]:
        records = standing.board.value(result)
        axes = self.assessment.ruleset.results[result].by
        for record in records if isinstance(records, tuple) else ():
            if isinstance(record, Mapping):
                yield Spot(result, tuple(str(record[axis]) for axis in axes), record)

    def _number(self, member: Member, call: Call, sign: int) -> Linear | None:
        if isinstance(member, Spot):
            return self._spot_number(member, call, sign)
        values = self.units.values(member, lambda item: self._over(call, item))
        if values is None:
            return None
        return self.units.number(member, [_most(value, sign) for value in values])

    def _is(self, member: Member, call: Call, wanted: bool) -> Linear | None:
        """1 where the condition may be so for the member, else 0."""
        if isinstance(member, Spot):
            return self._spot_is(member, call, wanted)
        values = self.units.values(member, lambda item: self._over(call, item))
        return None if values is None else self.units.holds(member, [v is wanted for v in values])

    def _spot_number(self, spot: Spot, call: Call, sign: int) -> Linear | None:
        """Step by step of the scale: no more than the largest number up to there."""
        items = self._steps(spot)
        numbers = [_most(self._over(call, item), sign) for item in items]
        known = [number for number in numbers if number is not None]
        if not known or numbers[0] is None:
            return None
        found, reached = constant(numbers[0]), numbers[0]
        for rank, number in enumerate(numbers):
            if number is not None and number > reached:
                found += self._reaches(spot, rank).times(number - reached)
                reached = number
        return found

    def _spot_is(self, spot: Spot, call: Call, wanted: bool) -> Linear | None:
        """No lower than the first step for which it is so."""
        items = self._steps(spot)
        if not items:
            return None
        ranks = [rank for rank, item in enumerate(items) if self._over(call, item) is wanted]
        return self._reaches(spot, ranks[0]) if ranks else constant(0)

    def _reaches(self, spot: Spot, rank: int) -> Linear:
        return self.claims.all_of(self.step_rows(spot.result, spot.key, rank))

    def _steps(self, spot: Spot) -> list[Item]:
        """The words of a place at each step of the scale; none where there is no scale."""
        ruleset = self.assessment.ruleset
        scale = ruleset.scales.get(ruleset.results[spot.result].scale or "")
        if not isinstance(scale, StepScale):
            return []
        steps = [scale.step(name) for name in scale.names]
        return [{**spot.words, "value": step.value, "step": step} for step in steps]

    def _over(self, call: Call, item: Item) -> Value:
        """The list function over this member alone."""
        listed = call.arguments[0]
        assert isinstance(listed, Name)
        limits = {name: p.value for name, p in self.assessment.ruleset.parameters.items()}
        return evaluate(call, Given({listed.name: (item,), "param": limits}, self.assessment.as_of))


def told(rows: Iterator[Row] | list[Row]) -> Rows:
    """The rows that say something."""
    return tuple(row for row in rows if row.terms or not row.holds(()))


def _most(value: Value, sign: int) -> Number | None:
    """The largest that a number times the sign may be."""
    if isinstance(value, Range):
        return sign * (value.high if sign > 0 else value.low)
    return sign * value if isinstance(value, Number) and not isinstance(value, bool) else None


def _plain(node: Node) -> bool:
    """Whether a condition over items asks for nothing but their words and fixed limits."""
    return all(
        part.name not in OF_ANSWERS if part.depth else part.name in ("param", "as_of")
        for part in every(node)
        if isinstance(part, Name)
    ) and not any(
        isinstance(part, Call) and FUNCTIONS[part.function].group in ("lists", "results")
        for part in every(node)
    )
