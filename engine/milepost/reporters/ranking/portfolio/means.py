"""Resources: asked, given and left, the split among the selected, and what more would bring."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from milepost.model.priorities import More, Usage
from milepost.model.values import shown_number
from milepost.reporters.documents.blocks import (
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
from milepost.reporters.ranking.words import PLACES, counted, stated


def resources(told: Told) -> Section:
    """Supply against demand, and who gets what."""
    return Section(told.of("section.resources"), tuple(_resources(told)))


def _resources(told: Told) -> Iterator[Block]:
    selects = told.priorities.selection is not None
    columns = (
        Column(told.of("resource"), wide=True),
        Column(told.of("supply"), "right"),
        Column(told.of("committed"), "right"),
        Column(told.of("asked"), "right"),
        *((Column(told.of("given"), "right"), Column(told.of("left"), "right")) if selects else ()),
    )
    several = told.priorities.usage
    rows = tuple(_usage(told, one, selects) for one in several)
    short = [n for n, one in enumerate(several) if (one.left if selects else _short(told, one)) < 0]
    tones: tuple[tuple[int, Tone], ...] = tuple((n, "bad") for n in short)
    yield Table(columns, rows, tones=tones)
    for one in several:
        if one.lacking:
            values = {"resource": told.resource_title(one.resource)}
            line = told.of("lacking", names=told.projects(one.lacking), **values)
            yield Prose(line, "warning")
    if selects:
        yield _split(told)


def _short(told: Told, one: Usage) -> int | float:
    return -1 if one.asked > told.resource(one.resource).free else 0


def _usage(told: Told, one: Usage, selects: bool) -> tuple[Cell, ...]:
    resource, title = told.resource(one.resource), told.resource_title(one.resource)
    unit = f", {resource.unit}" if resource.unit else ""
    cells = (
        (title if resource.binds else told.of("watched", title=title)) + unit,
        counted(resource.supply),
        counted(resource.committed),
        counted(one.asked),
    )
    return (*cells, counted(one.given), counted(one.left)) if selects else cells


def _split(told: Told) -> Table:
    selection = told.priorities.selection
    several = told.priorities.usage
    columns = (
        Column(told.of("project"), wide=True),
        *(Column(told.resource_title(one.resource), "right") for one in several),
    )
    rows = tuple(
        (told.lettered(name), *(_cell(told, one, name) for one in several))
        for name in (selection.names if selection else ())
    )
    return Table(columns, rows, told.of("split"))


def _cell(told: Told, one: Usage, name: str) -> Cell:
    amount, free = one.by.get(name), told.resource(one.resource).free
    if amount is None:
        return told.say("lack.missing")
    if not amount or not free:
        return counted(amount)
    share = f"{shown_number(Fraction(100 * amount) / free, 0)}%"
    return told.of("split.cell", amount=stated(amount), share=share)


def more(told: Told) -> Section:
    """What a tenth more of each resource would bring, and the least that changes anything."""
    lines = tuple(("", line) for one in told.priorities.more for line in _more(told, one))
    return Section(told.of("section.more"), (Items(lines),))


def _more(told: Told, one: More) -> Iterator[str]:
    selection = told.priorities.selection
    assert selection is not None
    title = told.resource_title(one.resource)
    gain = one.then.total - selection.total
    then = (
        told.of("more.wins", gain=shown_number(gain, PLACES), change=told.changed(one.then))
        if gain > 0
        else told.of("more.same")
    )
    amount = told.amount(one.resource, one.tenth)
    yield told.of("more.tenth", resource=title, amount=amount, then=then)
    if one.least is None or one.next is None:
        yield told.of("more.none", resource=title)
        return
    gain = one.next.total - selection.total
    values = {"gain": shown_number(gain, PLACES), "change": told.changed(one.next)}
    least = told.amount(one.resource, one.least)
    yield told.of("more.least", resource=title, amount=least, **values)
