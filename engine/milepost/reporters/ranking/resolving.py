"""The resolution: what the board decides between the alternatives, and who signs it."""

from __future__ import annotations

from milepost.reporters.board.closing import BOX
from milepost.reporters.board.signing import signed
from milepost.reporters.board.told import speaking
from milepost.reporters.documents.blocks import (
    Cell,
    Column,
    Heading,
    Lines,
    Prose,
    Section,
    Table,
)
from milepost.reporters.ranking.told import Told


def resolution(told: Told) -> Section:
    """The alternatives as boxes, room for conditions and reasons, then lines for signatures."""
    by = (told.say("resolution.by", by=told.case.by),) if told.case.by else ()
    blocks = (
        Prose(told.say("resolution.note")),
        _record(told),
        Heading(told.say("resolution.signatures"), 3),
        signed(speaking("board", told.language), by),
    )
    return Section(told.say("section.resolution"), blocks, "resolution", apart=True)


def _record(told: Told) -> Table:
    columns = (
        Column(told.say("resolution.what"), share=28),
        Column(told.say("resolution.entry"), wide=True, share=72),
    )
    rows: tuple[tuple[Cell, Cell], ...] = (
        (told.say("resolution.question"), told.text(told.case.question)),
        (told.say("resolution.decision"), _boxes(told)),
        (told.say("resolution.conditions"), None),
        (told.say("resolution.reasons"), None),
        (told.say("resolution.owner"), None),
    )
    return Table(columns, rows, to_fill=True, named=0)


def _boxes(told: Told) -> Lines:
    """A box for each alternative, and one to put it off."""
    several = [
        told.say("lettered", letter=letter, title=told.marked(told.case.alternative(name)))
        for name, letter in told.letters.items()
    ]
    return Lines(tuple(f"{BOX}\u00a0{one}" for one in (*several, told.say("resolution.later"))))
