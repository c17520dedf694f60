"""The order of the alternatives, what it consists of, and the ratings it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.analysis.ranking.margins import over
from milepost.model.rankings import Scored
from milepost.model.values import Range
from milepost.reporters.documents.blocks import (
    Amount,
    Block,
    Cell,
    Column,
    Items,
    Prose,
    Ref,
    Section,
    Table,
)
from milepost.reporters.ranking.told import Told
from milepost.reporters.ranking.words import PLACES, places

_ABREAST = 6
"""Alternatives beside each other in one table."""


def order(told: Told) -> Section:
    """Who stands where, and who is dominated."""
    columns = (
        Column(told.say("place")),
        Column(told.say("alternative"), wide=True),
        Column(told.say("score"), "right"),
        Column(told.say("behind"), "right"),
        Column(told.say("over_nothing"), "right"),
    )
    rows = tuple(_placed(told, one) for one in told.ranking.scored)
    blocks = (Table(columns, rows, named=1), _dominated(told))
    return Section(told.say("section.order"), blocks, "order")


def _placed(told: Told, one: Scored) -> tuple[Cell, ...]:
    known = told.case.alternative(one.name)
    letter, first = told.letters[one.name], told.ranking.scored[0]
    lead = told.ranking.over_nothing.get(one.name)
    behind = over(first.score, one.score)
    return (
        places(told, one.first, one.last),
        Ref(told.say("lettered", letter=letter, title=told.marked(known)), f"option-{letter}"),
        told.points(one.score),
        None if one is first else told.points(behind),
        None if lead is None else _signed(told, lead),
    )


def _signed(told: Told, lead: Range) -> Cell:
    certain = lead.low == lead.high
    return Amount(lead.low, PLACES, signed=True) if certain else told.told(lead)


def _dominated(told: Told) -> Items:
    lines = [
        told.say(
            "dominated",
            by=told.joined(told.quoted(other) for other in by),
            title=told.alternative(name),
        )
        for name, by in told.ranking.dominated.items()
    ]
    none = "dominated.none.known" if told.ranking.open else "dominated.none"
    return Items(tuple(("", line) for line in lines or [told.say(none)]))


def parts(told: Told) -> Section:
    """Weight times points, criterion by criterion."""
    tables = (_parts(told, group) for group in _groups(told))
    return Section(told.say("section.parts"), (Prose(told.say("parts")), *tables), "parts")


def _groups(told: Told) -> Iterator[tuple[Scored, ...]]:
    """The alternatives, so many as fit beside each other."""
    scored = told.ranking.scored
    yield from (scored[n : n + _ABREAST] for n in range(0, len(scored), _ABREAST))


def _parts(told: Told, group: tuple[Scored, ...]) -> Table:
    columns = (
        Column(told.say("criterion"), wide=True),
        Column(told.say("weight"), "right"),
        *(Column(told.letters[one.name], "right") for one in group),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            told.text(criterion.title),
            Amount(told.ranking.shares[criterion.name], PLACES, "%"),
            *(told.points(one.parts[criterion.name]) for one in group),
        )
        for criterion in told.case.criteria
    ]
    total = (told.say("total"), Amount(100, 0, "%"), *(told.points(one.score) for one in group))
    return Table(columns, (*rows, total))


def ratings(told: Told) -> Section:
    """What was rated, in the units of the criteria."""
    blocks: list[Block] = [_ratings(told, group) for group in _groups(told)]
    return Section(told.say("section.ratings"), tuple(blocks), "ratings")


def _ratings(told: Told, group: tuple[Scored, ...]) -> Table:
    columns = (
        Column(told.say("criterion"), wide=True),
        Column(told.say("worst"), "right"),
        Column(told.say("best"), "right"),
        *(Column(told.letters[one.name], "right") for one in group),
    )
    several = [told.case.alternative(one.name) for one in group]
    rows = tuple(
        (
            told.unit(c),
            told.figure(c, c.worst, unit=False),
            told.figure(c, c.best, unit=False),
            *(told.rated(c, one.ratings.get(c.name), unit=False) for one in several),
        )
        for c in told.case.criteria
    )
    return Table(columns, rows)
