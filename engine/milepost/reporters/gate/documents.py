"""The entry evidence of a gate: what is missing or not in order first, then what is on file."""

from __future__ import annotations

from collections.abc import Sequence

from milepost.model.values import Document
from milepost.reporters.board.told import Told
from milepost.reporters.documents.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Lines,
    Mark,
    Prose,
    Small,
    Table,
)
from milepost.reporters.gate.papers import Paper, papers
from milepost.reporters.parts.toning import listed


def counted(told: Told) -> str:
    """How many of the documents asked for are in order, and which are not."""
    found = papers(told.review)
    lacking = tuple(paper for paper in found if paper.standing != "good")
    if not found:
        return told.own("documents.none")
    if not lacking:
        return told.own("documents.all", count=len(found))
    names = told.context.some(told.words.fact(paper.fact) for paper in lacking)
    good = len(found) - len(lacking)
    return told.own("documents.some", good=good, count=len(found), names=names)


def documents(told: Told) -> tuple[Block, ...]:
    """Each document with presence, approval and freshness."""
    found = papers(told.review)
    lacking = tuple(paper for paper in found if paper.standing != "good")
    good = tuple(paper for paper in found if paper.standing == "good")
    blocks: list[Block] = [Prose(counted(told))]
    if lacking:
        blocks += [Heading(told.own("documents.lacking")), _lacking(told, lacking)]
    if good:
        blocks += [Heading(told.own("documents.good")), _good(told, good)]
    return tuple(blocks)


def _lacking(told: Told, found: Sequence[Paper]) -> Table:
    columns = (
        Column(told.own("document"), wide=True, share=24),
        Column(told.say("state"), wide=True, share=16),
        Column(told.say("needed_by"), wide=True, share=12),
        Column(told.say("owner"), wide=True, share=14),
        Column(told.own("remedy"), wide=True, share=34),
    )
    rows = tuple(
        (
            _named(told, paper),
            _state(told, paper),
            listed(map(told.cited, paper.criteria)),
            _owner(told, paper),
            _remedy(told, paper),
        )
        for paper in found
    )
    return Table(columns, rows, named=0)


def _good(told: Told, found: Sequence[Paper]) -> Table:
    shares = {"document": 36, "status": 14, "version": 12, "date": 14, "owner": 14, "serves": 10}
    columns = tuple(Column(told.own(key), wide=True, share=share) for key, share in shares.items())
    rows = tuple(
        (
            _named(told, paper),
            *_dated(told, paper),
            _owner(told, paper),
            Small(told.words.joined(paper.criteria)),
        )
        for paper in found
    )
    return Table(columns, rows, named=0)


def _named(told: Told, paper: Paper) -> Cell:
    return Lines((told.words.fact(paper.fact), Small(paper.file)))


def _dated(told: Told, paper: Paper) -> tuple[Cell, Cell, Cell]:
    """Status, version and date; how old it may be stands under the date."""
    if not isinstance(paper.value, Document):
        return told.words.value(paper.value), "–", "–"
    age = told.context.ruleset.facts[paper.fact].max_age_days
    limit = Small(told.own("document.age", days=age)) if age else None
    value = paper.value
    return status(told, value), value.version or "–", Lines((value.date or "–", limit))


def status(told: Told, value: Document) -> str:
    """The status alone, in words."""
    return told.words.value(Document(status=value.status)) if value.status else "–"


def _state(told: Told, paper: Paper) -> Cell:
    """What is wrong, and as far as there is a document, what it is."""
    tone, sign = ("poor", "△") if paper.standing in ("short", "stale") else ("bad", "✕")
    word = Mark(told.own(f"document.{paper.standing}"), "poor" if tone == "poor" else "bad", sign)
    is_there = isinstance(paper.value, Document)
    return Lines((word, Small(told.words.value(paper.value) if is_there else "")))


def _owner(told: Told, paper: Paper) -> str:
    return told.words.owner(paper.owner) if paper.owner else told.say("nobody")


def _remedy(told: Told, paper: Paper) -> Cell:
    """The action that brings it, with who does it until when."""
    if paper.action is None:
        return told.own("remedy.none")
    line = told.part.actions[paper.action]
    return Lines((line.action, Small(f"{line.owner} · {line.due}")))
