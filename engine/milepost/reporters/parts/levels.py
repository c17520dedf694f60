"""Levels by dimension: as judged, as practised, and what blocks the next one."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.reporters.documents.blocks import (
    Block,
    Cell,
    Column,
    Fold,
    Heading,
    Items,
    Line,
    Prose,
    Small,
    Table,
)
from milepost.reporters.parts.saying import Say
from milepost.reporters.parts.toning import listed
from milepost.reporters.view.shapes import LevelRow, LevelTable, Part


def levels(part: Part, say: Say) -> tuple[Block, ...]:
    """Every result with one value for each dimension."""
    return tuple(block for table in part.levels for block in _table(table, say))


def _table(table: LevelTable, say: Say) -> Iterator[Block]:
    yield Heading(table.title)
    for note in table.notes:
        yield Prose(note, "quiet")
    titles = [table.axis, *table.columns, *([say("levels.blocking")] if table.climbs else [])]
    last = len(titles) - 1
    columns = tuple(Column(title, wide=n in (0, last)) for n, title in enumerate(titles))
    yield Table(columns, tuple(_row(row, table, say) for row in table.rows), named=0)
    if table.judged:
        yield Fold(say("levels.why"), (Items(tuple(_why(row) for row in _judged(table))),))


def _row(row: LevelRow, table: LevelTable, say: Say) -> tuple[Cell, ...]:
    free = say("levels.free")
    blocked: tuple[Cell, ...] = (listed(row.blocking) if row.blocking else free,)
    return (row.name, *row.cells, *(blocked if table.climbs else ()))


def _judged(table: LevelTable) -> Iterator[LevelRow]:
    return (row for row in table.rows if row.rationale)


def _why(row: LevelRow) -> tuple[Cell, Cell]:
    return row.name, Line((row.rationale, Small(row.judged_by)))
