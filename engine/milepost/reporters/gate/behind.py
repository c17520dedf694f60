"""What stands behind a gate decision: the weaknesses that carry it, the unknown, what is first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from milepost.model.review import Review
from milepost.reporters.board.told import Told
from milepost.reporters.board.unknown import unknown
from milepost.reporters.documents.blocks import (
    Block,
    Column,
    Fold,
    Heading,
    Prose,
    Table,
)
from milepost.reporters.gate.standing import carrying
from milepost.reporters.parts.actions import measures
from milepost.reporters.parts.remarks import patterns
from milepost.reporters.parts.toning import mark
from milepost.reporters.parts.weaknesses import gaps
from milepost.reporters.view.page import page

_FIRST = 6


def behind(told: Told) -> tuple[Block, ...]:
    """Weaknesses, patterns across them, what is not known, and the actions by rank.

    What contradicts itself stands with the dissent.
    """
    opposed = told.say("derived.contradiction")
    drawn = tuple(line for line in told.part.patterns if line.kind != opposed)
    return (
        *_weaknesses(told),
        *patterns(replace(told.part, patterns=drawn), told.say),
        *unknown(told),
        *_first(told),
    )


def _weaknesses(told: Told) -> Iterator[Block]:
    ids = carrying(told)
    carry = tuple(gap for gap in told.part.weaknesses if gap.id in ids)
    rest = tuple(gap for gap in told.part.weaknesses if gap.id not in ids)
    yield Heading(told.own("carrying"))
    if carry:
        yield Prose(told.own("carrying.note"), "quiet")
        yield gaps(told.part, carry, told.say)
    else:
        yield Prose(told.own("carrying.none") if rest else told.part.no_weakness)
    if rest:
        table = gaps(told.part, rest, told.say)
        yield Fold(told.own("carrying.rest", count=len(rest)), (table,), open=not carry)


def _first(told: Told) -> Iterator[Block]:
    """The actions that do most; how many more there are."""
    lines, more = told.part.actions[:_FIRST], told.part.actions[_FIRST:]
    yield Heading(told.own("first"), anchor=f"{told.part.card.anchor}-do")
    if not lines:
        yield Prose(told.part.no_action)
        return
    yield Prose(told.say("effect.note"), "quiet")
    yield measures(lines, told.say)
    if more:
        yield Prose(told.own("first.more", count=len(more)), "quiet")


def others(told: Told, reviews: Sequence[Review]) -> tuple[Block, ...]:
    """What other assessments say of the subject at the same day."""
    if not reviews:
        return (Prose(told.own("others.none")),)
    columns = (
        Column(told.own("others.title"), wide=True, share=46),
        Column(told.own("others.verdict"), wide=True, share=24),
        Column(told.say("score"), share=14),
        Column(told.say("coverage"), share=16),
    )
    rows = tuple(
        (part.card.title, mark(part.card.verdict), part.card.score or "–", part.card.coverage)
        for part in page(reviews, told.words.language).parts
    )
    return (Prose(told.own("others.note"), "quiet"), Table(columns, rows, named=0))
