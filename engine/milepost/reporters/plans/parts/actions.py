"""Who does what until when; and what an action serves, moves and brings, in words."""

from __future__ import annotations

from collections.abc import Sequence

from milepost.reporters.documents.blocks import Block, Cell, Column, Items, Ref, Section, Table
from milepost.reporters.documents.cells import shown
from milepost.reporters.plans.lacks import lacking
from milepost.reporters.plans.rows import Move, Row
from milepost.reporters.plans.told import Told


def section(told: Told, rows: Sequence[Row], whole: bool = False) -> Section:
    """The actions in the order of doing, and whatever one of them lacks."""
    blocks: list[Block] = [_table(told, rows, whole)]
    if found := _remarks(told):
        blocks.append(Items(found, "warning"))
    return Section(told.say("actions.title"), tuple(blocks), "actions")


def _table(told: Told, rows: Sequence[Row], whole: bool) -> Table:
    columns = (
        Column(told.say("column.number"), "right"),
        Column(told.say("column.action"), wide=True),
        Column(told.say("column.owner"), wide=True),
        Column(told.say("column.start")),
        Column(told.say("column.due")),
        Column(told.say("column.effort"), "right"),
    )
    found = tuple(
        (str(r.number), _named(r, whole), told.set(r.owner), r.start, r.due, told.days(r.effort))
        for r in rows
    )
    return Table(columns, found, empty=told.say("actions.none"))


def _named(row: Row, whole: bool) -> Cell:
    """The action, leading to where it is told in full."""
    return Ref(row.action, f"do-{row.number}") if whole else row.action


def _remarks(told: Told) -> tuple[tuple[str, str], ...]:
    numbers = {line.action.id: n for n, line in enumerate(told.planned.plan.lines, 1)}
    return tuple(
        (
            told.say("remark.label", number=numbers[name]),
            told.say("remark", id=name, parts=told.words.joined(told.say(f"part.{p}") for p in ps)),
        )
        for name, ps in lacking(told.planned.plan)
    )


def serves(told: Told, row: Row) -> str:
    """The weaknesses that the action mends, each with its rank; else what it prepares."""
    if row.serves:
        return told.listed(_served(told, row, n) for n in range(len(row.serves)))
    if row.before:
        return told.say("prepares", numbers=told.words.joined(map(str, row.before)))
    return told.say("serves.nothing")


def _served(told: Told, row: Row, place: int) -> str:
    one = row.serves[place]
    name = told.criterion(one.id)
    return name if one.rank is None else told.say("ranked", name=name, rank=one.rank)


def moved(told: Told, move: Move) -> str:
    """A fact with baseline and target."""
    return told.say("move", fact=move.fact, baseline=move.baseline, target=move.target)


def gain(told: Told, row: Row) -> str:
    """Points that the action adds, or why there are none."""
    if row.gain is None:
        return told.say("gain.unknown")
    if not row.gain:
        return told.say("gain.later" if row.before else "gain.none")
    points = told.context.points(row.gain)
    return told.say("gain", title=told.score_title, points=points if row.gain < 0 else f"+{points}")


def then(told: Told, row: Row) -> str:
    """The main result and the headline number once the action is done."""
    score = told.score(row.score)
    if score is None or told.planned.review.headline == told.planned.assessment.ruleset.main:
        return row.main
    return told.say("then", main=row.main, title=told.score_title, score=shown(score))
