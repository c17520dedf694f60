"""The management report of one subject as a document."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.analysis.following import follow_up
from milepost.analysis.sections import sections
from milepost.model.text import Language
from milepost.reporters.documents.blocks import Block, Document, Heading, Items, Prose, Section
from milepost.reporters.management.agreed import agreed
from milepost.reporters.management.decisions import decisions
from milepost.reporters.management.figures import figures
from milepost.reporters.management.opening import cards, lead
from milepost.reporters.management.told import Told
from milepost.reporters.management.trends import points
from milepost.reporters.material import Material
from milepost.reporters.parts.findings import findings
from milepost.reporters.parts.method import origin
from milepost.reporters.parts.saying import saying
from milepost.reporters.view.page import page


def told(material: Material, language: Language) -> Told | None:
    """What the report is made of; None where the subject has no figure of any section."""
    reviews = material.reviews
    found = sections(reviews)
    if not found:
        return None
    followed = (follow_up(review.assessment) for review in reviews)
    return Told(
        reviews,
        page(reviews, language),
        found,
        tuple(one for one in followed if one.actions),
        points(found, material.compared()),
        language,
    )


def document(told: Told, kind: str) -> Document:
    """First screen, decisions, the six sections, agreed actions, findings, and the method."""
    say = saying(told.language)
    return Document(
        title=told.page.subject,
        about=f"{say('as_of')} {told.page.as_of} · {told.page.subject_id}",
        lead=lead(told),
        sections=(
            Section("", (cards(told),)),
            Section(told.say("decisions"), decisions(told), "decisions"),
            *(Section(told.title(one), figures(told, one), one.name) for one in told.sections),
            Section(told.say("agreed"), agreed(told), "agreed"),
            Section(told.say("annex"), tuple(_findings(told)), "annex", apart=True),
            Section(told.say("method"), tuple(_method(told)), "method"),
        ),
        language=told.language,
        kind=kind,
        contents=say("contents"),
    )


def _findings(told: Told) -> Iterator[Block]:
    """The findings that use a figure of the report, and those of the conditions."""
    say = saying(told.language)
    cited: dict[int, set[str]] = {}
    for use in (use for one in told.sections for f in one.figures for use in f.uses):
        cited.setdefault(use.review, set()).add(use.finding.criterion.id)
    for number, review in enumerate(told.reviews):
        cited.setdefault(number, set()).update(c.finding.criterion.id for c in review.conditions)
    yield Prose(told.say("annex.note"), "quiet")
    for number, part in enumerate(told.page.parts):
        anchors = {f"{part.card.anchor}-{name}" for name in cited[number]}
        if any(f.anchor in anchors for group in part.groups for f in group.findings):
            yield from _of(part.card.name, findings(part, say, frozenset(cited[number])))


def _of(name: str, blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Findings under the name of their assessment."""
    yield Heading(name)
    yield from blocks[1:]


def _method(told: Told) -> Iterator[Block]:
    keys = ("critical", "attention", "on-track", "unjudged", "silent")
    yield Prose(told.say("method.rule"))
    yield Items(tuple((told.say(f"is.{key}"), told.say(f"method.{key}")) for key in keys))
    yield Prose(told.say("method.sections"))
    yield Prose(told.say("method.trend"))
    yield from origin(told.page, saying(told.language))
