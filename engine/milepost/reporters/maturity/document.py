"""The maturity profile of one review as a document."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.analysis.profile import profile
from milepost.model.review import Review
from milepost.model.text import Language
from milepost.reporters.documents.blocks import Block, Document, Heading, Items, Prose, Section
from milepost.reporters.maturity.dimensions import picture, table
from milepost.reporters.maturity.opening import lead, opening
from milepost.reporters.maturity.proof import proof
from milepost.reporters.maturity.road import road
from milepost.reporters.maturity.told import Told
from milepost.reporters.parts.findings import findings
from milepost.reporters.parts.method import origin
from milepost.reporters.parts.missing import missing
from milepost.reporters.parts.remarks import notices, patterns
from milepost.reporters.parts.rests import rests
from milepost.reporters.plans.planned import Planned
from milepost.reporters.view.page import page


def told(review: Review, planned: Planned | None, language: Language) -> Told | None:
    """What the profile is made of; None where the review has no levels by dimension."""
    found = profile(review)
    if found is None:
        return None
    return Told(found, planned, page((review,), language), language)


def document(told: Told, kind: str) -> Document:
    """First screen, dimensions, the road, judged against practised, missing, annex, method."""
    part, say = told.part, told.shared
    missed, ahead = missing(part, say), told.say("road", step=told.step(told.profile.target))
    return Document(
        title=told.page.subject,
        about=f"{part.card.title} · {say('as_of')} {told.page.as_of} · {told.page.subject_id}",
        lead=lead(told),
        sections=(
            Section("", (opening(told), *picture(told))),
            Section(told.say("dimensions"), table(told), part.card.anchor),
            Section(ahead, road(told), "road"),
            Section(told.say("proof"), proof(told), "proof"),
            Section(say("missing"), missed[1:], f"{part.card.anchor}-missing"),
            *_remarks(told),
            Section(told.say("annex"), tuple(_annex(told)), "annex", apart=True),
            Section(told.say("method"), tuple(_method(told)), f"{part.card.anchor}-how"),
        ),
        language=told.language,
        kind=kind,
        contents=say("contents"),
    )


def _remarks(told: Told) -> Iterator[Section]:
    """Patterns, notices and other assessments; nothing where there is none."""
    part, say = told.part, told.shared
    blocks = (*patterns(part, say), *notices(part, say), *rests(part, say))
    if blocks:
        yield Section(told.say("remarks"), blocks, "remarks")


def _annex(told: Told) -> Iterator[Block]:
    """The findings of the practices that block a level, and of those that the road mends."""
    cited = {one.criterion.id for place in told.profile.places for one in place.blocking}
    lines = told.planned.plan.lines if told.planned else ()
    cited.update(name for line in lines for name in line.serves)
    found = findings(told.part, told.shared, frozenset(cited))[1:]
    yield from found or (Prose(told.say("annex.none"), "quiet"),)


def _method(told: Told) -> Iterator[Block]:
    yield Prose(told.say("method.levels"))
    if told.profile.judged:
        yield Prose(told.say("method.judged"))
    yield Prose(told.say("method.target"))
    yield Prose(told.say("method.coverage"))
    if told.planned:
        yield Prose(told.say("method.plan"))
    yield Heading(told.shared("method.results"))
    yield Items(tuple((line.title, line.how) for line in told.part.method))
    yield from origin(told.page, told.shared)
