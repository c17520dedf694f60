"""Gaps with what closes them: conditions, exceptions, and what must change before a comeback."""

from __future__ import annotations

from collections.abc import Iterable

from milepost.analysis.reviewing import condition
from milepost.model.assessment import Finding
from milepost.model.review import Condition
from milepost.reporters.board.told import Told
from milepost.reporters.documents.blocks import Cell, Column, Lines, Small, Table
from milepost.reporters.parts.toning import aims, listed, named
from milepost.reporters.view.gaps import closing

BOX = "☐"


def of(told: Told, findings: Iterable[Finding]) -> tuple[Condition, ...]:
    """What closing each gap takes."""
    review = told.review
    return tuple(
        condition(
            review.assessment,
            finding,
            tuple(a for a in review.actions if finding.criterion.id in a.serves),
            review.shortfalls.get(finding.criterion.id, ()),
        )
        for finding in findings
    )


def owner(told: Told, one: Condition) -> str:
    """Who closes a gap; that nobody is named, where nobody is."""
    return told.words.owner(one.owner) if one.owner else told.say("nobody")


def due(told: Told, one: Condition) -> str:
    """Until when a gap is to be closed; that no day is set, where neither plan nor action is."""
    dated = one.actions or one.finding.plan is not None
    return told.words.date(one.due) if dated else told.board("due.none")


def short(told: Told, conditions: Iterable[Condition], title: str) -> Table:
    """Each gap with its action, owner and day: what a first page has room for."""
    columns = (
        Column(title, wide=True, share=64),
        Column(told.say("owner"), share=20),
        Column(told.say("due"), share=16),
    )
    rows = tuple(
        (
            Lines((_named(told, one), *map(Small, actions(told, one)[:1]))),
            owner(told, one),
            due(told, one),
        )
        for one in conditions
    )
    return Table(columns, rows, named=0)


def full(told: Told, conditions: Iterable[Condition], title: str) -> Table:
    """Each gap from where it stands to where it must be, to be ticked when it is closed."""
    columns = (
        Column(title, wide=True, share=28),
        Column(told.board("closed"), wide=True, share=40),
        Column(told.say("owner"), share=14),
        Column(told.say("due"), share=11),
        Column(told.board("done"), share=7),
    )
    return Table(columns, tuple(_full(told, one) for one in conditions), named=0)


def _full(told: Told, one: Condition) -> tuple[Cell, ...]:
    line = closing(told.context, one)
    how = listed(
        (
            aims(line.aims) if line.aims else listed(line.shortfalls),
            *map(Small, actions(told, one)),
        )
    )
    return (_named(told, one), how, owner(told, one), due(told, one), BOX)


def actions(told: Told, one: Condition) -> tuple[str, ...]:
    """The actions that close a gap, in words; without one, what is promised or short."""
    found = tuple(told.words.text(action.action) for action in one.actions)
    if found:
        return found
    plan = one.finding.plan
    return (told.words.text(plan.action),) if plan is not None else (told.board("action.none"),)


def _named(told: Told, one: Condition) -> Cell:
    return named(told.part, one.finding.criterion.id, told.context.criterion(one.finding))
