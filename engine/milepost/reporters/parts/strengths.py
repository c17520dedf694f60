"""Criteria met with full credit, and what shows it."""

from __future__ import annotations

from milepost.reporters.documents.blocks import Block, Column, Heading, Prose, Table
from milepost.reporters.parts.saying import Say
from milepost.reporters.parts.toning import listed, named
from milepost.reporters.view.shapes import Part


def strengths(part: Part, say: Say) -> tuple[Block, ...]:
    """The heaviest first; nothing where there is none."""
    if not part.strengths:
        return ()
    columns = (
        Column(say("criterion"), wide=True),
        Column(say("weak.weight")),
        Column(say("weak.proof"), wide=True, share=50),
    )
    rows = tuple(
        (named(part, line.id, line.title), line.weight, listed(line.proof))
        for line in part.strengths
    )
    note = Prose(say("strengths.note", count=len(part.strengths)), "quiet")
    return (Heading(say("strengths")), note, Table(columns, rows, named=0))
