"""Weaknesses in their rank, with what each costs and what meeting it alone would change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from milepost.reporters.documents.blocks import (
    Block,
    Cell,
    Column,
    Fold,
    Heading,
    Line,
    Lines,
    Mark,
    Prose,
    Small,
    Table,
)
from milepost.reporters.parts.saying import Say
from milepost.reporters.parts.toning import listed, mark, named
from milepost.reporters.view.shapes import GapLine, Part

_FIRST = 8
_PLACES = 3


def weaknesses(part: Part, say: Say) -> tuple[Block, ...]:
    """The ranked table, then by dimension and by cause."""
    return (Heading(say("weaknesses"), anchor=f"{part.card.anchor}-weak"), *_ranked(part, say))


def _ranked(part: Part, say: Say) -> Iterator[Block]:
    if not part.weaknesses:
        yield Prose(part.no_weakness)
    else:
        yield from (Prose(line, "quiet") for line in part.outlook.ranked_by)
        yield gaps(part, part.weaknesses[:_FIRST], say)
    if rest := part.weaknesses[_FIRST:]:
        yield Fold(say("more.weaknesses", count=len(rest)), (gaps(part, rest, say),))
    yield from _dimensions(part, say)
    yield from _causes(part, say)
    if others := part.outlook.others:
        told = Prose(others.told, "quiet")
        title = say("weak.others.title", count=len(others.lines))
        yield Fold(title, (told, Prose(listed(others.lines))))


def gaps(part: Part, lines: Sequence[GapLine], say: Say) -> Table:
    """Weaknesses as rows of a table."""
    columns = (
        Column(say("rank"), share=5),
        Column(say("criterion"), wide=True, share=27),
        Column(say("shortfall"), wide=True, share=30),
        Column(say("weak.size")),
        Column(say("lost")),
        Column(say("if_met"), wide=True, share=16),
    )
    return Table(columns, tuple(_gap(part, gap, say) for gap in lines), named=1, stacked=False)


def _gap(part: Part, gap: GapLine, say: Say) -> tuple[Cell, ...]:
    aside = " · ".join(filter(None, (gap.severity, gap.waived)))
    running = "" if gap.share == "–" else say("weak.running", share=gap.share, running=gap.running)
    return (
        str(gap.rank),
        Lines(
            (
                named(part, gap.id, gap.title),
                Line((mark(gap.outcome), Small(aside))),
                Mark(gap.recurring, "poor"),
                Small(gap.within),
            )
        ),
        listed((*gap.shortfalls, Small(gap.promised), *map(Small, gap.places[:_PLACES]))),
        f"{gap.weight} × {gap.gap}",
        Lines((gap.lost, Small(running))),
        listed((gap.if_met, *map(Small, gap.moved))),
    )


def _dimensions(part: Part, say: Say) -> Iterator[Block]:
    if not part.outlook.dimensions:
        return
    yield Heading(say("weak.dimensions"), 4)
    columns = (
        Column(say("levels.place"), wide=True),
        Column(say("weak.in_order"), wide=True, share=40),
        Column(say("lost")),
    )
    rows = tuple(
        (
            line.title,
            " · ".join(line.weaknesses),
            Line(
                (line.lost, Small("" if line.share == "–" else say("weak.share", share=line.share)))
            ),
        )
        for line in part.outlook.dimensions
    )
    yield Table(columns, rows, named=0)


def _share(share: str, say: Say) -> str:
    return "" if share == "–" else say("weak.share", share=share)


def _causes(part: Part, say: Say) -> Iterator[Block]:
    if not part.outlook.causes:
        return
    yield Heading(say("weak.causes"), 4)
    rows = tuple(
        (
            Lines((Small(line.kind), line.title)) if line.title else Small(say("weak.unexplained")),
            listed(line.weaknesses),
        )
        for line in part.outlook.causes
    )
    columns = (Column(say("weak.cause"), wide=True), Column(say("weak.in_order"), wide=True))
    yield Table(columns, rows, named=0)
