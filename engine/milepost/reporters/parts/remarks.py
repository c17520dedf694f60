"""Patterns across findings, waivers, and what a reader must know besides."""

from __future__ import annotations

from milepost.reporters.documents.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Items,
    Lines,
    Mark,
    Small,
    Table,
)
from milepost.reporters.parts.saying import Say
from milepost.reporters.view.shapes import Part, WaiverLine


def patterns(part: Part, say: Say) -> tuple[Block, ...]:
    """Conclusions across findings; nothing where none was drawn."""
    if not part.patterns:
        return ()
    lines: tuple[tuple[Cell, Cell], ...] = tuple(
        (line.kind, Lines((Mark(line.title), line.why, Small(line.rests_on))))
        for line in part.patterns
    )
    return (Heading(say("patterns")), Items(lines))


def waivers(part: Part, say: Say) -> tuple[Block, ...]:
    """Every waiver with what became of it; nothing where there is none."""
    if not part.waivers:
        return ()
    keys = ("waiver", "criterion", "reason", "approval", "expires", "standing")
    wide = ("criterion", "reason", "standing")
    columns = tuple(Column(say(key), wide=key in wide) for key in keys)
    return (
        Heading(say("waivers")),
        Table(columns, tuple(_waiver(line, say) for line in part.waivers), named=0),
    )


def _waiver(line: WaiverLine, say: Say) -> tuple[Cell, ...]:
    approval = (
        say("approver", name=line.approver),
        Small(say("requested_by", name=line.requested_by)),
    )
    return (
        line.id,
        line.criterion,
        line.reason,
        Lines(approval),
        line.expires,
        Lines((Mark(line.standing), Small(line.meaning))),
    )


def notices(part: Part, say: Say) -> tuple[Block, ...]:
    """What must be known besides; nothing where there is nothing."""
    if not part.notices:
        return ()
    return (Heading(say("notices")), Items(tuple((one.kind, one.text) for one in part.notices)))
