"""What is weak in many subjects, and which conclusions they share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from milepost.analysis.portfolio.systemic import FEWEST, Common, common, shared, systemic
from milepost.reporters.documents.blocks import (
    Amount,
    Block,
    Cell,
    Column,
    Fold,
    Heading,
    Line,
    Prose,
    Small,
    Table,
)
from milepost.reporters.portfolio.told import Told

_FIRST = 15
"""Gaps that are shown at once."""

_MOST = 60
"""Gaps that are listed at all; the data holds every criterion."""


def gaps(told: Told) -> Iterator[Block]:
    """Systemic weaknesses, the other frequent gaps folded, and shared patterns."""
    found = systemic(told.groups)
    yield Prose(told.say("gaps.rule", fewest=FEWEST), "quiet")
    yield _table(told, found[:_FIRST])
    if found[_FIRST:]:
        label = told.say("gaps.more", count=len(found[_FIRST:_MOST]))
        yield Fold(label, (_table(told, found[_FIRST:_MOST]),))
    rest = [one for one in common(told.groups) if len(one.unmet) > 1 and not one.systemic][:_MOST]
    if rest:
        yield Fold(told.say("gaps.rest", count=len(rest)), (_table(told, rest),))
    yield from _patterns(told)


def table(told: Told) -> Table:
    """Every criterion that is unmet somewhere."""
    return _table(told, [one for one in common(told.groups) if one.unmet])


def _table(told: Told, found: Sequence[Common]) -> Table:
    columns = (
        Column(told.say("gaps.criterion"), wide=True),
        Column(told.say("rules"), wide=True),
        Column(told.say("gaps.unmet"), "right"),
        Column(told.say("gaps.assessed"), "right"),
        Column(told.say("gaps.share"), "right"),
        Column(told.say("gaps.open"), "right"),
        Column(told.say("gaps.where"), wide=True),
    )
    rows = tuple(_row(told, one) for one in found)
    return Table(columns, rows, empty=told.say("gaps.none", fewest=FEWEST), named=0)


def _row(told: Told, one: Common) -> tuple[Cell, ...]:
    return (
        Line((Small(one.criterion), told.text(one.rules.criteria[one.criterion]))),
        told.rules(one.rules),
        Amount(len(one.unmet)),
        Amount(one.assessed),
        told.percent(one.share),
        Amount(one.open),
        told.subjects(one.unmet),
    )


def _patterns(told: Told) -> Iterator[Block]:
    found = shared(told.groups)
    yield Heading(told.say("patterns"))
    columns = (
        Column(told.say("patterns.pattern"), wide=True),
        Column(told.say("rules"), wide=True),
        Column(told.say("subjects"), "right"),
        Column(told.say("gaps.where"), wide=True),
    )
    rows = tuple(
        (
            told.text(one.pattern.title),
            told.rules(one.rules),
            told.say("of", count=len(one.members), total=one.of),
            told.subjects(one.members),
        )
        for one in found[:_MOST]
    )
    yield Table(columns, rows, empty=told.say("patterns.none"), named=0)
