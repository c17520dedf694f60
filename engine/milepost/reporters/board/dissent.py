"""Dissent as blocks: who answered what and why, and what speaks against what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from milepost.model.evidence import Answer
from milepost.model.review import Review
from milepost.reporters.answers import unrated
from milepost.reporters.board.apart import Against, Differing, against, asked_twice, differing
from milepost.reporters.board.told import Told
from milepost.reporters.documents.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Items,
    Line,
    Lines,
    Mark,
    Prose,
    Small,
    Table,
)
from milepost.reporters.phrases import Phrases
from milepost.reporters.view.context import Context
from milepost.reporters.view.reasons import mostly_unassessed


def dissent(told: Told, others: Sequence[Review]) -> tuple[Block, ...]:
    """Of this assessment, then of the others of the same subject; a sentence where none is."""
    blocks = [Prose(counted(told, others)), *_of(told, told.review, cited=True)]
    for review in others:
        found = tuple(_of(told, review, cited=False))
        if found:
            title = Phrases(review.assessment.ruleset, told.words.language).text(
                review.assessment.ruleset.title
            )
            blocks += [Heading(told.board("dissent.other", title=title)), *found]
    return tuple(blocks)


def counted(told: Told, others: Sequence[Review]) -> str:
    """How many questions are answered differently, here and in the other assessments."""
    own, other = _count(told, (told.review,)), _count(told, others)
    if not own:
        asked = asked_twice(told.assessment)
        key = "none" if asked else "unheard"
        first = told.board(f"dissent.{key}", count=len(asked))
    else:
        first = told.board("dissent.own", count=own)
    return told.joined(first, told.board("dissent.others", count=other) if other else "")


def _count(told: Told, reviews: Sequence[Review]) -> int:
    return sum(
        len(differing(review.assessment))
        + len(_judged_apart(told, review))
        + sum(one.kind == "contradiction" for one in review.assessment.derived)
        for review in reviews
    )


def _judged_apart(told: Told, review: Review) -> tuple[Against, ...]:
    """Judged against computed values, unless there is too little evidence to compute any."""
    words = Phrases(review.assessment.ruleset, told.words.language)
    bare = mostly_unassessed(Context(review, words, ""))
    return () if bare else against(review.assessment)


def _of(told: Told, review: Review, cited: bool) -> Iterator[Block]:
    """What one assessment holds of dissent."""
    words = Phrases(review.assessment.ruleset, told.words.language)
    if found := differing(review.assessment):
        yield _answers(told, words, found, cited)
    if apart := _judged_apart(told, review):
        yield _judged(told, words, apart)
    opposed = tuple(one for one in review.assessment.derived if one.kind == "contradiction")
    if opposed:
        kind = told.say("derived.contradiction")
        lines = ((kind, Lines((Mark(words.text(o.title)), words.text(o.why)))) for o in opposed)
        yield Items(tuple(lines))
    for notice in review.assessment.notices:
        if notice.kind == "dispute":
            yield Prose(notice.text.to(words.language), "warning")


def _answers(told: Told, words: Phrases, found: Sequence[Differing], cited: bool) -> Table:
    """A row for each question: every answer with its reason, and the one that counts."""
    columns = (
        Column(told.board("dissent.question"), wide=True, share=24),
        Column(told.board("dissent.answers"), wide=True, share=60),
        Column(told.board("dissent.counts"), wide=True, share=16),
    )
    rows = tuple(_row(told, words, one, cited) for one in found)
    return Table(columns, rows, named=0)


def _row(told: Told, words: Phrases, one: Differing, cited: bool) -> tuple[Cell, ...]:
    criterion = one.finding.criterion
    name = told.cited(criterion.id) if cited else Small(criterion.id)
    mark = Mark(words.say("told.disputed"), "poor", "△") if one.disputed else None
    rating = getattr(one.leaf.judgement.rating, "name", "")
    counts = words.rating(one.leaf.leaf.id, rating) if rating else "–"
    return (
        Lines((Line((name, words.text(criterion.title))), mark)),
        Lines(tuple(_answer(words, answer) for answer in one.answers)),
        counts,
    )


def _answer(words: Phrases, answer: Answer) -> Cell:
    """`second assessor (expert): 2 · Partly`, and the reason below."""
    given = words.rating(answer.leaf, answer.answer) if answer.answer else unrated(words, answer)
    who = words.say("board.dissent.by", name=answer.by or "–", role=answer.role)
    if not answer.role:
        who = words.say("board.dissent.by.alone", name=answer.by or "–")
    why = answer.rationale or answer.reason
    reason = why.to(words.language) if why else words.say("board.dissent.no_reason")
    return Lines((Line((who, Mark(given))), Small(reason)))


def _judged(told: Told, words: Phrases, apart: Sequence[Against]) -> Table:
    """Judged beside computed values, with the reason of the assessor."""
    keys = ("dissent.value", "dissent.judged", "dissent.computed", "dissent.reason")
    columns = tuple(Column(told.board(key), wide=True) for key in keys)
    return Table(columns, tuple(_judged_row(words, one) for one in apart), named=0)


def _judged_row(words: Phrases, one: Against) -> tuple[Cell, ...]:
    rules = words.ruleset
    axes = rules.results[one.result].by
    places = (words.text(rules.titled(a, k)) for a, k in zip(axes, one.key, strict=False))
    title = words.text(rules.results[one.result].title) or one.result
    why = one.judged.rationale.to(words.language) if one.judged.rationale else ""
    return (
        words.joined((title, *places)),
        Mark(words.conclusion(one.result, one.given)),
        words.conclusion(one.computed_by, one.computed),
        Lines((why, Small(one.judged.by))),
    )
