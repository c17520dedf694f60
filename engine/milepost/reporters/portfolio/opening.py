"""The first screen: how many, how they stand, what stands out, what happens next."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.analysis.portfolio.asking import roles
from milepost.analysis.portfolio.dues import duties, last_day
from milepost.analysis.portfolio.grouping import Group
from milepost.analysis.portfolio.outlying import outliers
from milepost.analysis.portfolio.spreading import median
from milepost.analysis.portfolio.systemic import systemic
from milepost.reporters.documents.blocks import (
    Amount,
    Block,
    Card,
    Cards,
    Cell,
    Column,
    Line,
    Lines,
    Mark,
    Prose,
    Table,
    Tone,
)
from milepost.reporters.portfolio.heat import comparable
from milepost.reporters.portfolio.told import Told

_CARDS = 3
"""Rule sets that have room on a first screen as cards."""


def lead(told: Told) -> tuple[Prose, ...]:
    """How many and how they stand; what stands out; what happens next."""
    return (
        Prose(told.sentences((*_count(told), _standing(told))), _tone(told)),
        Prose(told.sentences(list(_outstanding(told))[:3])),
        Prose(told.sentences(_next(told))),
    )


def _count(told: Told) -> Iterator[str]:
    found = told.portfolio
    day = last_day(found.summaries)
    key = "count" if len(told.groups) == 1 else "count.several"
    values = {"rules": _rules(told), "sets": len(told.groups), "day": day}
    yield told.say(key, count=len(found.summaries), **values)
    if found.failed:
        yield told.say("failed.count", count=len(found.failed))


def _rules(told: Told) -> str:
    return told.rules(told.groups[0].rules) if told.groups else ""


def _standing(told: Told) -> str:
    """How many of all assessments meet their bar, do not, or cannot be told."""
    met, unmet, unknown = (sum(g.count(way) for g in told.groups) for way in (True, False, None))
    total = met + unmet + unknown
    parts = (told.say("bar.met", met=met, total=total), told.say("bar.unmet", unmet=unmet))
    tail = told.say("bar.open", count=unknown) if unknown else ""
    return told.say("bar", parts="".join((*parts, tail)))


def _tone(told: Told) -> Tone:
    if told.portfolio.failed or any(group.count(False) for group in told.groups):
        return "poor"
    return "warning" if any(group.count(None) for group in told.groups) else "good"


def _outstanding(told: Told) -> Iterator[str]:
    """The widest gap, the lowest subject, what is not known, who stands apart."""
    wide = systemic(told.groups)
    if wide:
        first = wide[0]
        yield told.say(
            "out.systemic" if len(wide) > 1 else "out.systemic.only",
            title=told.text(first.rules.criteria[first.criterion]),
            unmet=len(first.unmet),
            assessed=first.assessed,
            rules=told.rules(first.rules),
            more=len(wide) - 1,
        )
    worst = next((g for g in told.groups if g.count(False)), None)
    if worst is not None:
        yield _lowest(told, worst)
    asked = roles(told.portfolio.summaries)
    if asked:
        pieces, who = sum(role.pieces for role in asked), asked[0]
        name = told.text(who.title) or told.say("nobody")
        yield told.say("out.unknown", count=pieces, role=name, own=who.pieces)
    apart = [one for group in told.groups for one in outliers(group) if one.dimension is None]
    if apart:
        yield told.say("out.apart", count=len(apart), names=told.subjects(o.member for o in apart))
    if not wide:
        yield told.say("out.no_systemic")


def _lowest(told: Told, group: Group) -> str:
    first = group.members[0]
    values = {"name": told.text(first.subject.title), "rules": told.assessment(first.verdict)}
    said = told.text(first.verdict.said.text)
    if first.verdict.score is None or group.rules.score is None:
        return told.say("out.lowest.verdict", verdict=said, **values)
    score = told.shown(group.rules, first.verdict.score)
    return told.say("out.lowest", verdict=said, score=score, **values)


def _next(told: Told) -> Iterator[str]:
    """What is late, what is due first, and which gap to begin with."""
    found = duties(told.portfolio.summaries)
    late = [one for one in found if one.late]
    if late:
        one = late[0]
        yield told.say(
            "next.late",
            count=len(late),
            what=told.text(one.due.what),
            name=told.text(one.subject.title),
            days=one.late,
        )
    ahead = next((one for one in found if not one.late), None)
    if ahead is not None:
        yield told.say(
            "next.due",
            day=ahead.due.day,
            what=told.text(ahead.due.what),
            name=told.text(ahead.subject.title),
            owner=told.text(ahead.due.owner),
            count=len(found) - len(late),
        )
    if not found:
        yield told.say("next.nothing")
    if told.portfolio.failed:
        yield told.say("next.failed", count=len(told.portfolio.failed))


def verdicts(told: Told) -> tuple[Block, ...]:
    """How the verdicts spread: cards for a few rule sets, a table for many."""
    if not told.groups:
        return (Prose(told.say("empty"), "poor"),)
    if len(told.groups) <= _CARDS:
        cards = tuple(_card(told, group) for group in told.groups)
        return (Cards(cards, told.say("spread")),)
    return (spread(told),)


def _card(told: Told, group: Group) -> Card:
    met, known = group.count(True), len(group.members)
    tone: Tone = "good" if met == known else "poor" if group.count(False) else "warning"
    return Card(
        name=told.text(group.rules.kind),
        title=told.rules(group.rules),
        label=told.say("meet"),
        verdict=Mark(told.say("of", count=met, total=known), tone),
        figures=tuple(_figures(told, group)),
        whys=tuple(_spread(told, group)),
        to=f"heat-{told.groups.index(group)}" if comparable(group) else "all",
    )


def _spread(told: Told, group: Group) -> Iterator[Cell]:
    """Each verdict with how often it was given."""
    for said, times in group.spread:
        yield Line((str(times), told.said(said)))


def _figures(told: Told, group: Group) -> Iterator[tuple[str, Cell]]:
    if group.scores:
        yield told.say("median"), Amount(median(group.scores), group.rules.decimals)
        yield told.say("range"), _range(told, group)
    yield told.say("coverage.median"), told.percent(group.coverage)


def _range(told: Told, group: Group) -> str:
    low, high = (told.shown(group.rules, s) for s in (group.scores[0], group.scores[-1]))
    return low if low == high else told.say("between", low=low, high=high)


def spread(told: Told) -> Table:
    """Every rule set: how many subjects, how often each verdict, scores and coverage."""
    columns = (
        Column(told.say("rules"), wide=True),
        Column(told.say("subjects"), "right"),
        Column(told.say("verdicts"), wide=True),
        Column(told.say("meet"), "right"),
        Column(told.say("median"), "right"),
        Column(told.say("range"), "right"),
        Column(told.say("coverage"), "right"),
    )
    return Table(columns, tuple(_row(told, group) for group in told.groups), named=0)


def _row(told: Told, group: Group) -> tuple[Cell, ...]:
    return (
        told.rules(group.rules),
        Amount(len(group.members)),
        Lines(tuple(_spread(told, group))),
        Amount(group.count(True)),
        Amount(median(group.scores), group.rules.decimals) if group.scores else None,
        _range(told, group) if group.scores else None,
        told.percent(group.coverage),
    )
