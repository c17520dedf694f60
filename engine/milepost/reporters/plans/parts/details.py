"""Action by action: the weakness it mends, from what to what, who answers, and what it brings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from milepost.reporters.board.told import Told as Board
from milepost.reporters.documents.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Items,
    Line,
    Lines,
    Mark,
    Ref,
    Section,
    Small,
    Table,
)
from milepost.reporters.documents.cells import shown
from milepost.reporters.plans.parts.actions import gain, moved, serves, then
from milepost.reporters.plans.rows import Move, Row, Served
from milepost.reporters.plans.told import Told

_DETAILS = (
    *("number", "action", "id", "supervisor", "work"),
    *("serves", "moves", "first", "gain", "then"),
)


def anchor(number: int) -> str:
    """Where an action of the plan is told in full."""
    return f"do-{number}"


def section(told: Told, rows: Sequence[Row], board: Board | None = None) -> Section:
    """Each action with what it serves, what it moves, and what stands once it is done.

    With a `board` the weaknesses lead to their findings.
    """
    title = told.say("details.title")
    if board is not None:
        blocks = tuple(block for row in rows for block in _full(told, board, row))
        return Section(title, blocks, "details")
    columns = tuple(Column(told.say(f"column.{name}")) for name in _DETAILS)
    found = tuple(_detail(told, row) for row in rows)
    return Section(title, (Table(columns, found, stacked=True),), "details")


def _detail(told: Told, row: Row) -> tuple[Cell, ...]:
    return (
        str(row.number),
        row.action,
        row.id,
        _supervisor(told, row),
        told.say("work", start=row.start, end=row.end),
        serves(told, row),
        told.set(told.listed(moved(told, move) for move in row.moves)),
        told.words.joined(map(str, row.after)) or None,
        gain(told, row),
        then(told, row),
    )


def _supervisor(told: Told, row: Row) -> str:
    return row.supervisor or told.say("supervisor.none")


def _full(told: Told, board: Board, row: Row) -> Iterator[Block]:
    yield Heading(Line((f"{row.number}.", row.action)), 3, row.id, anchor(row.number))
    lines: dict[str, Cell] = {
        "serves": _served(told, board, row),
        "moves": _several(map(_move, row.moves)) if row.moves else told.set(""),
        "owner": told.set(row.owner),
        "supervisor": _supervisor(told, row),
        "due": row.due,
        "work": told.say("worked", start=row.start, end=row.end, effort=told.effort(row.effort)),
        "first": _first(told, row),
        "gain": Line((Mark(gain(told, row)), Ref(then(told, row), "method"))),
    }
    labelled = {told.say(f"column.{name}"): cell for name, cell in lines.items() if shown(cell)}
    yield Items(tuple((f"{label}{board.say('colon')}", cell) for label, cell in labelled.items()))


def _served(told: Told, board: Board, row: Row) -> Cell:
    """The weak points by id, leading to their findings; else what the action prepares."""
    if not row.serves:
        return serves(told, row)
    return _several(weak_point(told, board, one) for one in row.serves)


def _several(cells: Iterable[Cell]) -> Cell:
    """Cells below each other; one alone stays in its line."""
    found = tuple(cells)
    return found[0] if len(found) == 1 else Lines(found)


def weak_point(told: Told, board: Board, one: Served) -> Line:
    """Id, title and rank of a weakness."""
    rank = "" if one.rank is None else told.say("rank", rank=one.rank)
    return Line((board.cited(one.id), "" if one.title == one.id else one.title, Small(rank)))


def _move(move: Move) -> Line:
    return Line((move.fact, Small(f"{move.baseline} →"), Mark(move.target)))


def _first(told: Told, row: Row) -> Cell:
    refs = [Ref(told.say("remark.label", number=n), anchor(n)) for n in row.after]
    return Line(tuple(refs)) if refs else None
