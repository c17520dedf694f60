"""The tables a run prints and writes as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Literal

from tests.benchmark.timing import Sample

Unit = Literal["per second", "us", "ms"]
_SCALES = {"us": 1e6, "ms": 1e3}


@dataclass(frozen=True, slots=True)
class Row:
    """One contender: its name with version, and its sample; `own` ones are compared with others."""

    name: str
    sample: Sample
    own: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one kind of work; `of` names the unit of work, `unit` how its speed is shown."""

    title: str
    of: str
    unit: Unit
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = field(default=())


def ratio(unit: Unit, own: Row, other: Row) -> float:
    """Speed of `own` over that of `other`; where time is shown, time over time.

    The median over rounds: both ran next to each other in each of them.
    """
    pairs = zip(other.sample.seconds, own.sample.seconds, strict=True)
    times = median(theirs / ours for theirs, ours in pairs)
    return times if unit == "per second" else 1 / times


def shown(table: Table) -> str:
    """The table as text."""
    own = [row for row in table.rows if row.own]
    compares = len(own) < len(table.rows)
    heads = [table.of, f"median {table.unit}", "slowest", "fastest"]
    heads += [f"{row.name.removeprefix('milepost ')} / it" for row in own] if compares else []
    lines = [heads, *(_cells(table.unit, row, own if compares else []) for row in table.rows)]
    return "\n".join([table.title, *_aligned(lines), *(f"  {note}" for note in table.notes)])


def _cells(unit: Unit, row: Row, own: Sequence[Row]) -> list[str]:
    sample = row.sample
    speeds = (sample.median, sample.slowest, sample.fastest)
    times = ["" if row.own else f"{_figure(ratio(unit, one, row))} x" for one in own]
    return [row.name, *(_figure(_scaled(unit, seconds)) for seconds in speeds), *times]


def _scaled(unit: Unit, seconds: float) -> float:
    return 1 / seconds if unit == "per second" else seconds * _SCALES[unit]


def _figure(number: float) -> str:
    """Three figures that count."""
    places = 0 if number >= 100 else 1 if number >= 10 else 2
    return f"{number:,.{places}f}"


def _aligned(lines: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(len(line[place]) for line in lines) for place in range(len(lines[0]))]
    return [
        "  " + "  ".join([line[0].ljust(widths[0]), *map(str.rjust, line[1:], widths[1:])]).rstrip()
        for line in lines
    ]


def as_data(table: Table) -> dict[str, object]:
    """The table for JSON: seconds a unit of work, every round."""
    own = [row for row in table.rows if row.own]
    return {
        "title": table.title,
        "of": table.of,
        "notes": list(table.notes),
        "rows": [
            {
                "name": row.name,
                "own": row.own,
                "median_seconds": row.sample.median,
                "rounds_seconds": list(row.sample.seconds),
                "ratios": {} if row.own else {one.name: ratio(table.unit, one, row) for one in own},
            }
            for row in table.rows
        ],
    }
