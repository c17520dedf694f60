"""How firm a verdict is against each limit and weight."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from milepost.model.values import Number, shown_number
from milepost.model.whatif import Edge, Leeway
from milepost.reporters.documents.blocks import (
    Amount,
    Block,
    Cell,
    Column,
    Prose,
    Section,
    Table,
)
from milepost.reporters.whatif.words import Words
from milepost.reporters.whatif.writing import named

_FEW = 5
_PLACES = 2


@dataclass(frozen=True)
class Leeways:
    """All limits and weights in one language; in `short` those with the least room."""

    leeways: tuple[Leeway, ...]
    words: Words
    short: bool

    @property
    def told_in_lead(self) -> bool:
        """Whether the lead says it all."""
        return not self._edged

    def section(self) -> Section:
        """The table, and what of it is not shown."""
        return Section(self.words.say("leeway"), tuple(self._blocks()))

    def lead(self) -> Prose:
        """The limit or weight with the least room; or that none matters."""
        if not self._edged:
            return Prose(self._none(), "good")
        first = self._edged[0]
        value = self.words.value(first.setting, first.setting.before)
        edges = self.words.phrases.say("list.semicolon").join(self._edges(first))
        title = self.words.title(first.setting)
        return Prose(self.words.say("leeway.first", title=title, value=value, edge=edges))

    @property
    def _edged(self) -> tuple[Leeway, ...]:
        return tuple(one for one in self.leeways if one.down or one.up)

    def _none(self) -> str:
        if not self.leeways:
            return self.words.say("leeway.nothing")
        return self.words.say("leeway.none", count=len(self.leeways))

    def _blocks(self) -> Iterator[Block]:
        edged = self._edged
        if not edged:
            yield Prose(self._none())
            return
        shown = edged[:_FEW] if self.short else edged
        rows = tuple(self._row(one) for one in shown)
        yield Table(self._columns(), rows)
        yield from self._rest(len(edged) - len(shown), len(self.leeways) - len(edged))

    def _rest(self, more: int, stable: int) -> Iterator[Block]:
        told = [self.words.say("leeway.more", count=more)] if more else []
        told += [self.words.say("leeway.stable", count=stable)] if stable else []
        if not self.short:
            told.append(self.words.say("leeway.how"))
        if told:
            yield Prose(self.words.phrases.say("text.sentences").join(told), "quiet")

    def _columns(self) -> tuple[Column, ...]:
        say = self.words.say
        name = () if self.short else (Column(say("leeway.name")),)
        return (
            *name,
            Column(say("leeway.title"), wide=True),
            Column(say("leeway.now"), "right"),
            Column(say("leeway.while"), wide=True),
            Column(say("leeway.near"), "right"),
        )

    def _row(self, one: Leeway) -> tuple[Cell, ...]:
        near = one.nearest
        return (
            *(() if self.short else (named(one.setting),)),
            self.words.title(one.setting),
            self.words.value(one.setting, one.setting.before),
            self.words.phrases.say("list.semicolon").join(self._edges(one)),
            None if near is None else Amount(near * 100, 1, "%"),
        )

    def _edges(self, one: Leeway) -> Iterator[str]:
        """How far it may go either way, and what comes then."""
        for way, edge in (("down", one.down), ("up", one.up)):
            if edge is not None:
                yield self._edge(one, edge, way)

    def _edge(self, one: Leeway, edge: Edge, way: str) -> str:
        key = f"leeway.{'at' if edge.at else 'to'}.{way}"
        verdict = self.words.verdict(edge.ending.main)
        value = self.words.phrases.measured(_shown(edge.value, way == "down"), one.unit)
        return self.words.say(key, value=value, verdict=verdict)


def _shown(value: Number, up: bool) -> str:
    """A number with all its decimals; one without end rounded inwards, where the verdict stands."""
    fine = Fraction(value) * 10**_PLACES
    whole = ceil(fine) if up else floor(fine)
    return shown_number(Fraction(whole, 10**_PLACES) if fine != whole else value)
