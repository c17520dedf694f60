"""The conditions of a decision: what must be closed, by whom, until when."""

from __future__ import annotations

from milepost.reporters.documents.blocks import Block, Column, Heading, Table
from milepost.reporters.parts.saying import Say
from milepost.reporters.parts.toning import aims, listed, named
from milepost.reporters.view.shapes import Part


def conditions(part: Part, say: Say) -> tuple[Block, ...]:
    """Nothing where the decision has no condition."""
    if not part.conditions:
        return ()
    columns = (
        Column(say("criterion"), wide=True, share=36),
        Column(say("change"), wide=True, share=36),
        Column(say("owner")),
        Column(say("due")),
    )
    rows = tuple(
        (
            named(part, line.id, line.title),
            aims(line.aims) if line.aims else listed(line.shortfalls),
            line.owner,
            line.due,
        )
        for line in part.conditions
    )
    return (Heading(say("conditions")), Table(columns, rows, named=0))
