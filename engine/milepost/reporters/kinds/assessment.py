"""The assessment report: every verdict of a subject, its weaknesses, its plan and its findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from milepost.analysis.redacting.redacting import classification_of
from milepost.model.review import Review
from milepost.model.text import Language, Text
from milepost.reporters import json_report
from milepost.reporters.classing import classed
from milepost.reporters.documents.blocks import Block, Document, Line, Prose, Section
from milepost.reporters.material import Material, Report
from milepost.reporters.parts.actions import actions
from milepost.reporters.parts.ahead import nearest, next_step
from milepost.reporters.parts.answers import answers
from milepost.reporters.parts.cards import cards
from milepost.reporters.parts.conditions import conditions
from milepost.reporters.parts.findings import findings
from milepost.reporters.parts.levels import levels
from milepost.reporters.parts.method import method
from milepost.reporters.parts.missing import missing
from milepost.reporters.parts.moved import forced, targets
from milepost.reporters.parts.pictures import effort_and_gain, gauge, pareto
from milepost.reporters.parts.remarks import notices, patterns, waivers
from milepost.reporters.parts.rests import rests
from milepost.reporters.parts.saying import saying
from milepost.reporters.parts.strengths import strengths
from milepost.reporters.parts.toning import mark
from milepost.reporters.parts.weaknesses import weaknesses
from milepost.reporters.sheets.book import sheets
from milepost.reporters.view.context import Context
from milepost.reporters.view.page import contexts, page
from milepost.reporters.view.shapes import Part

TITLE = Text(en="Assessment report", zh="评估报告")
PURPOSE = Text(
    en="every verdict of a subject with weaknesses, plan and findings",
    zh="对象的全部结论、短板、改进措施与评估发现",
)
ASKED_FOR = False


def reports(material: Material, language: Language) -> Iterator[Report]:
    """One report of all assessments of the subject."""
    found = material.reviews
    yield Report("assessment", document(found, language), lambda: json_report.data(found))


def document(reviews: Sequence[Review], language: Language) -> Document:
    """The report of all reviews of one subject. Raises ValueError where there is none."""
    shown, say = page(reviews, language), saying(language)
    return Document(
        title=shown.subject,
        about=f"{say('as_of')} {shown.as_of} · {shown.subject_id}",
        lead=(),
        sections=(
            Section("", (cards(shown.parts, say), *answers(shown.parts, say))),
            *map(_part, shown.parts, contexts(reviews, language)),
            method(shown, say),
        ),
        language=language,
        kind=TITLE.to(language),
        classed=classed(classification_of(reviews), reviews[0].assessment.audience, language),
        contents=say("contents"),
        sheets=sheets(reviews, language),
    )


def _part(part: Part, context: Context) -> Section:
    """One assessment in full."""
    say = saying(context.words.language)
    verdict = (Prose(Line((part.card.verdict_label, mark(part.card.verdict)))),)
    notice = (Prose(part.plain_notice, "poor"),) if part.plain_notice else ()
    blocks: tuple[Block, ...] = (
        *verdict,
        *notice,
        *gauge(context),
        *conditions(part, say),
        *levels(part, say),
        *weaknesses(part, say),
        *pareto(context),
        *next_step(part),
        *nearest(part, say),
        *actions(part, say),
        *effort_and_gain(context),
        *forced(part, say),
        *targets(part, say),
        *patterns(part, say),
        *waivers(part, say),
        *notices(part, say),
        *findings(part, say),
        *missing(part, say),
        *strengths(part, say),
        *rests(part, say),
    )
    name = "" if part.card.name == part.card.title else part.card.name
    return Section(part.card.title, blocks, part.card.anchor, name, apart=True)
