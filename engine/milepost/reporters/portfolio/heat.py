"""Subjects by dimension, a map for each rule set, and those that stand apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from milepost.analysis.portfolio.grouping import Group, Member
from milepost.analysis.portfolio.outlying import Outlier, outliers
from milepost.analysis.portfolio.spreading import FEWEST
from milepost.model.values import shown_number
from milepost.reporters.charts.axis import Axis
from milepost.reporters.charts.heatmap import heatmap
from milepost.reporters.charts.heatmap_told import Field, Subject, table
from milepost.reporters.documents.blocks import (
    Amount,
    Block,
    Cell,
    Column,
    Fold,
    Heading,
    Prose,
    Small,
    Table,
)
from milepost.reporters.portfolio.told import Told

ROWS = 40
"""Subjects on one map or in one folded table."""

_LEAST = 2
"""Subjects below which there is nothing to compare."""


def comparable(group: Group) -> bool:
    """Whether there are subjects and dimensions to hold against each other."""
    return len(group.members) >= _LEAST and bool(group.rules.dimensions)


def maps(told: Told) -> Iterator[Block]:
    """The worst subjects of each rule set as a picture, all others in folded tables."""
    compared = [group for group in told.groups if comparable(group)]
    if compared:
        yield Prose(told.say("heat.note"), "quiet")
    for group in compared:
        yield from _maps(told, group, f"heat-{told.groups.index(group)}")
    alone = [g for g in told.groups if g not in compared]
    if alone:
        names = told.names(told.rules(group.rules) for group in alone)
        yield Prose(told.say("heat.alone", names=names), "quiet")


def _maps(told: Told, group: Group, anchor: str) -> Iterator[Block]:
    """The heading, the picture of the first rows, and the rest of them."""
    yield Heading(told.rules(group.rules), anchor=anchor)
    what = "heat.levels" if group.rules.levels else "heat.credit"
    yield Prose(told.say(what, count=len(group.members)))
    dimensions = [told.text(one.title) for one in group.rules.dimensions]
    axis = _axis(group)
    first = [_row(told, one) for one in group.members[:ROWS]]
    title = told.say("heat.title", rules=told.rules(group.rules))
    picture = heatmap(anchor, first, dimensions, axis, title, told.language)
    if picture.seen:
        yield picture.figure
        yield Prose(picture.figure.told, "quiet")
    yield Fold(told.say("heat.table"), (_numbers(told, group.members[:ROWS], group),))
    for start in range(ROWS, len(group.members), ROWS):
        part = group.members[start : start + ROWS]
        label = told.say("heat.rest", first=start + 1, last=start + len(part))
        yield Fold(label, (_numbers(told, part, group),))


def _axis(group: Group) -> Axis:
    rules = group.rules
    return Axis("", rules.low, rules.high, 1 if rules.levels else 0)


def _row(told: Told, member: Member) -> Subject:
    scope = f" · {member.verdict.scope}" if member.verdict.scope else ""
    fields = tuple(Field(one.value, one.sign) for one in member.verdict.levels)
    return Subject(told.text(member.subject.title) + scope, fields)


def _numbers(told: Told, members: Sequence[Member], group: Group) -> Table:
    """The same as numbers, each subject a link to its own report."""
    rows = [_row(told, one) for one in members]
    dimensions = [told.text(one.title) for one in group.rules.dimensions]
    plain = table(rows, dimensions, _axis(group), told.language)
    cells = tuple(
        (told.subject(member.subject), *row[1:])
        for member, row in zip(members, plain.rows, strict=True)
    )
    return Table(plain.columns, cells, named=0)


def apart(told: Told) -> Iterator[Block]:
    """The outliers of each rule set, with the fences they lie beyond."""
    yield Prose(told.say("apart.rule", fewest=FEWEST), "quiet")
    found = [one for group in told.groups for one in outliers(group)]
    enough = [g for g in told.groups if len(g.members) >= FEWEST]
    if not enough:
        most = max((len(g.members) for g in told.groups), default=0)
        yield Prose(told.say("apart.few", most=most))
        return
    yield _outliers(told, found[:ROWS])
    for start in range(ROWS, len(found), ROWS):
        label = told.say("apart.rest", first=start + 1, last=min(start + ROWS, len(found)))
        yield Fold(label, (_outliers(told, found[start : start + ROWS]),))


def _outliers(told: Told, found: Sequence[Outlier]) -> Table:
    columns = (
        Column(told.say("subject"), wide=True),
        Column(told.say("rules"), wide=True),
        Column(told.say("apart.in"), wide=True),
        Column(told.say("apart.value"), "right"),
        Column(told.say("median"), "right"),
        Column(told.say("apart.fences"), "right"),
        Column(told.say("apart.where")),
    )
    rows = tuple(_outlier(told, one) for one in found)
    return Table(columns, rows, empty=told.say("apart.none"), named=0)


def _outlier(told: Told, one: Outlier) -> tuple[Cell, ...]:
    rules, fences = one.member.verdict.rules, one.fences
    decimals = rules.decimals if one.dimension is None else 1 if rules.levels else 0
    low, high = (shown_number(end, decimals) for end in (fences.low, fences.high))
    return (
        told.subject(one.member.subject),
        told.assessment(one.member.verdict),
        told.text(one.dimension.title if one.dimension else rules.score),
        Amount(one.value, decimals),
        Amount(fences.middle, decimals),
        Small(told.say("between", low=low, high=high)),
        told.say("apart.below" if one.below else "apart.above"),
    )
