"""The sensitivity table: each weight changed, and what becomes of order and selection."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from milepost.analysis.ranking.steadiness import SWINGS
from milepost.model.priorities import Sensitivity, Swing
from milepost.reporters.documents.blocks import Amount, Cell, Column, Section, Table
from milepost.reporters.ranking.portfolio.told import Told
from milepost.reporters.ranking.words import PLACES

_MOST_PAIRS = 2


def steady(told: Told) -> Section:
    """One row a criterion."""
    columns = (
        Column(told.say("criterion"), wide=True),
        Column(told.say("weight"), "right"),
        *(Column(f"{percent:+d}%", wide=True) for percent in SWINGS),
        Column(told.of("first_swap"), wide=True),
    )
    rows = tuple(_row(told, one) for one in told.priorities.sensitivity)
    key = "sensitivity" if told.priorities.selection else "sensitivity.order"
    return Section(told.of("section.sensitivity"), (Table(columns, rows, told.of(key)),))


def _row(told: Told, one: Sensitivity) -> tuple[Cell, ...]:
    title = next(told.text(c.title) for c in told.portfolio.criteria if c.name == one.criterion)
    return (
        title,
        Amount(one.share, PLACES, "%"),
        *(_swing(told, swing) for swing in one.swings),
        _first(told, one),
    )


def _swing(told: Told, one: Swing) -> str:
    return " ".join(_changes(told, one)) or "="


def _changes(told: Told, one: Swing) -> Iterator[str]:
    if one.swaps:
        yield _pairs(told, one.swaps)
    yield from (f"+{told.letters[name]}" for name in one.change.into)
    yield from (f"-{told.letters[name]}" for name in one.change.out)


def _pairs(told: Told, swaps: Sequence[tuple[str, str]]) -> str:
    shown = " ".join(_pair(told, *pair) for pair in swaps[:_MOST_PAIRS])
    more = len(swaps) - _MOST_PAIRS
    return told.of("pairs", pairs=shown, count=more) if more > 0 else shown


def _pair(told: Told, behind: str, ahead: str) -> str:
    return f"{told.letters[behind]}<{told.letters[ahead]}"


def _first(told: Told, one: Sensitivity) -> str:
    """The share at which two first change places."""
    if one.first is None:
        return ""
    at, ahead, behind = one.first
    return told.of("first_swap.cell", at=told.percent(at), pair=_pair(told, ahead, behind))
