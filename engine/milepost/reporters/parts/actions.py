"""Improvement actions: who, by when, from what to what, and what they gain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from milepost.reporters.documents.blocks import (
    Block,
    Cell,
    Column,
    Fold,
    Heading,
    Lines,
    Prose,
    Small,
    Table,
)
from milepost.reporters.parts.saying import Say
from milepost.reporters.parts.toning import aims
from milepost.reporters.view.shapes import ActionLine, Part

_FIRST = 6


def actions(part: Part, say: Say) -> tuple[Block, ...]:
    """The actions by rank; nothing where there is neither action nor weakness."""
    return tuple(_listed(part, say)) if part.actions or part.weaknesses else ()


def _listed(part: Part, say: Say) -> Iterator[Block]:
    yield Heading(say("actions"), anchor=f"{part.card.anchor}-do")
    if not part.actions:
        yield Prose(say("first.none"))
        return
    yield Prose(say("effect.note"), "quiet")
    yield measures(part.actions[:_FIRST], say)
    if rest := part.actions[_FIRST:]:
        yield Fold(say("more.actions", count=len(rest)), (measures(rest, say),))


def measures(lines: Sequence[ActionLine], say: Say) -> Table:
    """Actions as rows of a table."""
    columns = (
        Column(say("rank"), share=5),
        Column(say("action"), wide=True, share=33),
        Column(say("who"), share=16),
        Column(say("change"), wide=True),
        Column(say("effect"), wide=True, share=18),
    )
    return Table(columns, tuple(_row(line, say) for line in lines), named=1)


def _row(line: ActionLine, say: Say) -> tuple[Cell, ...]:
    return (
        str(line.rank),
        Lines((line.action, *map(Small, (line.serves, line.prerequisites, line.alternatives)))),
        Lines((line.owner, line.due, Small(line.effort))),
        aims(line.aims) if line.aims else "–",
        Lines((line.gain, Small(say("then", after=line.after)))),
    )
