"""The first screen of a plan: target and effort, the first actions, what the board is to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from milepost.reporters.board.told import Told as Board
from milepost.reporters.documents.blocks import (
    Block,
    Card,
    Cards,
    Cell,
    Column,
    Heading,
    Items,
    Lines,
    Mark,
    Prose,
    Ref,
    Section,
    Table,
    Tone,
)
from milepost.reporters.documents.cells import shown
from milepost.reporters.plans.lacks import lacking
from milepost.reporters.plans.parts.actions import gain
from milepost.reporters.plans.parts.details import anchor, weak_point
from milepost.reporters.plans.planned import Standing
from milepost.reporters.plans.rows import Row
from milepost.reporters.plans.told import Told

FIRST = 3
_LOOKS: dict[Standing, tuple[Tone, str]] = {
    "reached": ("good", "✓"),
    "already": ("good", "✓"),
    "best": ("good", "◐"),
    "short": ("bad", "✕"),
    "open": ("warning", "?"),
}


def opening(told: Told, board: Board, rows: Sequence[Row]) -> Section:
    """Whether the target is reached with what, then what to do first, then what to decide."""
    blocks: list[Block] = [Cards((_card(told, board, rows),), board.say("why"))]
    if rows:
        blocks += _first(told, board, rows)
    if lines := tuple(_next(told, rows)):
        blocks += [Heading(told.say("next")), Items(lines)]
    return Section("", tuple(blocks))


def _card(told: Told, board: Board, rows: Sequence[Row]) -> Card:
    standing = told.planned.standing
    tone, sign = _LOOKS[standing]
    goal = told.goal
    return Card(
        name=told.text(told.planned.assessment.ruleset.title),
        title=goal[:1].upper() + goal[1:],
        label=told.say("target"),
        verdict=Mark(told.say(f"standing.{standing}"), tone, sign),
        figures=tuple(_figures(told, rows)),
        whys=(),
        to="conflict" if told.planned.plan.conflict else "",
    )


def _figures(told: Told, rows: Sequence[Row]) -> Iterator[tuple[str, Cell]]:
    plan, main = told.planned.plan, told.planned.assessment.ruleset.main
    if rows:
        count = told.counted("actions", len(rows))
        yield told.say("column.effort"), Ref(told.effort(plan.effort), "method")
        yield told.say("column.actions"), Ref(count, "actions")
        yield told.say("column.end"), Ref(told.planned.done.isoformat(), "schedule")
        yield told.say("last_due"), max(row.due for row in rows)
        yield told.title(main), Ref(_moves(told), "results")
    if score := _score(told):
        yield told.score_title, Ref(score, "results") if rows else score


def _moves(told: Told) -> str:
    plan = told.planned.plan
    before, after = told.main(plan.before), told.main(plan.after)
    return after if before == after else told.say("from_to", before=before, after=after)


def _score(told: Told) -> str:
    """The headline number before and after; empty where it is the main result itself."""
    plan, review = told.planned.plan, told.planned.review
    before, after = told.score(plan.before.score), told.score(plan.after.score)
    if review.headline in (None, review.assessment.ruleset.main) or not before or not after:
        return ""
    if before == after:
        return shown(before)
    gained = told.score(Fraction(after.number) - before.number, signed=True)
    said = told.say("from_to", before=shown(before), after=shown(after))
    return f"{said} ({shown(gained)})"


def _first(told: Told, board: Board, rows: Sequence[Row]) -> Iterator[Block]:
    """The first actions with all that makes them binding; the others by number."""
    yield Heading(told.counted("first", min(FIRST, len(rows))))
    columns = (
        Column(told.say("column.action"), wide=True, share=38),
        Column(told.say("column.owner"), wide=True, share=20),
        Column(told.say("column.due"), share=13),
        Column(told.say("column.effort"), "right", share=10),
        Column(told.say("column.gain"), wide=True, share=19),
    )
    found = tuple(_row(told, board, row) for row in rows[:FIRST])
    yield Table(columns, found, named=0)
    if len(rows) > FIRST:
        yield Prose(Ref(told.counted("first.more", len(rows) - FIRST), "actions"))


def _row(told: Told, board: Board, row: Row) -> tuple[Cell, ...]:
    weak = (weak_point(told, board, one) for one in row.serves)
    return (
        Lines((Ref(f"{row.number}. {row.action}", anchor(row.number)), *weak)),
        told.set(row.owner),
        row.due,
        told.days(row.effort),
        gain(told, row),
    )


def _next(told: Told, rows: Sequence[Row]) -> Iterator[tuple[Cell, Cell]]:
    """What the board is to do for the plan to come true."""
    plan = told.planned.plan
    if plan.conflict is not None:
        yield Ref(told.say("next.conflict"), "conflict"), told.say("next.conflict.how")
    if not rows:
        return
    yield Ref(told.say("next.release"), "actions"), _released(told, rows)
    if lacks := lacking(plan):
        names = told.words.joined(name for name, _ in lacks)
        yield Ref(told.say("next.name"), "actions"), told.say("next.name.how", names=names)
    last = max(row.due for row in rows)
    yield Ref(told.say("next.again"), "results"), told.say("next.again.how", day=last)


def _released(told: Told, rows: Sequence[Row]) -> str:
    """Person days by owner, the most first."""
    days: dict[str, Fraction] = {}
    for row in rows:
        owner = told.set(row.owner)
        days[owner] = days.get(owner, Fraction(0)) + row.effort
    most = sorted(days.items(), key=lambda one: -one[1])
    named = (told.say("next.released", owner=owner, days=told.effort(n)) for owner, n in most)
    total = told.effort(told.planned.plan.effort)
    return told.say("next.release.how", total=total, named=told.words.joined(named))
