"""The decision sheet: what is recommended, why, and what happens next, on one page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from milepost.model.review import Review
from milepost.reporters.board import closing, dissent, waived
from milepost.reporters.board.told import Told
from milepost.reporters.documents.blocks import (
    Block,
    Cards,
    Cell,
    Heading,
    Items,
    Prose,
    Ref,
    Section,
)
from milepost.reporters.gate import documents
from milepost.reporters.gate.standing import standing, to_close
from milepost.reporters.parts.cards import card
from milepost.reporters.parts.pictures import gauge_alone

_REASONS, _ROWS = 3, 6


def lead(told: Told) -> tuple[Prose, ...]:
    """The recommendation in one sentence."""
    return (Prose(told.own("lead", decision=told.part.card.verdict.text, next=_next(told))),)


def opening(told: Told, others: Sequence[Review]) -> Section:
    """The recommendation with its figures and reasons, what happens next, what to keep in mind."""
    own = card(told.part.card, told.say)
    sheet = replace(own, label=told.own("recommended"), whys=reasons(told), to="", name="")
    gate = replace(sheet, title=named(told), figure=gauge_alone(told.context))
    blocks = (Cards((gate,), told.say("why")), *_ahead(told), *_minded(told, others))
    return Section("", blocks)


def named(told: Told) -> str:
    """The gate with its title; the rule set's where it has no gates."""
    return told.part.card.scope or told.part.card.title


def reasons(told: Told) -> tuple[str, ...]:
    """Three sentences: the rule that decides, what made it so, what missing evidence could do."""
    ahead = told.part.outlook.next_lines if standing(told) in ("conditions", "free") else ()
    known = (*told.part.card.whys, *ahead[:1], told.part.missing.summary)
    return tuple(dict.fromkeys(filter(None, known)))[:_REASONS]


def _next(told: Told) -> str:
    found = to_close(told)
    days = [one.due for one in found if one.actions or one.finding.plan]
    due = told.words.date(max(days)) if days else told.board("due.none")
    return told.own(f"next.{standing(told)}", count=len(found), due=due)


def _ahead(told: Told) -> tuple[Block, ...]:
    """What happens after the decision: conditions, or what must change before a comeback."""
    found, key = to_close(told), standing(told)
    blocks: list[Block] = [Heading(told.own("next"))] if found or key == "open" else []
    if key in ("back", "stopped", "open"):
        ways = (line for line in told.part.outlook.next_lines[:1])
        blocks += [Items(tuple((told.part.outlook.next_title, line) for line in ways))]
    if found:
        title = told.own("condition" if key == "conditions" else "change")
        blocks.append(closing.short(told, found[:_ROWS], title))
    if len(found) > _ROWS:
        blocks.append(Prose(Ref(told.own("more", count=len(found) - _ROWS), "conditions")))
    return tuple(blocks)


def _minded(told: Told, others: Sequence[Review]) -> tuple[Block, ...]:
    """What else the board must know before it decides, each with the place where it stands."""
    lines: tuple[tuple[Cell, Cell], ...] = (
        (Ref(told.own("dissent"), "dissent"), dissent.counted(told, others)),
        (Ref(told.say("waivers"), "waivers"), waived.counted(told)),
        (Ref(told.say("missing"), f"{told.part.card.anchor}-missing"), told.part.missing.summary),
        (Ref(told.own("documents"), "documents"), documents.counted(told)),
    )
    return (Heading(told.own("minded")), Items(lines))
