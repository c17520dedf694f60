"""What an assessment rests on: other assessments, and what an overlay changed."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.reporters.documents.blocks import (
    Block,
    Cell,
    Heading,
    Items,
    Line,
    Lines,
    Prose,
    Small,
)
from milepost.reporters.parts.saying import Say
from milepost.reporters.view.shapes import Part, UsedLine


def rests(part: Part, say: Say) -> tuple[Block, ...]:
    """Nothing where it rests on its own evidence and rule set alone."""
    return tuple(_rests(part, say))


def _rests(part: Part, say: Say) -> Iterator[Block]:
    if part.uses:
        yield Heading(say("uses"))
        yield Items(tuple(_used(line, say) for line in part.uses))
    if part.tailored:
        yield Heading(part.tailored.title)
        yield Items(
            tuple((line.what, Line((line.why, Small(line.by)))) for line in part.tailored.lines)
        )
    if part.not_in_force:
        yield Prose(part.not_in_force, "quiet")


def _used(line: UsedLine, say: Say) -> tuple[Cell, Cell]:
    rules = Small(f"{say('uses.rules')} {line.rules}")
    return "", Lines((line.text, rules, Small(f"{say('uses.evidence')} {line.evidence}")))
