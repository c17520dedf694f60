"""A plan as a document: the answer first, then what it takes, brings and rests on."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.model.text import Language, Text
from milepost.reporters.board.citing import annex
from milepost.reporters.board.told import Told as Board
from milepost.reporters.board.told import told as on_board
from milepost.reporters.documents.blocks import Document, Section
from milepost.reporters.parts.method import origin
from milepost.reporters.plans.lead import lead
from milepost.reporters.plans.opening import opening
from milepost.reporters.plans.parts import (
    actions,
    conflict,
    curve,
    details,
    effort,
    left,
    method,
    results,
    schedule,
)
from milepost.reporters.plans.planned import Planned
from milepost.reporters.plans.rows import rows
from milepost.reporters.plans.sheets import sheets
from milepost.reporters.plans.told import Told

TITLE = Text(en="Improvement plan", zh="改进计划")


def document(planned: Planned, language: Language, whole: bool = False) -> Document:
    """The plan in one language.

    The `whole` one is for files: with a first screen, pictures where they can be drawn, the
    findings that it cites, and its origin. A terminal is spared these.
    """
    told = Told(planned, language)
    board = on_board(planned.review, "plan", language) if whole else None
    body = tuple(_sections(told, board))
    return Document(
        title=told.text(planned.assessment.evidence.subject.shown),
        about=_about(told),
        lead=lead(told),
        sections=body if board is None else (*body, annex(board, body), _origin(board)),
        language=language,
        kind=TITLE.to(language),
        contents=board.say("contents") if board is not None else "",
        sheets=sheets(told) if whole else (),
    )


def _about(told: Told) -> str:
    assessment = told.planned.assessment
    title = f"{told.text(assessment.ruleset.title)} {assessment.ruleset.version}"
    parts = [assessment.evidence.subject.id, title, assessment.scope or ""]
    return told.words.joined([*filter(None, parts), assessment.as_of.isoformat()])


def _sections(told: Told, board: Board | None) -> Iterator[Section]:
    plan, found, whole = told.planned.plan, rows(told), board is not None
    if board is not None:
        yield opening(told, board, found)
    if plan.conflict is not None:
        yield conflict.section(told, plan.conflict, board)
    if found:
        yield actions.section(told, found, whole)
        yield details.section(told, found, board)
        if board is not None:
            yield from effort.sections(told, board, found)
        yield schedule.section(told, found, whole)
        yield results.section(told)
    if len(plan.curve) > 1:
        yield curve.section(told, whole)
    yield left.section(told)
    yield method.section(told, found)


def _origin(board: Board) -> Section:
    """Rule set, libraries and evidence that the plan was made from, with their digests."""
    return Section(board.say("origin"), origin(board.page, board.say)[1:], "origin")
