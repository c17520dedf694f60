"""The road to the next level: the least that lifts it, and what blocks each dimension."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.analysis.profile import Place
from milepost.model.assessment import Finding
from milepost.model.plans import PlanLine
from milepost.model.review import PlannedAction
from milepost.reporters.documents.blocks import (
    Amount,
    Block,
    Cell,
    Column,
    Heading,
    Items,
    Line,
    Lines,
    Mark,
    Prose,
    Small,
    Table,
)
from milepost.reporters.maturity.told import Told
from milepost.reporters.parts.toning import mark
from milepost.reporters.plans.rows import due
from milepost.reporters.view.tones import outcome

_MOST = 3
"""Shortfalls of a practice that are written out."""


def road(told: Told) -> tuple[Block, ...]:
    """What stands before the next level, the smallest set, and the practices by dimension."""
    return (*_before(told), *_least(told), *_blocked(told))


def _before(told: Told) -> Iterator[Block]:
    if told.part.outlook.next_lines:
        yield Heading(told.part.outlook.next_title)
        yield Items(tuple(("", line) for line in told.part.outlook.next_lines))


def _least(told: Told) -> Iterator[Block]:
    """The plan to the next level, as far as one is at hand."""
    planned = told.planned
    yield Heading(told.say("least"))
    if planned is None:
        yield Prose(told.say("least.none"), "quiet")
        return
    if not planned.plan.reached or not planned.plan.lines:
        judged = "least.judged" if told.profile.above else "least.out"
        yield Prose(told.say(judged, step=told.step(told.profile.target)), "warning")
        return
    yield Prose(
        told.say("least.note" if planned.plan.proof == "optimal" else "least.best"), "quiet"
    )
    columns = (
        Column(told.say("number"), "right"),
        Column(told.say("action"), wide=True, share=38),
        Column(told.say("lifts"), wide=True),
        Column(told.say("owner"), wide=True),
        Column(told.say("effort"), "right"),
        Column(told.say("due")),
    )
    rows = tuple(_planned(told, n, one) for n, one in enumerate(planned.plan.lines, 1))
    yield Table(columns, rows, named=1)


def _planned(told: Told, number: int, line: PlanLine) -> tuple[Cell, ...]:
    action = line.action
    worked = told.say("worked", start=line.stretch.start, end=line.stretch.end)
    places = (p for p in told.profile.places if _serves(p, line.serves))
    supervisor = (
        told.say("supervised", owner=told.words.owner(line.supervisor)) if line.supervisor else ""
    )
    return (
        Amount(number),
        Lines((told.words.text(action.action), Small(worked))),
        Lines((*(told.name(p) for p in places), Small(told.words.joined(line.serves)))),
        Lines((told.words.owner(action.owner), Small(supervisor))),
        Amount(action.effort_days, None, told.say("days")),
        due(told.planned, line) if told.planned else None,
    )


def _serves(place: Place, criteria: tuple[str, ...]) -> bool:
    return any(one.criterion.id in criteria for one in place.findings)


def _blocked(told: Told) -> Iterator[Block]:
    """Each dimension below the target with the practices that block its next level."""
    rising = told.profile.rising
    yield Heading(told.say("rising"))
    if not rising:
        yield Prose(told.say("rising.none"), "good")
        return
    yield Prose(told.say("rising.note", step=told.step(told.profile.target)), "quiet")
    for place in rising:
        aside = told.say("from_to", now=told.step(place.level.step), then=told.step(place.target))
        yield Heading(told.name(place), 4, aside)
        yield from _place(told, place)


def _place(told: Told, place: Place) -> Iterator[Block]:
    if not place.coverage.supplied:
        count = len(place.coverage.lacking)
        yield Prose(told.say("unproven", count=count, owners=_owners(told, place)), "warning")
    columns = (
        Column(told.say("practice"), wide=True, share=30),
        Column(told.say("lacks"), wide=True, share=30),
        Column(told.say("remedies"), wide=True, share=40),
    )
    yield Table(columns, tuple(_practice(told, one) for one in place.blocking), named=0)


def _owners(told: Told, place: Place) -> str:
    """The roles that own the evidence of a dimension that lacks."""
    facts = told.words.ruleset.facts
    roles = [facts[name].owner for name in place.coverage.lacking if name in facts]
    return told.joined(list(dict.fromkeys(told.words.owner(role) for role in roles if role)))


def _practice(told: Told, finding: Finding) -> tuple[Cell, ...]:
    review = told.profile.review
    files = review.assessment.evidence.missing
    shorts = review.shortfalls.get(finding.criterion.id, ())
    lacks = list(dict.fromkeys(told.words.shortfall(one, files) for one in shorts))
    more = told.say("lacks.more", count=len(lacks) - _MOST) if len(lacks) > _MOST else ""
    actions = [one for one in review.actions if finding.criterion.id in one.serves]
    word = mark(outcome(told.words, finding.outcome))
    return (
        Lines((told.practice(finding), word)),
        Lines((*lacks[:_MOST], Small(more))),
        Lines(tuple(_remedy(told, one) for one in actions))
        if actions
        else _evidence(told, finding),
    )


def _remedy(told: Told, action: PlannedAction) -> Cell:
    """Action, owner, effort and due day; whether it is among the smallest set."""
    plan = told.planned.plan.lines if told.planned else ()
    chosen = any(line.action.id == action.id for line in plan)
    who = told.say(
        "remedy",
        owner=told.words.owner(action.owner),
        effort=told.words.number(action.effort_days, None),
        due=action.due,
    )
    flag: tuple[Cell, ...] = (Mark(told.say("chosen"), "good", "✓"),) if chosen else ()
    return Lines((Line((told.words.text(action.action), *flag)), Small(who)))


def _evidence(told: Told, finding: Finding) -> Cell:
    """Nothing to mend is known: evidence comes first, or no remedy is on file."""
    open_ = finding.outcome == "not-assessed"
    return Small(told.say("remedy.evidence" if open_ else "remedy.none"))
