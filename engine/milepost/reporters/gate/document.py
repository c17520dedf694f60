"""The gate pack of one stage-gate review."""

from __future__ import annotations

from collections.abc import Sequence

from milepost.model.review import Review
from milepost.model.text import Language
from milepost.reporters.board import closing
from milepost.reporters.board.citing import annex
from milepost.reporters.board.dissent import dissent
from milepost.reporters.board.signing import dissenting
from milepost.reporters.board.told import Told, told
from milepost.reporters.board.waived import waivers
from milepost.reporters.documents.blocks import Block, Document, Heading, Prose, Section
from milepost.reporters.gate.behind import behind, others
from milepost.reporters.gate.deciding import deciding
from milepost.reporters.gate.documents import documents
from milepost.reporters.gate.opening import lead, named, opening
from milepost.reporters.gate.standing import standing, to_close
from milepost.reporters.parts.method import method


def document(review: Review, beside: Sequence[Review], kind: str, language: Language) -> Document:
    """The pack of a review; `beside` are the other assessments of the same subject."""
    one = told(review, "gate", language)
    body = (opening(one, beside), *_sections(one, beside))
    return Document(
        title=one.page.subject,
        about=" · ".join(
            (
                named(one),
                one.ruleset,
                f"{one.say('as_of')} {one.page.as_of}",
                one.page.subject_id,
            )
        ),
        lead=lead(one),
        sections=(*body, annex(one, body), method(one.page, one.say)),
        language=language,
        kind=kind,
    )


def _sections(one: Told, beside: Sequence[Review]) -> tuple[Section, ...]:
    own = one.own
    apart: tuple[Block, ...] = (
        *dissent(one, beside),
        Heading(own("dissenting")),
        dissenting(one),
    )
    return (
        Section(own(f"close.{standing(one)}"), _conditions(one), "conditions", apart=True),
        Section(own("dissent"), apart, "dissent"),
        Section(one.say("waivers"), waivers(one), "waivers"),
        Section(own("behind"), behind(one), "behind"),
        Section(own("documents"), documents(one), "documents"),
        Section(own("others"), others(one, beside), "others"),
        Section(own("record"), deciding(one), "record", apart=True),
    )


def _conditions(one: Told) -> tuple[Block, ...]:
    """Every gap to close with a box to tick; a sentence where there is none."""
    found = to_close(one)
    if not found:
        return (Prose(one.own("close.nothing" if standing(one) == "free" else "close.evidence")),)
    title = one.own("condition" if standing(one) == "conditions" else "change")
    return (Prose(one.own("close.note"), "quiet"), closing.full(one, found, title))
