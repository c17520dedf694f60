"""The criteria that are found otherwise, why, and what that does to the headline number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from milepost.model.review import Shortfall
from milepost.model.whatif import Difference, Moved
from milepost.reporters.documents.blocks import Amount, Block, Cell, Column, Items, Prose, Table
from milepost.reporters.whatif.sums import Sum, plain_mean
from milepost.reporters.whatif.words import Words
from milepost.reporters.wording import decimals


@dataclass(frozen=True)
class Criteria:
    """The criteria of one difference in one language."""

    difference: Difference
    words: Words

    def blocks(self) -> Iterator[Block]:
        """A table of those that change, what is short of each, and how the number is made."""
        moved = self.difference.moved
        if not moved:
            yield Prose(self.words.say("no_criterion"))
            return
        points = self._adds_up()
        columns = [
            Column(self.words.say("criterion"), wide=True),
            Column(self.words.say("before")),
            Column(self.words.say("after")),
            *([Column(self.words.say("points"), "right")] if points else []),
        ]
        yield Table(tuple(columns), tuple(self._row(one, points) for one in moved))
        yield Items(tuple((one.after.criterion.id, self._why(one)) for one in moved))
        yield from self._formula()

    def _row(self, one: Moved, points: bool) -> tuple[Cell, ...]:
        outcomes = (self.words.phrases.say(f"outcome.{f.outcome}") for f in (one.before, one.after))
        row: tuple[Cell, ...] = (self.words.criterion(one.after), *outcomes)
        return (*row, self._points(one.after.criterion.id)) if points else row

    def _adds_up(self) -> bool:
        """Whether what the criteria that change bring is all that the headline number moves by."""
        before, after = self._sums
        if before is None or after is None:
            return False
        return sum(map(self._brought, self._ids)) == after.number - before.number

    @property
    def _ids(self) -> tuple[str, ...]:
        return tuple(one.after.criterion.id for one in self.difference.moved)

    def _brought(self, criterion: str) -> Fraction:
        """How much more a criterion brings to the headline number than before."""
        before, after = (one.points(criterion) if one else Fraction(0) for one in self._sums)
        return after - before

    def _points(self, criterion: str) -> Cell:
        places = decimals(self.difference.before.ruleset, self.words.headline or "")
        return Amount(self._brought(criterion), places, signed=True)

    def _why(self, one: Moved) -> str:
        """What was short before and what is now; a weight that moved."""
        told = [
            self.words.say("why.before", why=self._short(one.short_before)),
            self.words.say("why.after", why=self._short(one.short_after)),
        ]
        weights = [f.criterion.weight for f in (one.before, one.after)]
        if weights[0] != weights[1]:
            before, after = (self.words.phrases.value(weight) for weight in weights)
            told = [self.words.say("weighs", before=before, after=after)]
        return self.words.phrases.say("list.semicolon").join(told)

    def _short(self, short: tuple[Shortfall, ...]) -> str:
        if not short:
            return self.words.say("met")
        files = {**self.difference.before.evidence.missing}
        told = (self.words.phrases.shortfall(one, files) for one in short)
        return self.words.phrases.joined(dict.fromkeys(told))

    def _formula(self) -> Iterator[Block]:
        """How the headline number is made, before and after."""
        name, (before, after) = self.words.headline, self._sums
        if name is None or not self._moves(name):
            return
        if before is None or after is None:
            yield Prose(self.words.say("sum.other", title=self.words.result(name)), "quiet")
            return
        phrases = self.words.phrases
        sums = {"before": before.told(phrases, name), "after": after.told(phrases, name)}
        times = before.told_times(phrases)
        yield Prose(
            self.words.say("sum", title=self.words.result(name), times=times, **sums), "quiet"
        )

    @cached_property
    def _sums(self) -> tuple[Sum | None, Sum | None]:
        both = (self.difference.before, self.difference.after)
        before, after = (plain_mean(one, self.words.headline) for one in both)
        return before, after

    def _moves(self, name: str) -> bool:
        before, after = (x.results[name] for x in (self.difference.before, self.difference.after))
        return before.conclusion.exact != after.conclusion.exact
