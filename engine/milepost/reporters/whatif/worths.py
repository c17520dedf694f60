"""What is missing, and what of it to collect first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from milepost.model.whatif import Interval, Worth
from milepost.reporters.documents.blocks import (
    Amount,
    Block,
    Cell,
    Column,
    Prose,
    Section,
    Table,
    Tone,
)
from milepost.reporters.whatif.words import Words

_FEW = 5
_MOST_CHECKS = 2


@dataclass(frozen=True)
class Worths:
    """All that is missing in one language; in `short` what is worth most."""

    worths: tuple[Worth, ...]
    interval: Interval
    words: Words
    short: bool

    @property
    def told_in_lead(self) -> bool:
        """Whether the lead says it all."""
        return not self.worths

    def section(self) -> Section:
        """The interval, the table, and what of it is not shown."""
        return Section(self.words.say("collect"), tuple(self._blocks()))

    def lead(self) -> Prose:
        """What missing evidence could still do; what to collect first."""
        if not self.worths:
            return Prose(self.words.say("collect.none"), "good")
        told = [self._interval()]
        if self._moving:
            first = self.words.phrases.fact(self._moving[0].name)
            told.append(self.words.say("collect.first", name=first))
        return Prose(self.words.phrases.say("text.sentences").join(told))

    @property
    def _moving(self) -> tuple[Worth, ...]:
        """What makes a difference by itself."""
        return tuple(one for one in self.worths if self._moves(one))

    def _moves(self, one: Worth) -> bool:
        return one.decides or bool(one.closes) or one.worst.number != one.best.number

    def _interval(self) -> str:
        ends = (self.interval.worst, self.interval.best)
        worst, best = (self.words.ending(end) for end in ends)
        if worst == best:
            return self.words.say("collect.fixed", ending=worst)
        return self.words.say("collect.interval", worst=worst, best=best)

    def _blocks(self) -> Iterator[Block]:
        if not self.worths:
            yield Prose(self.words.say("collect.none"))
            return
        yield Prose(self._interval())
        moving = self._moving
        shown = moving[:_FEW] if self.short else moving
        if shown:
            yield self._table(shown)
        yield from self._told(len(moving) - len(shown), len(self.worths) - len(moving))

    def _told(self, more: int, idle: int) -> Iterator[Block]:
        say, told = self.words.say, []
        decisive = [one for one in self.worths if one.decides]
        if len(decisive) == 1:
            told.append(say("collect.decides.one", name=self.words.phrases.fact(decisive[0].name)))
        elif decisive:
            told.append(say("collect.decides", count=len(decisive)))
        told += [say("collect.more", count=more)] if more else []
        told += (
            [say("collect.idle" if self._moving else "collect.all_idle", count=idle)]
            if idle
            else []
        )
        if self._moving and not self.short:
            told.append(self._how())
        if told:
            yield Prose(self.words.phrases.say("text.sentences").join(told), "quiet")

    def _how(self) -> str:
        width = self.interval.width
        if not width or self.words.headline is None:
            return self.words.say("collect.how.bare")
        shown = self.words.number(width) or self.words.phrases.number(width)
        return self.words.say("collect.how", title=self.words.headline_title, width=shown)

    def _table(self, worths: tuple[Worth, ...]) -> Table:
        say, closing = self.words.say, any(one.closes is not None for one in worths)
        columns = [
            Column(say("collect.evidence"), wide=True),
            Column(say("collect.lack")),
            Column(say("collect.worst"), wide=True),
            Column(say("collect.best"), wide=True),
            *([Column(say("collect.closes"), "right")] if closing else []),
        ]
        tones: list[tuple[int, Tone]] = [
            (n, "warning") for n, one in enumerate(worths) if one.decides
        ]
        rows = tuple(self._row(one, closing) for one in worths)
        return Table(tuple(columns), rows, tones=tuple(tones))

    def _row(self, one: Worth, closing: bool) -> tuple[Cell, ...]:
        row: tuple[Cell, ...] = (
            self._name(one),
            self.words.say(f"lack.{one.lack}"),
            self.words.ending(one.worst),
            self.words.ending(one.best),
        )
        share = Amount(one.closes * 100, 0, "%") if one.closes is not None else None
        return (*row, share) if closing else row

    def _name(self, one: Worth) -> str:
        """Title of the evidence, with the checks that wait for it."""
        name, checks = self.words.phrases.fact(one.name), list(one.checks[:_MOST_CHECKS])
        if self.short or checks == [one.name]:
            return name
        more = len(one.checks) - len(checks)
        checks += [self.words.say("none.more", count=more)] if more else []
        return self.words.say("collect.checks", name=name, checks=self.words.phrases.joined(checks))
