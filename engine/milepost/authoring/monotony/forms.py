"""Which way each form of a result goes, and why it may go both ways."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from milepost.authoring.monotony.directions import (
    BOTH,
    RISES,
    STILL,
    UNMOVED,
    Direction,
    Moving,
    hull,
    scaled,
)
from milepost.authoring.monotony.guards import guarded
from milepost.authoring.monotony.walking import Found, Walker, Words
from milepost.model.results import Result, Row
from milepost.model.ruleset import RuleSet
from milepost.model.scales import StepScale
from milepost.model.text import Text
from milepost.scoring.aggregation import Aggregation
from milepost.scoring.results.aggregate import Aggregate
from milepost.scoring.results.bands import Bands
from milepost.scoring.results.climb import Climb
from milepost.scoring.results.expression import ExpressionResult
from milepost.scoring.results.judged import Judged
from milepost.scoring.results.rows import UNDETERMINED, Rows
from milepost.scoring.taking import ROOT, aggregation_kinds


@dataclass
class Forming:
    """One result on the way to its direction; `reasons` are those that start here."""

    ruleset: RuleSet
    result: Result
    walker: Walker
    item: Words
    reasons: list[Text] = field(default_factory=list)

    def moving(self) -> Moving:
        """The result's direction: base, times, limits, instead, void, as they are computed."""
        base = self._base()
        if self.result.times is not None and not isinstance(self.result, Rows):
            base = scaled(base, self.result.times)
        elif self.result.times is not None:
            base = scaled(base, self.result.times)
        if self.result.round is not None:
            base = replace(base, low=0 if base.positive else None, high=None)
        base = base.turned(base.direction | self._on_scale(base) | self._limits() | self._instead())
        self._void()
        for text in self.walker.turning:
            self._say(
                f"`{text}` may rise or fall when something gets better",
                f"情况改善时 `{text}` 可升可降",
            )
        return base

    def _say(self, en: str, zh: str) -> None:
        self.reasons.append(Text(en=en, zh=zh))

    def _base(self) -> Moving:
        result = self.result
        if isinstance(result, Aggregate):
            return self._aggregate(result)
        if isinstance(result, Bands):
            return self._bands(result)
        if isinstance(result, Climb):
            return self._climb(result)
        if isinstance(result, Rows):
            return self._rows(result)
        if isinstance(result, Judged):
            return Moving(RISES, given=True)
        return self.walker.of(result.value) if isinstance(result, ExpressionResult) else UNMOVED

    def _aggregate(self, result: Aggregate) -> Moving:
        """Layer by layer, from the criteria to the root."""
        own = replace(self.walker, names={**self.walker.names, **self.item})
        number = own.of(result.of)
        if own.of(result.only).direction:
            self._say(
                "`only` picks other criteria when something gets better",
                "情况改善时 `only` 选中的准则会改变",
            )
            number = number.turned(BOTH)
        made = number
        for name in (*reversed(result.tree), ROOT):
            layer = result.layer(name)
            made = self._taken(layer.aggregation, hull((number, made)), layer.shown)
        return made

    def _taken(self, aggregation: Aggregation, values: Moving, shown: str) -> Moving:
        kind = next(n for n, k in aggregation_kinds().items() if k is type(aggregation))
        turns = kind == "mode" or (kind == "product" and not values.positive)
        if turns and values.direction not in (STILL, BOTH):
            self._say(
                f"`take: {shown}` may fall where a number rises",
                f"`take: {shown}` 在数值上升时可能下降",
            )
        direction = values.direction.either if turns else values.direction
        if kind in ("sum", "product", "count"):
            return Moving(direction, 0 if kind == "count" or values.positive else None)
        return Moving(direction, 0, 1) if kind == "share" else values.turned(direction)

    def _bands(self, result: Bands) -> Moving:
        scale = self._scale()
        ends = [end for step in scale.root.values() for end in (step.at_least, step.above) if end]
        direction = _one(self.walker.names[result.of]).direction
        for end in ends:
            direction |= self.walker.of(end).direction.flipped
        return Moving(direction)

    def _climb(self, result: Climb) -> Moving:
        held = self.walker.of(result.here).direction | self.walker.of(result.below).direction
        levels = [name for name in self.ruleset.axes.get(result.climb, {})]
        steps = self._scale().names
        in_order = [name for name in steps if name in levels] == levels
        if not in_order and held:
            self._say(
                f"the levels of `{result.climb}` stand in another order than the steps",
                f"`{result.climb}` 的级别与量表的顺序不一致",
            )
        return Moving(held if in_order else held.either)

    def _rows(self, result: Rows) -> Moving:
        """A row that comes or goes moves the result between its own step and those after it."""
        direction, given = STILL, [row for row in result.rows if row.step != UNDETERMINED]
        values = {id(row): self._given(row) for row in given}
        for place, row in enumerate(result.rows):
            self.walker.guarded |= guarded(self.ruleset, row.when)
            held = self.walker.of(row.when).direction
            if id(row) in values:
                later = [values[id(r)] for r in result.rows[place + 1 :] if id(r) in values]
                direction |= self._row(row, held, values[id(row)], later)
        return replace(hull(values.values()), direction=direction | hull(values.values()).direction)

    def _row(self, row: Row, held: Direction, own: Moving, later: Sequence[Moving]) -> Direction:
        up = any(_above(other, own) for other in later)
        down = any(_above(own, other) for other in later)
        going, coming = bool(held & held.FALLS), bool(held & RISES)
        moved = STILL
        if (going and up) or (coming and down):
            moved |= RISES
        if (going and down) or (coming and up):
            moved |= RISES.flipped
        if moved & RISES.flipped and held != BOTH and self.result.scale is not None:
            self._say(
                f"the row `is: {row.step}` holds "
                + ("only while things are worse" if going else "once things are better")
                + (", and gives more than a row after it" if going else
                   ", and gives less than a row after it"),
                f"行 `is: {row.step}` "
                + ("仅在情况较差时成立，却优于其后的行" if going else "在情况改善后成立，却差于其后的行"),
            )
        return moved

    def _given(self, row: Row) -> Moving:
        if row.number is not None:
            return self.walker.of(row.number)
        rank = self._scale().names.index(row.step)
        return Moving(STILL, rank, rank)

    def _on_scale(self, base: Moving) -> Direction:
        """A number is looked up by the values of the steps, which may stand in another order."""
        looked_up = isinstance(self.result, (Aggregate, ExpressionResult))
        if self.result.scale is None or not looked_up or self._scale().rises:
            return STILL
        return base.direction.either

    def _limits(self) -> Direction:
        direction = STILL
        for limit in self.result.limits:
            upper = limit.at_most is not None
            held = self.walker.of(limit.when).direction
            pull = held.flipped if upper else held
            if pull == RISES.flipped:
                key, end = ("at_most", limit.at_most) if upper else ("at_least", limit.at_least)
                self._say(
                    f"the limit `{key}: {end}` "
                    + ("comes" if upper else "goes")
                    + " when something gets better",
                    f"情况改善时限制 `{key}: {end}` 反而" + ("生效" if upper else "失效"),
                )
            ends = self.walker.of(limit.most).direction | self.walker.of(limit.least).direction
            direction |= pull | ends
        return direction

    def _instead(self) -> Direction:
        direction = STILL
        for row in self.result.instead:
            own, names = self._scale().names.index(row.step), self._scale().names
            any_ = [Moving(STILL, rank, rank) for rank in range(len(names))]
            held = self.walker.of(row.when).direction
            moved = self._row(
                Row.model_construct(step=row.step, number=None),
                held,
                Moving(STILL, own, own),
                any_,
            )
            direction |= moved
        return direction

    def _void(self) -> None:
        void = self.result.void
        if void is not None and self.walker.of(void.when).direction & RISES:
            self._say(
                "`void` takes the value away when something gets better",
                "情况改善时 `void` 会使结果失去取值",
            )

    def _scale(self) -> StepScale:
        scale: Any = self.ruleset.scales[self.result.scale or ""]
        return scale


def _one(found: Found) -> Moving:
    return found if isinstance(found, Moving) else UNMOVED


def _above(one: Moving, other: Moving) -> bool:
    """Whether one may be above the other."""
    if one.high is None or other.low is None:
        return True
    return one.high > other.low
