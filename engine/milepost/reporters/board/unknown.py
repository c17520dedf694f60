"""What was not assessed, and whether it could change what is decided."""

from __future__ import annotations

from milepost.reporters.board.told import Told
from milepost.reporters.documents.blocks import Block, Prose
from milepost.reporters.parts.missing import missing


def unknown(told: Told) -> tuple[Block, ...]:
    """The evidence that lacks, what it could change, and whom to ask."""
    heading, summary, *rest = missing(told.part, told.say)
    changes = change(told)
    told_so = (Prose(changes, "warning" if told.assessment.main.sensitive else "plain"),)
    return (heading, summary, *(told_so if changes else ()), *rest)


def change(told: Told) -> str:
    """Between which ends missing evidence leaves the main result; empty where none is missing."""
    if not told.assessment.coverage.lacking:
        return ""
    name, line = told.assessment.main.name, told.assessment.main
    low, high = (told.words.conclusion(name, c) for c in (line.worst, line.best))
    key = "unknown.stays" if low == high else "unknown.moves"
    return told.board(key, low=low, high=high)
