"""Priorities as a document: the selection, the order, the means, and how firmly it stands."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.loading.digests import short
from milepost.model.choices import Source
from milepost.model.priorities import Priorities
from milepost.model.text import Language
from milepost.model.values import shown_number
from milepost.reporters.documents.blocks import Cell, Column, Document, Items, Section, Table
from milepost.reporters.ranking.evidence import Evidence
from milepost.reporters.ranking.formulas import formulas, grounds
from milepost.reporters.ranking.portfolio.means import more, resources
from milepost.reporters.ranking.portfolio.opening import opening
from milepost.reporters.ranking.portfolio.ranked import parts, passed, ranked
from milepost.reporters.ranking.portfolio.steady import steady
from milepost.reporters.ranking.portfolio.told import Told
from milepost.reporters.ranking.portfolio.whole import whole
from milepost.reporters.ranking.words import PLACES


def document(priorities: Priorities, language: Language) -> Document:
    """The priorities in one language."""
    told = Told(language, priorities)
    title = told.text(told.portfolio.title)
    return Document(title, _about(told), tuple(opening(told)), tuple(_sections(told)), language)


def _about(told: Told) -> str:
    portfolio, count = told.portfolio, len(told.portfolio.criteria)
    day = told.say("about.day", day=portfolio.as_of.isoformat()) if portfolio.as_of else ""
    key = "about.one" if count == 1 else "about.criteria"
    criteria = told.of(key, count=count)
    return told.of("about", count=len(portfolio.candidates), criteria=criteria, day=day)


def _sections(told: Told) -> Iterator[Section]:
    found, evidence = told.priorities, Evidence(told)
    yield ranked(told)
    if found.passed:
        yield passed(told)
    if found.usage:
        yield resources(told)
    if found.more:
        yield more(told)
    yield steady(told)
    if counts := whole(told):
        yield counts
    yield parts(told)
    yield _how(told)
    yield _grounds(told, evidence)
    files = [f"{name} ({short(digest)})" for name, digest in told.portfolio.digests.items()]
    yield evidence.section(files, "p.evidence.file" if files else "p.evidence.none")


def _how(told: Told) -> Section:
    found, criteria = told.priorities, told.portfolio.criteria
    first = found.scored[0]
    one = told.portfolio.candidate(first.name).alternative
    lines = list(formulas(told, one, first, criteria, found.shares))
    if found.selection is not None:
        scores = (shown_number(s.score.low, PLACES) for s in found.scored if _in(told, s.name))
        total = shown_number(found.selection.total, PLACES)
        lines.append(told.of("how.total", parts=" + ".join(scores), total=total))
        lines.append(told.of("how.selection"))
    lines.append(told.of("how.low"))
    return Section(told.say("section.how"), (Items(tuple(("", line) for line in lines)),))


def _in(told: Told, name: str) -> bool:
    selection = told.priorities.selection
    return selection is not None and name in selection.names


def _grounds(told: Told, evidence: Evidence) -> Section:
    """Where ratings and demands come from."""
    several = {
        letter: told.portfolio.candidate(name).alternative for name, letter in told.letters.items()
    }
    blocks = [grounds(told, several, told.portfolio.criteria, evidence, "p.project")]
    if told.portfolio.resources:
        blocks.append(_demands(told, evidence))
    return Section(told.say("section.grounds"), tuple(blocks))


def _demands(told: Told, evidence: Evidence) -> Table:
    columns = (
        Column(told.of("project")),
        Column(told.of("resource"), wide=True),
        Column(told.of("asked"), "right"),
        Column(told.say("grounds.because"), wide=True),
    )
    rows = tuple(
        _demand(told, name, resource.name, evidence)
        for name in told.letters
        for resource in told.portfolio.resources
    )
    return Table(columns, rows)


def _demand(told: Told, name: str, resource: str, evidence: Evidence) -> tuple[Cell, ...]:
    candidate = told.portfolio.candidate(name)
    rating = candidate.demands.get(resource)
    fact = told.resource(resource).demand
    source = Source("fact", fact) if fact else None
    figure = rating.figure if rating else None
    return (
        told.letters[name],
        told.resource_title(resource),
        told.amount(resource, figure.high) if figure else told.say("lack.missing"),
        evidence.because(candidate.alternative.subject, source, rating),
    )
