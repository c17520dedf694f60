"""The tables of a plan for a workbook: one line an action with all its parts, then the rest."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.model.values import Number
from milepost.reporters.documents.blocks import Amount, Cell, Column, Section, Sheet, Table
from milepost.reporters.plans.flat import COLUMNS, Flat, flat
from milepost.reporters.plans.parts import curve, left, results
from milepost.reporters.plans.told import Told

_WIDE = ("action", "weakness", "fact", "baseline", "target", "then")


def sheets(told: Told) -> tuple[Sheet, ...]:
    """The plan, the results, what each effort buys, and what is left out."""
    return tuple(_sheets(told))


def _sheets(told: Told) -> Iterator[Sheet]:
    titles, lines = flat(told.planned, told.language)
    columns = tuple(
        Column(title, wide=name in _WIDE) for title, name in zip(titles, COLUMNS, strict=True)
    )
    rows = tuple(tuple(map(_cell, line)) for line in lines)
    yield Sheet(told.say("flat.sheet"), Table(columns, rows))
    for section in (results.section(told), curve.section(told, False), left.section(told)):
        yield from _held(section)


def _held(section: Section) -> Iterator[Sheet]:
    tables = (block for block in section.blocks if isinstance(block, Table))
    yield from (Sheet(section.title, table) for table in tables)


def _cell(value: Flat) -> Cell:
    return Amount(value) if isinstance(value, Number) else value
