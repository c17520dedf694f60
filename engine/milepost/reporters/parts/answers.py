"""The five questions of a reader, answered for every assessment of a report."""

from __future__ import annotations

from collections.abc import Sequence

from milepost.reporters.documents.blocks import (
    Answers,
    Block,
    Cell,
    Column,
    Heading,
    Line,
    Lines,
    Mark,
    Question,
    Ref,
    Small,
    Table,
)
from milepost.reporters.parts.saying import Say
from milepost.reporters.parts.toning import found
from milepost.reporters.view.shapes import ActionLine, GapLine, Part

_WORST = 3
_SHARES = {"assessed": 13, "decided": 19, "weak": 26, "missing": 20, "first": 22}
"""Columns of the table, with their part of its width in per cent."""


def answers(parts: Sequence[Part], say: Say) -> tuple[Block, ...]:
    """Decision; grade and its cap; three worst weaknesses; what was not assessed; what is first.

    Of one assessment in sentences, of several as a table with a row for each.
    """
    if len(parts) == 1:
        return (_sentences(parts[0], say),)
    columns = tuple(
        Column(say(f"answers.column.{key}"), wide=True, share=share)
        for key, share in _SHARES.items()
    )
    rows = tuple(_row(part, say) for part in parts)
    return (Heading(say("answers"), 3, anchor="answers"), Table(columns, rows, named=0))


def _sentences(part: Part, say: Say) -> Answers:
    told: dict[str, Cell] = {
        "decided": part.decided,
        "graded": part.graded,
        "weak": worst(part, say),
        "missing": part.missing.told,
        "first": first(part, say),
    }
    asked = (Question(say(f"answers.{key}"), (("", cell),)) for key, cell in told.items())
    return Answers(say("answers"), tuple(asked))


def worst(part: Part, say: Say) -> Cell:
    """The three weaknesses that weigh most, with what each stands for."""
    if not part.weaknesses:
        return part.no_weakness
    several = part.weaknesses[:_WORST]
    return Lines(tuple(Lines((_gap(part, gap, say), gap.stands_for)) for gap in several))


def _gap(part: Part, gap: GapLine, say: Say) -> Line:
    lost = gap.lost if gap.share == "–" else say("weak.lost", lost=gap.lost)
    share = "" if gap.share == "–" else say("weak.share", share=gap.share)
    aside = " · ".join(filter(None, (lost, share)))
    return Line((f"{gap.rank}.", found(part, gap.id), Mark(gap.title), Small(aside)))


def first(part: Part, say: Say) -> Cell:
    """The first action: who, by when, from what to what, and what it gains."""
    if not part.actions:
        return part.no_action
    action = part.actions[0]
    return Lines(
        (
            Mark(action.action),
            say("first.who", owner=action.owner, due=action.due, effort=action.effort),
            action.prerequisites,
            *(
                Line((f"{aim.fact}{say('colon')}{aim.baseline} →", Mark(aim.target)))
                for aim in action.aims
            ),
            _effect(action, say),
        )
    )


def _effect(action: ActionLine, say: Say) -> str:
    return say("first.effect", gain=action.gain, after=action.after)


def _row(part: Part, say: Say) -> tuple[Cell, ...]:
    several = part.weaknesses[:_WORST]
    return (
        Ref(part.card.name, part.card.anchor),
        Lines((part.decided, *map(Small, part.capped or part.card.whys[:1]))),
        Lines(tuple(_gap_short(part, gap, say) for gap in several))
        if several
        else part.no_weakness,
        part.missing.brief,
        _first_short(part, say),
    )


def _gap_short(part: Part, gap: GapLine, say: Say) -> Line:
    lost = "" if gap.share == "–" else say("weak.lost", lost=gap.lost)
    return Line((found(part, gap.id), gap.title, Small(lost)))


def _first_short(part: Part, say: Say) -> Cell:
    if not part.actions:
        return part.no_action
    action = part.actions[0]
    effect = say("first.effect.short", gain=action.gain, after=action.after)
    return Lines((action.action, Small(action.owner), Small(action.due), effect))
