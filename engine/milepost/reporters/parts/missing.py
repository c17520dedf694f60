"""What was not assessed, and the evidence to collect, by whom to ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from milepost.reporters.documents.blocks import Block, Column, Fold, Heading, Prose, Table
from milepost.reporters.parts.saying import Say
from milepost.reporters.parts.toning import listed
from milepost.reporters.view.shapes import MissingOwner, Part


def missing(part: Part, say: Say) -> tuple[Block, ...]:
    """The evidence that lacks or is too old, with the criteria that wait for it."""
    heading = Heading(say("missing"), anchor=f"{part.card.anchor}-missing")
    return (heading, Prose(part.missing.summary), *_told(part, say))


def _told(part: Part, say: Say) -> Iterator[Block]:
    lacking = part.missing
    if lacking.criteria:
        named = Prose(listed(lacking.criteria))
        yield Fold(lacking.criteria_label, (named,), open=not lacking.long)
    owners = tuple(_owners(lacking.owners, say))
    if lacking.long and owners:
        yield Fold(lacking.all, owners)
    else:
        yield from owners


def _owners(owners: Sequence[MissingOwner], say: Say) -> Iterator[Block]:
    columns = (
        Column(say("evidence"), wide=True, share=50),
        Column(say("state")),
        Column(say("needed_by"), wide=True),
    )
    for owner in owners:
        rows = tuple((line.evidence, line.state, line.needed_by) for line in owner.lines)
        yield Heading(owner.owner, 4)
        yield Table(columns, rows, named=0)
