"""Ratings that rules forced, and ratings below what is aimed at."""

from __future__ import annotations

from milepost.reporters.documents.blocks import Block, Column, Heading, Prose, Table
from milepost.reporters.parts.saying import Say
from milepost.reporters.parts.toning import listed, named
from milepost.reporters.view.shapes import Part


def forced(part: Part, say: Say) -> tuple[Block, ...]:
    """Criteria whose rating a rule moved; nothing where there is none."""
    if not part.forced:
        return ()
    columns = (Column(say("criterion"), wide=True), Column(say("forced.how"), wide=True))
    rows = tuple((named(part, one.id, one.title), listed(one.moves)) for one in part.forced)
    return (
        Heading(say("forced")),
        Prose(say("forced.note"), "quiet"),
        Table(columns, rows, named=0),
    )


def targets(part: Part, say: Say) -> tuple[Block, ...]:
    """Criteria below their target; nothing where there is none."""
    if not part.targets:
        return ()
    keys = ("criterion", "target.now", "target", "target.gap")
    columns = tuple(Column(say(key), wide=not number) for number, key in enumerate(keys))
    rows = tuple(
        (named(part, one.id, one.title), one.stands, one.aimed, one.gap) for one in part.targets
    )
    return (Heading(say("targets")), Table(columns, rows, named=0))
