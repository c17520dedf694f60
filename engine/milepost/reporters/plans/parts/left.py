"""What the plan leaves out, and why."""

from __future__ import annotations

from milepost.reporters.documents.blocks import Block, Cell, Column, Prose, Section, Table
from milepost.reporters.plans.left_out import LeftOut, left_out
from milepost.reporters.plans.told import Told

_MOST = 8


def section(told: Told) -> Section:
    """The remedies on file that are not in the plan, with the reason; of many the foremost."""
    found = left_out(told.planned)
    telling = [one for one in found if one.why != "nothing"]
    blocks: list[Block] = [_table(told, telling[:_MOST])] if telling or not found else []
    counts = {"left.more": len(telling[_MOST:]), "left.idle": len(found) - len(telling)}
    blocks += [Prose(told.counted(key, count)) for key, count in counts.items() if count]
    return Section(told.say("left.title"), tuple(blocks), "left")


def _table(told: Told, found: list[LeftOut]) -> Table:
    columns = (
        Column(told.say("column.action"), wide=True),
        Column(told.say("column.effort"), "right"),
        Column(told.say("column.why"), wide=True),
    )
    return Table(columns, tuple(_row(told, one) for one in found), empty=told.say("left.none"))


def _row(told: Told, one: LeftOut) -> tuple[Cell, ...]:
    effort = None if one.effort is None else told.days(one.effort)
    return told.text(one.action), effort, why(told, one)


def why(told: Told, one: LeftOut) -> str:
    """The reason in words."""
    numbers = {line.action.id: n for n, line in enumerate(told.planned.plan.lines, 1)}
    return told.say(f"left.{one.why}", number=numbers.get(one.taken or "", ""), goal=told.goal)
