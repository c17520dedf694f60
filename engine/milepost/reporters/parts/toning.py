"""The words of a view as marks of a document, and criteria as links to what was found."""

from __future__ import annotations

from collections.abc import Iterable

from milepost.reporters.documents.blocks import Cell, Line, Lines, Mark, Ref, Small, Tone
from milepost.reporters.view.shapes import AimLine, Part, Word

_TONES: dict[str, Tone] = {
    "good": "good",
    "fair": "warning",
    "poor": "poor",
    "bad": "bad",
    "none": "quiet",
}


def mark(word: Word) -> Mark:
    """A word of a view, in the tone that documents know."""
    return Mark(word.text, _TONES[word.tone], word.sign)


def found(part: Part, criterion: str) -> Cell:
    """The id of a criterion, as a link where the report holds its finding."""
    anchor = f"{part.card.anchor}-{criterion}"
    known = any(f.anchor == anchor for group in part.groups for f in group.findings)
    return Ref(criterion, anchor) if known else Small(criterion)


def named(part: Part, criterion: str, title: str) -> Line:
    """Id and title of a criterion."""
    return Line((found(part, criterion), title))


def listed(lines: Iterable[Cell]) -> Lines:
    """Cells below each other."""
    return Lines(tuple(lines))


def aims(lines: Iterable[AimLine]) -> Lines:
    """Facts moved from their baseline to their target."""
    return listed(
        Lines((aim.fact, Line((Small(f"{aim.baseline} →"), Mark(aim.target))))) for aim in lines
    )
