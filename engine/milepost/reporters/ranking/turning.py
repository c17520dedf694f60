"""What would turn the order: weights, ratings, and what is not known."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.model.rankings import Flip, Open, Shift, Tipping, Turn
from milepost.reporters.documents.blocks import (
    Amount,
    Block,
    Cell,
    Column,
    Items,
    Prose,
    Section,
    Table,
)
from milepost.reporters.ranking.told import Told
from milepost.reporters.ranking.words import PLACES, fine

_MOST = 8


def turning(told: Told) -> Iterator[Section]:
    """Flips of weights and of ratings where one is first; what is not known in any case."""
    if told.ranking.leader:
        yield Section(told.say("section.flips"), tuple(_weights(told)), "flips")
    if told.ranking.turns:
        yield Section(told.say("section.turns"), tuple(_ratings(told)), "turns")
    if told.ranking.open:
        yield Section(told.say("section.open"), tuple(_open(told)), "open")


def _weights(told: Told) -> Iterator[Block]:
    ranking = told.ranking
    columns = (
        Column(told.say("criterion"), wide=True),
        Column(told.say("weight"), "right"),
        Column(told.say("flips.at"), "right"),
        Column(told.say("flips.change"), "right"),
        Column(told.say("flips.to"), wide=True),
    )
    if ranking.flips:
        caption = told.say("flips.open" if ranking.open else "flips")
        yield Table(columns, tuple(_flip(told, one) for one in ranking.flips), caption)
    moved = {flip.criterion for flip in ranking.flips}
    firm = [told.text(c.title) for c in told.case.criteria if c.name not in moved]
    if firm:
        yield Prose(told.say("flips.firm", criteria=told.joined(firm)))
    yield Prose(_shift(told, ranking.shift) if ranking.shift else told.say("shift.never"))


def _flip(told: Told, one: Flip) -> tuple[Cell, ...]:
    return (
        told.criterion(one.criterion),
        Amount(one.weight, PLACES, "%"),
        Amount(one.at, PLACES, "%"),
        Amount(one.change, PLACES, signed=True),
        told.alternative(one.to),
    )


def _shift(told: Told, shift: Shift) -> str:
    values = {
        "total": fine(shift.total),
        "onto": told.criterion(shift.onto),
        "to": told.alternative(shift.to),
    }
    if len(shift.moves) == 1:
        return told.say("shift.one", **values, criterion=told.criterion(shift.moves[0][0]))
    moves = (
        told.say("shift.move", points=fine(points), criterion=told.criterion(name))
        for name, points in shift.moves
    )
    return told.say("shift", **values, moves=told.joined(moves))


def _ratings(told: Told) -> Iterator[Block]:
    columns = (
        Column(told.say("alternative")),
        Column(told.say("criterion"), wide=True),
        Column(told.say("turns.now"), "right"),
        Column(told.say("turns.at"), "right"),
        Column(told.say("turns.other")),
        Column(told.say("turns.change"), "right"),
    )
    turns = told.ranking.turns
    yield Table(columns, tuple(_turn(told, one) for one in turns[:_MOST]), told.say("turns"))
    if len(turns) > _MOST:
        yield Prose(told.say("turns.more", count=len(turns) - _MOST), "quiet")


def _turn(told: Told, one: Turn) -> tuple[Cell, ...]:
    criterion = told.by_name(one.criterion)
    return (
        told.letters[one.alternative],
        told.text(criterion.title),
        told.figure(criterion, one.figure),
        told.figure(criterion, one.at),
        told.letters[one.other],
        Amount(one.change, PLACES),
    )


def _open(told: Told) -> Iterator[Block]:
    columns = (
        Column(told.say("alternative"), wide=True),
        Column(told.say("criterion"), wide=True),
        Column(told.say("open.rating")),
        Column(told.say("open.stake"), "right"),
    )
    rows = tuple(_stake(told, one) for one in told.ranking.open)
    yield Table(columns, rows, told.say("open"))
    if told.ranking.tipping:
        yield Items(tuple(("", tipping(told, one)) for one in told.ranking.tipping))


def tipping(told: Told, one: Tipping) -> str:
    """The figure at which a rating that is not known decides between two."""
    criterion = told.by_name(one.criterion)
    return told.say(
        "tipping",
        title=told.alternative(one.alternative),
        other=told.alternative(one.other),
        criterion=told.text(criterion.title),
        at=told.figure(criterion, one.at),
    )


def _stake(told: Told, one: Open) -> tuple[Cell, ...]:
    criterion = told.by_name(one.criterion)
    rating = told.case.alternative(one.alternative).ratings.get(one.criterion)
    return (
        told.alternative(one.alternative),
        told.text(criterion.title),
        told.rated(criterion, rating),
        Amount(one.stake, PLACES),
    )
