"""What lies ahead: the next step, and the figures nearest to their limits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from milepost.reporters.documents.blocks import Block, Column, Heading, Items, Table
from milepost.reporters.parts.saying import Say
from milepost.reporters.parts.toning import named
from milepost.reporters.view.shapes import NearLine, Part


def next_step(part: Part) -> tuple[Block, ...]:
    """What stands before the next step, and what is enough to reach it."""
    if not part.outlook.next_lines:
        return ()
    lines = tuple(("", line) for line in part.outlook.next_lines)
    return (Heading(part.outlook.next_title), Items(lines))


def nearest(part: Part, say: Say) -> tuple[Block, ...]:
    """Figures near their limit on either side."""
    both = (*_near(part, "to_met", say), *_near(part, "to_unmet", say))
    return (Heading(say("near.title")), *both) if both else ()


def _near(part: Part, side: str, say: Say) -> Iterator[Block]:
    lines: Sequence[NearLine] = getattr(part.outlook, side)
    if not lines:
        return
    yield Heading(say(f"near.{side}"), 4)
    titles = ("criterion", "near.figure", "near.stands", "near.asked", "near.distance")
    columns = tuple(Column(say(key), wide=key in ("criterion", "near.figure")) for key in titles)
    rows = tuple(
        (named(part, line.id, line.title), line.subject, line.actual, line.asked, line.distance)
        for line in lines
    )
    yield Table(columns, rows, named=0)
