"""The alternatives one by one: what each is rated, what that earns, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.model.choices import Weighted
from milepost.model.rankings import Scored
from milepost.reporters.documents.blocks import Block, Cell, Column, Heading, Table
from milepost.reporters.ranking.evidence import Evidence
from milepost.reporters.ranking.told import Told
from milepost.reporters.ranking.words import places


def anchor(told: Told, name: str) -> str:
    """Where an alternative is told in full."""
    return f"option-{told.letters[name]}"


def options(told: Told, evidence: Evidence, whole: bool) -> Iterator[Block]:
    """In the order of the ranking; the points before they are weighted where there is room."""
    for one in told.ranking.scored:
        known = told.case.alternative(one.name)
        title = told.say("lettered", letter=told.letters[one.name], title=told.marked(known))
        place = places(told, one.first, one.last)
        aside = told.say("option.aside", place=place, score=told.told(one.score))
        yield Heading(title, 3, aside, anchor(told, one.name))
        yield _table(told, one, evidence, whole)


def _table(told: Told, one: Scored, evidence: Evidence, whole: bool) -> Table:
    points = (Column(told.say("option.points"), "right", share=10),) if whole else ()
    columns = (
        Column(told.say("criterion"), wide=True, share=24),
        Column(told.say("open.rating"), "right", share=14),
        *points,
        Column(told.say("option.part"), "right", share=10),
        Column(told.say("grounds.because"), wide=True, share=42),
    )
    rows = tuple(_row(told, one, criterion, evidence, whole) for criterion in told.case.criteria)
    empty = (None,) * (len(columns) - 3)
    return Table(
        columns, (*rows, (told.say("total"), *empty, told.points(one.score), None)), named=0
    )


def _row(
    told: Told, one: Scored, criterion: Weighted, evidence: Evidence, whole: bool
) -> tuple[Cell, ...]:
    known = told.case.alternative(one.name)
    rating = known.ratings.get(criterion.name)
    return (
        told.text(criterion.title),
        told.rated(criterion, rating),
        *((told.points(one.points[criterion.name]),) if whole else ()),
        told.points(one.parts[criterion.name]),
        evidence.because(known.subject, criterion.source, rating),
    )
