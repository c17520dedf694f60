"""The compliance statement of one review."""

from __future__ import annotations

from milepost.model.review import Condition, Review
from milepost.model.text import Language
from milepost.reporters.board import closing
from milepost.reporters.board.citing import annex
from milepost.reporters.board.signing import roles, signatures
from milepost.reporters.board.told import Told, told
from milepost.reporters.board.unknown import unknown
from milepost.reporters.board.waived import waivers
from milepost.reporters.compliance.applying import applicability
from milepost.reporters.compliance.counting import exceptions
from milepost.reporters.compliance.stating import lead, limits, opening, statement
from milepost.reporters.documents.blocks import (
    Block,
    Cell,
    Column,
    Document,
    Line,
    Lines,
    Prose,
    Section,
    Small,
    Table,
)
from milepost.reporters.parts.method import method
from milepost.reporters.parts.toning import listed, mark, named
from milepost.reporters.view.gaps import shortfalls, waived


def document(review: Review, kind: str, language: Language) -> Document:
    """The statement of a review."""
    one = told(review, "compliance", language)
    body = (opening(one), *_sections(one))
    return Document(
        title=one.page.subject,
        about=" · ".join(
            filter(
                None,
                (
                    one.part.card.scope,
                    one.ruleset,
                    f"{one.say('as_of')} {one.page.as_of}",
                    one.page.subject_id,
                ),
            )
        ),
        lead=lead(one),
        sections=(*body, annex(one, body), method(one.page, one.say)),
        language=language,
        kind=kind,
    )


def _sections(one: Told) -> tuple[Section, ...]:
    own = one.own
    return (
        Section(own("exceptions"), _exceptions(one), "exceptions", apart=True),
        Section(own("unassessed"), unknown(one)[1:], f"{one.part.card.anchor}-missing"),
        Section(one.say("waivers"), waivers(one), "waivers"),
        Section(own("applies"), applicability(one), "applicability", apart=True),
        Section(own("sign"), _sign(one), "sign", apart=True),
    )


def _exceptions(one: Told) -> tuple[Block, ...]:
    found = closing.of(one, exceptions(one.assessment))
    shares = {"criterion": 28, "shortfall": 36, "severity": 11, "owner": 14, "due": 11}
    columns = tuple(Column(one.say(key), wide=True, share=share) for key, share in shares.items())
    rows = tuple(_exception(one, condition) for condition in found)
    return (Table(columns, rows, empty=one.own("exceptions.none"), named=0),)


def _exception(one: Told, condition: Condition) -> tuple[Cell, ...]:
    finding = condition.finding
    name = named(one.part, finding.criterion.id, one.context.criterion(finding))
    outcome = Line((mark(one.context.outcome(finding.outcome)),))
    actions = map(Small, closing.actions(one, condition))
    return (
        Lines((name, outcome, Small(waived(one.context, finding)))),
        listed((*shortfalls(one.context, condition.shortfalls), *actions)),
        one.words.severity(finding.severity) or "–",
        closing.owner(one, condition),
        closing.due(one, condition),
    )


def _sign(one: Told) -> tuple[Block, ...]:
    """The statement once more, above the names of those who stand for it."""
    parts = (one.own("sign.stated"), one.own("sign.checked"), one.own("sign.approved"))
    told_so = (Prose(statement(one)), Prose(limits(one)), Prose(one.own("claim"), "quiet"))
    return (*told_so, signatures(one, (*parts, *roles(one))))
