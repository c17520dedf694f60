"""The projects in order, what their scores consist of, and what is not selected."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.model.priorities import Duty, Passed
from milepost.model.rankings import Scored
from milepost.model.values import shown_number
from milepost.reporters.documents.blocks import (
    Amount,
    Block,
    Cell,
    Column,
    Items,
    Prose,
    Section,
    Table,
    Tone,
)
from milepost.reporters.ranking.portfolio.told import Told
from milepost.reporters.ranking.words import PLACES, places


def ranked(told: Told) -> Section:
    """Who stands where, and who is selected."""
    selects = told.priorities.selection is not None
    title = told.of("section.ranked" if selects else "section.order")
    return Section(title, tuple(_order(told, selects)))


def _order(told: Told, selects: bool) -> Iterator[Block]:
    columns = (
        Column(told.say("place")),
        Column(told.of("project"), wide=True),
        Column(told.say("score"), "right"),
        *((Column(told.of("selected")),) if selects else ()),
    )
    scored = told.priorities.scored
    rows = tuple(_placed(told, one, selects) for one in scored)
    tones: list[tuple[int, Tone]] = [(n, "good") for n, one in enumerate(scored) if _in(told, one)]
    yield Table(columns, rows, tones=tuple(tones))
    if told.priorities.unrated:
        yield Prose(told.of("unrated", names=told.projects(told.priorities.unrated)), "warning")
    if told.priorities.duties:
        yield Items(tuple(("", _duty(told, one)) for one in told.priorities.duties))


def _in(told: Told, one: Scored) -> bool:
    selection = told.priorities.selection
    return selection is not None and one.name in selection.names


def _placed(told: Told, one: Scored, selects: bool) -> tuple[Cell, ...]:
    cells = (places(told, one.first, one.last), told.lettered(one.name), told.points(one.score))
    return (*cells, _standing(told, one)) if selects else cells


def _standing(told: Told, one: Scored) -> str:
    if told.portfolio.candidate(one.name).mandatory:
        return told.of("is.must")
    return told.of("is.in" if _in(told, one) else "is.out")


def _duty(told: Told, one: Duty) -> str:
    price = (
        told.of("must.price", price=shown_number(one.price, PLACES))
        if one.price > 0
        else told.of("must.free")
    )
    why = told.text(told.portfolio.candidate(one.name).mandatory)
    return told.of("must", name=told.quoted(one.name), why=why, price=price)


def parts(told: Told) -> Section:
    """Share times points, project by project; the criteria stand above by name."""
    criteria = told.portfolio.criteria
    legend = Items(tuple((one.name, _legend(told, one.name)) for one in criteria))
    columns = (
        Column(told.of("project"), wide=True),
        *(Column(one.name, "right") for one in criteria),
        Column(told.say("score"), "right"),
    )
    rows = tuple(
        (
            told.lettered(one.name),
            *(told.points(one.parts[criterion.name]) for criterion in criteria),
            told.points(one.score),
        )
        for one in told.priorities.scored
    )
    blocks = (legend, Prose(told.say("parts")), Table(columns, rows))
    return Section(told.of("section.parts"), blocks)


def _legend(told: Told, name: str) -> str:
    criterion = next(one for one in told.portfolio.criteria if one.name == name)
    return told.of(
        "legend",
        title=told.text(criterion.title),
        share=told.percent(told.priorities.shares[name]),
        worst=told.figure(criterion, criterion.worst),
        best=told.figure(criterion, criterion.best),
    )


def passed(told: Told) -> Section:
    """What was not selected, and what it would cost to have it in."""
    columns = (
        Column(told.of("project"), wide=True),
        Column(told.of("passed.why"), wide=True),
        Column(told.of("passed.price"), "right"),
        Column(told.of("passed.instead")),
    )
    rows = tuple(_passed(told, one) for one in told.priorities.passed)
    return Section(told.of("section.passed"), (Table(columns, rows, told.of("passed")),))


def _passed(told: Told, one: Passed) -> tuple[Cell, ...]:
    never = one.why == "limit" and one.price is None
    return (
        told.lettered(one.name),
        told.of("why.never" if never else f"why.{one.why}"),
        None if one.price is None else Amount(one.price, PLACES),
        told.short(one.instead),
    )
