"""The record of the decision: what the board decides, and who signs it."""

from __future__ import annotations

from milepost.model.scales import StepScale
from milepost.reporters.board.closing import BOX
from milepost.reporters.board.signing import roles, signatures
from milepost.reporters.board.told import Told
from milepost.reporters.documents.blocks import Block, Cell, Column, Heading, Lines, Prose, Table


def deciding(told: Told) -> tuple[Block, ...]:
    """The decision with its options as boxes, then a line for each who signs."""
    return (
        Prose(told.own("record.note", decision=told.part.card.verdict.text)),
        _record(told),
        Heading(told.own("record.signatures")),
        signatures(told, roles(told), (told.own("vote"), told.own("record.votes"))),
    )


def options(told: Told) -> tuple[str, ...]:
    """The steps of the decision, the best first."""
    scale = told.context.main_scale()
    name = told.context.ruleset.results[told.context.ruleset.main].scale
    if not isinstance(scale, StepScale):
        return (told.words.say("value.yes"), told.words.say("value.no"))
    return tuple(told.words.step(name, step) for step in reversed(scale.names))


def _record(told: Told) -> Table:
    boxes = "\u2003".join(f"{BOX}\u00a0{option}" for option in options(told))
    conditions = told.own("record.as_listed", box=BOX)
    rows: tuple[tuple[Cell, Cell], ...] = (
        (told.own("record.decision"), boxes),
        (told.own("record.conditions"), Lines((conditions,))),
        (told.own("record.reasons"), None),
        (told.own("record.back"), None),
    )
    columns = (
        Column(told.own("record.what"), share=28),
        Column(told.own("record.entry"), wide=True, share=72),
    )
    return Table(columns, rows, to_fill=True, named=0)
