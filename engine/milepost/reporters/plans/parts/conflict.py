"""Why a goal is out of reach: criteria that actions do not mend, or the means."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.model.plans import Conflict, Means
from milepost.reporters.board.told import Told as Board
from milepost.reporters.documents.blocks import Block, Cell, Column, Line, Prose, Section, Table
from milepost.reporters.plans.told import Told, number


def section(told: Told, conflict: Conflict, board: Board | None = None) -> Section:
    """What would have to be met beside all that actions can do, or which means stand in the way."""
    title = told.say("conflict.title", goal=told.goal)
    return Section(title, tuple(_blocks(told, conflict, board)), "conflict")


def _blocks(told: Told, conflict: Conflict, board: Board | None) -> Iterator[Block]:
    if conflict.limits:
        means = told.planned.plan.means
        named = told.words.joined(limit(told, means, one) for one in conflict.limits)
        yield Prose(told.say("conflict.limits", limits=named))
        if conflict.effort is not None:
            yield Prose(told.say("conflict.free", effort=told.effort(conflict.effort)))
    elif conflict.criteria:
        yield Prose(told.counted("conflict.needed", len(conflict.criteria)))
        yield _table(told, conflict, board)
    else:
        yield Prose(told.say("conflict.else"))


def _table(told: Told, conflict: Conflict, board: Board | None) -> Table:
    columns = (
        Column(told.say("column.criterion"), wide=True),
        Column(told.say("column.mend"), wide=True),
    )
    rows = ((_named(told, board, n), _mend(told, conflict, n)) for n in conflict.criteria)
    return Table(columns, tuple(rows))


def _named(told: Told, board: Board | None, name: str) -> Cell:
    """A criterion, leading to its finding where that is told below."""
    if board is None:
        return told.criterion(name)
    title = told.words.fact(name)
    return Line((board.cited(name), "" if title == name else title))


def _mend(told: Told, conflict: Conflict, name: str) -> str:
    fixed = name in conflict.unmendable
    return told.say("conflict.unmendable" if fixed else "conflict.short")


def limit(told: Told, means: Means, name: str) -> str:
    """One of the means by name (budget, deadline, capacity, actions), with its amount."""
    if name == "budget" and means.budget is not None:
        return told.say("limit.budget", effort=told.effort(means.budget))
    if name == "deadline" and means.deadline is not None:
        return told.say("limit.deadline", day=means.deadline.isoformat())
    if name == "actions" and means.most_actions is not None:
        return told.say("limit.actions", actions=told.counted("actions", means.most_actions))
    if name == "capacity" and means.capacity:
        return told.words.joined(
            told.say("limit.capacity", role=told.role(role), days=number(days))
            for role, days in sorted(means.capacity.items())
        )
    return name
