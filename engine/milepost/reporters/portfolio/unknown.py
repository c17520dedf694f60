"""What is not known across subjects, and who is to be asked for it."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.analysis.portfolio.asking import Role, roles
from milepost.reporters.documents.blocks import (
    Amount,
    Block,
    Cell,
    Column,
    Fold,
    Lines,
    Prose,
    Small,
    Table,
)
from milepost.reporters.portfolio.told import Told

_FIRST = 8
_FACTS = 3


def unknown(told: Told) -> Iterator[Block]:
    """The roles that most is asked of; all others folded."""
    found = roles(told.portfolio.summaries)
    pieces = sum(role.pieces for role in found)
    if not found:
        yield Prose(told.say("unknown.none"))
        return
    waiting = {name for role in found for lack in role.lacks for name in lack.subjects}
    yield Prose(told.say("unknown.told", count=pieces, subjects=len(waiting), roles=len(found)))
    yield _table(told, found[:_FIRST])
    if found[_FIRST:]:
        label = told.say("unknown.rest", count=len(found) - _FIRST)
        yield Fold(label, (_table(told, found[_FIRST:]),))


def table(told: Told) -> Table:
    """Every role."""
    return _table(told, roles(told.portfolio.summaries))


def _table(told: Told, found: tuple[Role, ...]) -> Table:
    columns = (
        Column(told.say("unknown.role"), wide=True),
        Column(told.say("unknown.pieces"), "right"),
        Column(told.say("subjects"), "right"),
        Column(told.say("unknown.most"), wide=True),
    )
    return Table(columns, tuple(_row(told, one) for one in found), named=0)


def _row(told: Told, role: Role) -> tuple[Cell, ...]:
    lines: list[Cell] = []
    for lack in role.lacks[:_FACTS]:
        title = told.text(lack.asked.title)
        lines.append(told.say("unknown.fact", title=title, count=len(lack.subjects)))
    more = len(role.lacks) - _FACTS
    if more > 0:
        lines.append(Small(told.say("unknown.more", count=more)))
    name = told.text(role.title) or told.say("nobody")
    return name, Amount(role.pieces), Amount(role.subjects), Lines(tuple(lines))
