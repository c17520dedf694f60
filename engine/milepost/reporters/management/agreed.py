"""The verdicts behind the report, their conditions, and what became of agreed actions."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.analysis.following import Followed
from milepost.reporters.documents.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Lines,
    Mark,
    Prose,
    Small,
    Table,
    Tone,
)
from milepost.reporters.management.told import Told
from milepost.reporters.parts.conditions import conditions
from milepost.reporters.parts.saying import saying
from milepost.reporters.parts.toning import mark
from milepost.reporters.phrases import Phrases

_TONES: dict[str, tuple[Tone, str]] = {
    "overdue": ("bad", "✕"),
    "no-effect": ("bad", "✕"),
    "partly": ("warning", "◐"),
    "unmeasured": ("warning", "?"),
    "ahead": ("good", "✓"),
    "worked": ("good", "✓"),
}


def agreed(told: Told) -> tuple[Block, ...]:
    """Verdicts, conditions by assessment, and every agreed action with its standing."""
    return (_verdicts(told), *_conditions(told), *_actions(told))


def _verdicts(told: Told) -> Table:
    columns = (
        Column(told.say("assessment"), wide=True, share=40),
        Column(told.say("verdict"), wide=True),
        Column(told.say("score"), "right"),
        Column(told.say("coverage"), "right"),
    )
    cards = [part.card for part in told.page.parts]
    rows = tuple(
        (card.name, mark(card.verdict), card.score or None, card.coverage) for card in cards
    )
    return Table(columns, rows, named=0)


def _conditions(told: Told) -> Iterator[Block]:
    say = saying(told.language)
    for part in told.page.parts:
        if part.conditions:
            yield Heading(part.card.name, 4)
            yield from conditions(part, say)[1:]


def _actions(told: Told) -> Iterator[Block]:
    yield Heading(told.say("actions"))
    found = [
        (Phrases(f.assessment.ruleset, told.language), one)
        for f in told.followed
        for one in f.actions
    ]
    if not found:
        yield Prose(told.say("actions.none"), "quiet")
        return
    columns = (
        Column(told.say("action"), wide=True, share=40),
        Column(told.say("standing"), wide=True),
        Column(told.say("who"), wide=True),
        Column(told.say("by")),
    )
    yield Table(columns, tuple(_action(words, one, told) for words, one in found), named=0)


def _action(words: Phrases, one: Followed, told: Told) -> tuple[Cell, ...]:
    record = one.record
    tone, sign = _TONES.get(one.standing, ("plain", "–"))
    standing = words.say(f"followup.is.{one.standing}", late=one.late, since=one.since)
    raised = words.joined(dict.fromkeys(words.owner(line.to) for line in one.raised))
    hears = told.say("raised", to=raised) if raised else ""
    return (
        Lines((words.text(record.action), Small(words.joined(record.criteria)))),
        Lines((Mark(standing, tone, sign), Small(hears))),
        words.owner(record.owner),
        record.due,
    )
