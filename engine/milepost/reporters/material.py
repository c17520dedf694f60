"""What reports are made of, and what becomes of it: documents with the names of their files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from milepost.analysis.comparing.comparing import Compared
from milepost.model.rankings import Decision
from milepost.model.review import Review
from milepost.reporters.documents.blocks import Document
from milepost.reporters.plans.planned import Planned


@dataclass(frozen=True, slots=True)
class Material:
    """The reviews of one subject, and what else a report may ask of it.

    `compared` is its past beside today, None where it has none; `planned` are the plans to the next
    step of each assessment that has one; `decided` are the decisions put before its board.
    """

    reviews: tuple[Review, ...]
    compared: Callable[[], Compared | None] = lambda: None
    planned: Callable[[], tuple[Planned, ...]] = tuple
    decided: Callable[[], tuple[Decision, ...]] = tuple


@dataclass(frozen=True, slots=True)
class Report:
    """One report: the first part of its file's name, what it says, and the same as data."""

    name: str
    document: Document
    data: Callable[[], object]


def named(kind: str, reviews: Sequence[Review], review: Review) -> str:
    """`gate-G2`: the kind, and what tells the assessment from the others of its subject."""
    of_kind = [r for r in reviews if r.assessment.ruleset.kind == review.assessment.ruleset.kind]
    alone = len({r.assessment.ruleset.id for r in of_kind}) == 1
    parts = (kind, "" if alone else review.assessment.ruleset.id, review.assessment.scope)
    return "-".join(part for part in parts if part)
