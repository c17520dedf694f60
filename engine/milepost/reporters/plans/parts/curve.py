"""What each number of person days buys at best."""

from __future__ import annotations

from collections.abc import Sequence

from milepost.model.plans import Point
from milepost.model.values import Number
from milepost.reporters.documents.blocks import Block, Cell, Column, Figure, Section, Table
from milepost.reporters.documents.cells import shown
from milepost.reporters.plans.told import Told, number


def section(told: Told, pictures: bool) -> Section:
    """The budget curve as a table, and as a picture where there is a number to draw."""
    points = told.planned.plan.curve
    blocks: list[Block] = [_table(told, points)]
    if len([p for p in points if p.effect.score is not None]) > 1:
        blocks.append(_figure(told, points, pictures))
    return Section(told.say("curve.title"), tuple(blocks), "curve")


def _table(told: Told, points: Sequence[Point]) -> Table:
    columns = (
        Column(told.say("column.budget"), "right"),
        Column(told.title(told.planned.assessment.ruleset.main)),
        Column(told.score_title or told.say("column.score"), "right"),
        Column(told.say("column.actions"), wide=True),
        Column(told.say("column.sure")),
    )
    befores = ((), *(point.actions for point in points))
    rows = (_row(told, point, before) for point, before in zip(points, befores, strict=False))
    return Table(columns, tuple(rows))


def _row(told: Told, point: Point, before: tuple[str, ...]) -> tuple[Cell, ...]:
    return (
        told.days(point.effort),
        told.main(point.effect),
        told.score(point.effect.score),
        _actions(told, point, before),
        told.say("curve.proven" if point.proven else "curve.found"),
    )


def _actions(told: Told, point: Point, before: tuple[str, ...]) -> str:
    """The actions by id; what the row above has is not named again."""
    if not point.actions:
        return told.say("curve.nothing")
    if before and set(before) < set(point.actions):
        added = [name for name in point.actions if name not in before]
        return told.say("curve.added", names=told.words.joined(added))
    return told.words.joined(point.actions)


def _figure(told: Told, points: Sequence[Point], pictures: bool) -> Figure:
    title = told.say("curve.figure")
    said = told.listed(_said(told, point) for point in points if point.effect.score is not None)
    return Figure(title, _drawn(told, points, title, said) if pictures else "", said)


def _said(told: Told, point: Point) -> str:
    score = told.score(point.effect.score)
    return told.say("curve.told", effort=told.effort(point.effort), score=shown(score))


def _drawn(told: Told, points: Sequence[Point], title: str, said: str) -> str:
    """The picture; empty where none can be drawn."""
    from milepost.reporters.charts.drawing import available
    from milepost.reporters.charts.stairs import Stair, stairs

    if not available():
        return ""
    steps, main = [], ""
    for point in (p for p in points if p.effect.score is not None):
        becomes = told.main(point.effect)
        note = becomes if becomes != main else ""
        main = becomes
        steps.append(Stair(point.effort, point.effect.score or 0, note, point.proven))
    axes = told.say("curve.axis"), told.score_title
    return stairs("plan-curve", steps, axes, title, said, _mark(told))


def _mark(told: Told) -> tuple[Number, str] | None:
    budget = told.planned.plan.means.budget
    return None if budget is None else (budget, told.say("curve.mark", days=number(budget)))
