"""All assessments in one table, and the subjects that could not be assessed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from milepost.analysis.portfolio.grouping import Member, worst_first
from milepost.reporters.documents.blocks import (
    Amount,
    Block,
    Cell,
    Column,
    Fold,
    Line,
    Lines,
    Link,
    Prose,
    Small,
    Table,
)
from milepost.reporters.portfolio.links import address
from milepost.reporters.portfolio.told import Told

WHOLE = 200
"""Assessments up to which the table stands in one piece."""

PART = 100
"""Assessments in one folded part of a longer table."""


def members(told: Told) -> tuple[Member, ...]:
    """All assessments, the worst first."""
    return worst_first([one for group in told.groups for one in group.members])


def subjects(told: Told) -> Iterator[Block]:
    """Every assessment; in parts where there are many, the worst part open.

    The parts are folded and not pages of their own: the page stays one file, which can be searched,
    sent and printed, and 1,000 subjects take well under 2 MB.
    """
    found = members(told)
    if len(found) <= WHOLE:
        yield Prose(told.say("all.note"), "quiet")
        yield _table(told, found)
        return
    yield Prose(told.say("all.parts", count=len(found), part=PART), "quiet")
    for start in range(0, len(found), PART):
        part = found[start : start + PART]
        ends = part[0].verdict, part[-1].verdict
        worst, best = (told.text(verdict.said.text) for verdict in ends)
        values = {"first": start + 1, "last": start + len(part), "worst": worst, "best": best}
        label = told.say("all.part" if worst != best else "all.part.alike", **values)
        yield Fold(label, (_table(told, part),), open=not start)


def _table(told: Told, found: Sequence[Member]) -> Table:
    one_rule_set = len(told.groups) == 1 and not any(m.verdict.scope for m in found)
    columns = [
        Column(told.say("subject"), wide=True),
        Column(told.say("assessment"), wide=True),
        Column(told.say("verdict"), wide=True),
        Column(told.say("score"), "right"),
        Column(told.say("coverage"), "right"),
        Column(told.say("weaknesses"), "right"),
        Column(told.say("first"), wide=True),
    ]
    rows = [_row(told, one) for one in found]
    if one_rule_set:
        del columns[1]
        rows = [(row[0], *row[2:]) for row in rows]
    return Table(tuple(columns), tuple(rows), named=0)


def _row(told: Told, one: Member) -> tuple[Cell, ...]:
    verdict = one.verdict
    return (
        Lines((told.subject(one.subject), _others(told, one))),
        told.assessment(verdict),
        told.said(verdict.said),
        Lines((told.score(verdict.rules, verdict.score), _interval(told, one))),
        told.percent(verdict.coverage),
        Amount(verdict.weaknesses),
        told.text(verdict.action),
    )


def _interval(told: Told, one: Member) -> Cell:
    low, high = one.verdict.low, one.verdict.high
    if low is None or high is None or low == high:
        return None
    rules = one.verdict.rules
    values = {"low": told.shown(rules, low), "high": told.shown(rules, high)}
    return Small(told.say("between", **values))


def _others(told: Told, one: Member) -> Cell:
    """The other reports of a subject, by kind."""
    main = told.main_file(one.subject)
    links: list[Cell] = []
    for (kind, language), path in one.subject.files.items():
        if language == told.language and path != main:
            links.append(Link(told.kind(kind), address(path)))
    return Line(tuple(links)) if links else None


def sheet(told: Told) -> Table:
    """The same with a column for everything, to sort and filter."""
    keys = ("subject", "id", "rules", "version", "scope", "as_of", "verdict", "meet.bar")
    numbers = ("score", "low", "high", "coverage", "weaknesses")
    columns = (
        *(Column(told.say(key), wide=key in ("subject", "rules")) for key in keys),
        *(Column(told.say(key), "right") for key in numbers),
        Column(told.say("first.weakness"), wide=True),
        Column(told.say("first"), wide=True),
        Column(told.say("link"), wide=True),
    )
    return Table(columns, tuple(_sheet_row(told, one) for one in members(told)))


def _sheet_row(told: Told, one: Member) -> tuple[Cell, ...]:
    verdict, rules = one.verdict, one.verdict.rules
    main = told.main_file(one.subject)
    first = rules.criteria.get(verdict.first)
    return (
        told.text(one.subject.title),
        one.subject.id,
        told.text(rules.title),
        rules.version,
        verdict.scope,
        verdict.as_of,
        told.text(verdict.said.text),
        told.say({True: "yes", False: "no", None: "open"}[verdict.meets]),
        told.score(rules, verdict.score),
        told.score(rules, verdict.low),
        told.score(rules, verdict.high),
        told.percent(verdict.coverage),
        Amount(verdict.weaknesses),
        f"{verdict.first} {told.text(first)}".strip(),
        told.text(verdict.action),
        Link(main, address(main)) if main else "",
    )


def failed(told: Told) -> Table:
    """Who could not be assessed, and why."""
    columns = Column(told.say("folder")), Column(told.say("why"), wide=True)
    rows = tuple((one.folder, told.text(one.why)) for one in told.portfolio.failed)
    return Table(columns, rows, named=0)
