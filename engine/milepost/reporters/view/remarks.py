"""Patterns across findings, waivers and notices."""

from __future__ import annotations

from milepost.model.evidence import Waiver
from milepost.model.text import Text
from milepost.reporters.messages import messages
from milepost.reporters.view.context import Context
from milepost.reporters.view.shapes import NoticeLine, PatternLine, WaiverLine


def patterns(context: Context) -> tuple[PatternLine, ...]:
    """Conclusions across findings."""
    return tuple(
        PatternLine(
            kind=kind_of(context, derived.kind),
            title=context.words.text(derived.title),
            why=context.words.text(derived.why),
            rests_on=_rests_on(context, derived.support),
        )
        for derived in context.assessment.derived
    )


def kind_of(context: Context, kind: str) -> str:
    """The kind of a conclusion across findings."""
    return _known(context, "derived", kind)


def _rests_on(context: Context, support: tuple[Text, ...]) -> str:
    joined = context.words.joined(context.words.text(text) for text in support)
    return context.say("rests_on", names=joined) if joined else ""


def _known(context: Context, group: str, word: str) -> str:
    """A word of a closed list in words; a word of an open one as it is."""
    return context.say(f"{group}.{word}") if f"report.{group}.{word}" in messages() else word


def waivers(context: Context) -> tuple[WaiverLine, ...]:
    """Waivers with what became of them."""
    return tuple(_waiver(context, w, standing) for w, standing in context.assessment.waivers)


def _waiver(context: Context, waiver: Waiver, standing: str) -> WaiverLine:
    return WaiverLine(
        id=waiver.id,
        criterion=context.titled(waiver.criterion),
        reason=waiver.reason.to(context.words.language),
        requested_by=waiver.requested_by or "–",
        approver=waiver.approver or "–",
        expires=waiver.until or "–",
        standing=_standing(context, waiver, standing),
        meaning=context.say(f"standing.{standing}.means"),
    )


def _standing(context: Context, waiver: Waiver, standing: str) -> str:
    """What became of it, and whether anybody looks at the criterion while it is in force."""
    said = _known(context, "standing", standing)
    skipped = standing == "live" and not waiver.run
    return context.words.joined([said, context.say("skipped")] if skipped else [said])


def notices(context: Context) -> tuple[NoticeLine, ...]:
    """What the reader must know."""
    return tuple(
        NoticeLine(context.say(f"notice.{n.kind}"), n.text.to(context.words.language))
        for n in context.assessment.notices
    )
