"""Which way each form of a result goes, and why it may go both ways."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from milepost.authoring.monotony.directions import (
    BOTH,
    FALLS,
    RISES,
    STILL,
    Direction,
    Moving,
    hull,
    joined,
    scaled,
)
from milepost.authoring.monotony.guards import guarded
from milepost.authoring.monotony.walking import Walker, Words
from milepost.model.results import Limit, Result
from milepost.model.ruleset import RuleSet
from milepost.model.scales import StepScale
from milepost.model.text import Text
from milepost.scoring.results.aggregate import Aggregate
from milepost.scoring.results.bands import Bands
from milepost.scoring.results.climb import Climb
from milepost.scoring.results.expression import ExpressionResult
from milepost.scoring.results.judged import Judged
from milepost.scoring.results.rows import UNDETERMINED, Rows
from milepost.scoring.taking import ROOT, Layer, aggregation_kinds


@dataclass
class Forming:
    """One result on the way to its direction; `item` are the words of one criterion.

    `pulls` are what moves it, each with its text; `turned` says what makes it unforeseeable here.
    """

    ruleset: RuleSet
    result: Result
    walker: Walker
    item: Words
    pulls: list[tuple[Direction, Text]] = field(default_factory=list)
    turned: list[Text] = field(default_factory=list)

    def moving(self) -> Moving:
        """The result's direction: base, times, limits, instead and void."""
        base = _BASES[type(self.result)](self, self.result)
        if self.result.times is not None:
            base = scaled(base, self.result.times)
        if self.result.round is not None:
            base = replace(base, low=0 if base.positive else None, high=None)
        self._pull(
            base.direction | self._on_scale(base),
            "its own value falls when something gets better",
            "情况改善时其自身的值下降",
        )
        self._limits()
        self._instead()
        self._void()
        return base.turned(joined(direction for direction, _ in self.pulls))

    @property
    def reasons(self) -> tuple[Text, ...]:
        """Why it goes both ways, where that starts here."""
        turning = (
            Text(
                en=f"`{text}` may rise or fall when something gets better",
                zh=f"情况改善时 `{text}` 可升可降",
            )
            for text in dict.fromkeys(self.walker.turning)
        )
        own = (*turning, *self.turned)
        mixed = joined(direction for direction, _ in self.pulls) == BOTH
        passed_on = any(direction == BOTH for direction, _ in self.pulls)
        return own if own or passed_on or not mixed else self.falling

    @property
    def falling(self) -> tuple[Text, ...]:
        """What lets it fall when something gets better."""
        return tuple(text for direction, text in self.pulls if direction & FALLS)

    def _pull(self, direction: Direction, en: str, zh: str) -> None:
        self.pulls.append((direction, Text(en=en, zh=zh)))

    def _turn(self, values: Moving, en: str, zh: str) -> Moving:
        """Values that may now go either way."""
        if values.direction not in (STILL, BOTH):
            self.turned.append(Text(en=en, zh=zh))
        return values.turned(values.direction.either)

    def _aggregate(self, result: Aggregate) -> Moving:
        """Layer by layer, from the criteria to the root."""
        own = replace(self.walker, names={**self.walker.names, **self.item})
        number = own.of(result.of)
        picking = Moving(own.of(result.only).direction)
        if picking.direction:
            self.turned.append(
                Text(
                    en=f"`only: {result.only}` picks others when something gets better",
                    zh=f"情况改善时 `only: {result.only}` 选中的对象会改变",
                )
            )
            number = number.turned(BOTH)
        made = number
        for name in (*reversed(result.tree), ROOT):
            made = self._taken(result.layer(name), hull((number, made)))
        return made

    def _taken(self, layer: Layer, values: Moving) -> Moving:
        kind = next(n for n, k in aggregation_kinds().items() if k is type(layer.aggregation))
        if kind == "mode" or (kind == "product" and not values.positive):
            values = self._turn(
                values,
                f"`take: {layer.shown}` may fall where a number rises",
                f"`take: {layer.shown}` 在数值上升时可能下降",
            )
        if kind in ("sum", "product", "count") or layer.round is not None:
            return Moving(values.direction, 0 if kind == "count" or values.positive else None)
        return Moving(values.direction, 0, 1) if kind == "share" else values

    def _bands(self, result: Bands) -> Moving:
        of = self.walker.names[result.of]
        assert isinstance(of, Moving)
        steps = self._scale().root.values()
        ends = [self.walker.of(end).direction for s in steps for end in (s.at_least, s.above)]
        return Moving(of.direction | joined(ends).flipped)

    def _climb(self, result: Climb) -> Moving:
        held = self.walker.of(result.here).direction | self.walker.of(result.below).direction
        levels = list(self.ruleset.axes.get(result.climb, {}))
        if [name for name in self._scale().names if name in levels] == levels:
            return Moving(held)
        return self._turn(
            Moving(held),
            f"the values of `{result.climb}` stand in another order than the steps",
            f"`{result.climb}` 的取值与标度各级的顺序不一致",
        )

    def _rows(self, result: Rows) -> Moving:
        """A row that comes or goes moves the result between its own value and those after it."""
        values = [self._value(row.number, row.step) for row in result.rows]
        for place, (row, own) in enumerate(zip(result.rows, values, strict=True)):
            self.walker.guarded |= guarded(self.ruleset, row.when)
            held = self.walker.of(row.when).direction
            later = [value for value in values[place + 1 :] if value is not None]
            self._comes_or_goes(row.step, held, own, later)
        return hull(value for value in values if value is not None)

    def _value(self, number: Any, step: str) -> Moving | None:
        """What a row gives, as a number or as a rank; None where it says undetermined."""
        if number is not None:
            return self.walker.of(number)
        if step == UNDETERMINED:
            return None
        rank = self._scale().names.index(step)
        return Moving(STILL, rank, rank)

    def _comes_or_goes(
        self, step: str, held: Direction, own: Moving | None, others: Sequence[Moving]
    ) -> None:
        if own is None:
            return
        if any(_above(own, other) for other in others):
            self._pull(
                held,
                f"the row `is: {step}` ends when something gets better, and gives more than "
                "one after it",
                f"情况改善时行 `is: {step}` 不再成立，而它高于其后的行",
            )
        if any(_above(other, own) for other in others):
            self._pull(
                held.flipped,
                f"the row `is: {step}` holds once something is better, and gives less than "
                "one after it",
                f"情况改善后行 `is: {step}` 成立，而它低于其后的行",
            )

    def _judged(self, result: Judged) -> Moving:
        return Moving(RISES, given=True)

    def _expression(self, result: ExpressionResult) -> Moving:
        return self.walker.of(result.value)

    def _on_scale(self, base: Moving) -> Direction:
        """A number is looked up by the values of the steps, which may stand in another order."""
        looked_up = isinstance(self.result, Aggregate | ExpressionResult)
        if self.result.scale is None or not looked_up or self._scale().rises:
            return STILL
        return self._turn(
            base,
            f"the values of the steps of `{self.result.scale}` do not rise",
            f"标度 `{self.result.scale}` 各级的数值并非递增",
        ).direction

    def _limits(self) -> None:
        for limit in self.result.limits:
            held = self.walker.of(limit.when).direction
            self._pull(held.flipped if limit.at_most else held, *_limited(limit))
            ends = self.walker.of(limit.most).direction | self.walker.of(limit.least).direction
            self._pull(
                ends,
                "the end of a limit falls when something gets better",
                "情况改善时限制的界限下降",
            )

    def _instead(self) -> None:
        for row in self.result.instead:
            names = self._scale().names
            every = [Moving(STILL, rank, rank) for rank in range(len(names))]
            own = every[names.index(row.step)]
            self._comes_or_goes(row.step, self.walker.of(row.when).direction, own, every)

    def _void(self) -> None:
        void = self.result.void
        if void is not None and self.walker.of(void.when).direction & RISES:
            self.turned.append(
                Text(
                    en=f"`void` (`{void.when}`) may take the value away when something gets better",
                    zh=f"情况改善时 `void`（`{void.when}`）可能使结果失去取值",
                )
            )
            self.pulls.append((BOTH, Text(en="")))

    def _scale(self) -> StepScale:
        scale = self.ruleset.scales[self.result.scale or ""]
        assert isinstance(scale, StepScale)
        return scale


_BASES: Mapping[type[Result], Callable[[Forming, Any], Moving]] = {
    Aggregate: Forming._aggregate,
    Bands: Forming._bands,
    Climb: Forming._climb,
    Rows: Forming._rows,
    Judged: Forming._judged,
    ExpressionResult: Forming._expression,
}


def _limited(limit: Limit) -> tuple[str, str]:
    if limit.at_most is not None:
        return (
            f"the limit `at_most: {limit.at_most}` comes when something gets better",
            f"情况改善时限制 `at_most: {limit.at_most}` 反而生效",
        )
    return (
        f"the limit `at_least: {limit.at_least}` goes when something gets better",
        f"情况改善时限制 `at_least: {limit.at_least}` 反而失效",
    )


def _above(one: Moving, other: Moving) -> bool:
    """Whether one may be above the other."""
    return one.high is None or other.low is None or one.high > other.low
