"""The portfolio as a whole: risk held, goals led, roles booked, dependencies open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from milepost.analysis.portfolio.figures import FACTS, reported
from milepost.model.portfolios import Portfolio as File
from milepost.model.priorities import Priorities
from milepost.model.summaries import Figure, Summary
from milepost.model.values import shown_number
from milepost.reporters.documents.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Line,
    Mark,
    Prose,
    Small,
    Table,
)
from milepost.reporters.phrases import measured
from milepost.reporters.portfolio.told import FEW, Told

Fact = tuple[str, str]
"""A label and what is said under it."""


def whole(told: Told) -> Iterator[Block]:
    """What subjects report of the whole, then what the portfolio file counts."""
    yield Prose(told.say("whole.note"), "quiet")
    columns = (
        Column(told.say("whole.figure"), wide=True),
        Column(told.say("whole.value"), "right"),
        Column(told.say("whole.by"), wide=True),
        Column(told.say("whole.day")),
    )
    rows = tuple(row for fact in FACTS for row in _rows(told, fact))
    yield Table(columns, rows, named=0)
    found = told.portfolio.priorities
    if found is None:
        yield Prose(told.say("whole.no_file"), "quiet")
        return
    yield Heading(told.text(found.portfolio.title), aside=told.say("whole.file"))
    counted = tuple((told.say(label), text) for label, text in counts(told, found))
    heads = Column(told.say("whole.asked")), Column(told.say("whole.answer"), wide=True)
    yield Table(heads, counted, named=0)


def _rows(told: Told, fact: str) -> Iterator[tuple[Cell, ...]]:
    """Everybody who reports a figure; that nobody does."""
    title = told.say(f"fact.{fact}")
    found = reported(told.portfolio.summaries, fact)
    if len(found) > FEW:
        yield _several(told, title, found)
        return
    for subject, figure in found:
        yield title, _value(told, figure), told.subject(subject), _day(told, subject, figure)
    if not found:
        yield title, Small("–"), Small(told.say("whole.nobody")), None


def _several(told: Told, title: str, found: Sequence[tuple[Summary, Figure]]) -> tuple[Cell, ...]:
    """Many subjects in one line: the ends of what they report, and who reports the most."""
    ordered = sorted(found, key=lambda one: one[1].value)
    low, high = _value(told, ordered[0][1]), _value(told, ordered[-1][1])
    most = [told.text(s.title) for s, figure in found if figure.value == ordered[-1][1].value]
    values = {"count": len(found), "names": told.names(most), "most": high}
    shown = low if low == high else told.say("between", low=low, high=high)
    return title, shown, told.say("whole.alike" if low == high else "whole.several", **values), None


def _value(told: Told, figure: Figure) -> str:
    return measured(shown_number(figure.value), figure.unit, told.language)


def _day(told: Told, subject: Summary, figure: Figure) -> Cell:
    if not figure.stale:
        return figure.collected
    return Line((figure.collected, Mark(told.say("whole.stale"), "warning", "!")))


def counts(told: Told, found: Priorities) -> Iterator[Fact]:
    """What the projects of the portfolio file come to."""
    file = found.portfolio
    if file.goals is not None:
        yield "whole.goals", _goals(told, found)
    if any(one.role for one in file.resources):
        yield "whole.roles", _roles(told, found)
    if file.risk is not None and found.all.risk is not None:
        yield "whole.risk", _risk(told, found)
        if file.risk.exposure:
            yield "whole.exposure", _exposure(told, found)
    if any(one.needs for one in file.candidates):
        yield "whole.gaps", _gaps(told, found)


def _goals(told: Told, found: Priorities) -> str:
    goals = found.portfolio.goals.goals if found.portfolio.goals else {}
    bare = [one.goal for one in found.all.goals if not one.led and not one.unknown]
    maybe = [one.goal for one in found.all.goals if not one.led and one.unknown]
    named = told.names(f"{name} {told.text(goals[name])}" for name in bare)
    open_ = told.names(f"{name} {told.text(goals[name])}" for name in maybe)
    parts = [
        told.say("whole.goals.bare", count=len(bare), total=len(goals), names=named)
        if bare
        else told.say("whole.goals.led")
    ]
    if maybe:
        parts.append(told.say("whole.goals.open", names=open_))
    return told.sentences(parts)


def _roles(told: Told, found: Priorities) -> str:
    asked = {one.resource: one.asked for one in found.usage}
    over = [
        told.say(
            "whole.roles.one",
            role=told.text(one.title),
            asked=shown_number(asked[one.name]),
            free=measured(shown_number(one.free), one.unit, told.language),
        )
        for one in found.portfolio.resources
        if one.role and one.name in found.all.overbooked and one.name in asked
    ]
    roles = sum(one.role for one in found.portfolio.resources)
    if not over:
        return told.say("whole.roles.none", count=roles)
    return told.say("whole.roles.over", count=len(over), total=roles, names=told.names(over))


def _risk(told: Told, found: Priorities) -> str:
    risk, rule = found.all.risk, found.portfolio.risk
    assert risk is not None
    assert rule is not None
    high = told.names(_project(told, found.portfolio, name) for name in risk.high)
    resource = next(
        (told.text(r.title) for r in found.portfolio.resources if r.name == rule.share_of), ""
    )
    parts = [told.say("whole.risk.high", count=len(risk.high), names=high or told.say("none"))]
    if risk.share is None:
        parts.append(told.say("whole.risk.unknown"))
    elif rule.at_most is None:
        parts.append(told.say("whole.risk.share", share=_pct(risk.share), resource=resource))
    else:
        key = "whole.risk.over" if risk.share > rule.at_most else "whole.risk.within"
        most = _pct(rule.at_most)
        parts.append(told.say(key, share=_pct(risk.share), resource=resource, most=most))
    return told.sentences(parts)


def _pct(number: object) -> str:
    return f"{shown_number(number, 1)}%"  # type: ignore[arg-type]


def _exposure(told: Told, found: Priorities) -> str:
    risk = found.all.risk
    assert risk is not None
    if risk.exposure is not None:
        return told.say("whole.exposure.is", number=shown_number(risk.exposure, 1))
    lacking = told.names(_project(told, found.portfolio, name) for name in risk.unexposed)
    return told.say("whole.exposure.unknown", names=lacking or told.say("none"))


def _gaps(told: Told, found: Priorities) -> str:
    """Dependencies on projects that are not selected, or are none of the portfolio's."""
    held = (found.chosen or found.all).gaps
    if not held:
        return told.say("whole.gaps.none")
    names = (_project(told, found.portfolio, one.name) for one in held)
    return told.say("whole.gaps.some", count=len(held), names=told.names(names))


def _project(told: Told, file: File, name: str) -> str:
    return told.text(file.candidate(name).alternative.title)
