"""Annotations of GitHub Actions: a line for each criterion that is not met, at its evidence."""

from __future__ import annotations

from collections.abc import Sequence

from milepost.model.review import Review
from milepost.model.text import Language
from milepost.reporters.flat.lines import Line, lines, target
from milepost.reporters.safe import line as one_line

SUFFIX = ".txt"
_LEVELS = {"fail": "error", "partial": "warning", "error": "error", "not-assessed": "warning"}


def report(reviews: Sequence[Review], language: Language) -> str:
    """`::error file=..,line=..,title=..::what is short`; nothing is printed for what is met.

    One that is waived is a notice.
    """
    found = (line for line in lines(reviews, language) if line.finding.outcome in _LEVELS)
    return "".join(f"{_annotation(line)}\n" for line in found)


def _annotation(line: Line) -> str:
    level = "notice" if line.finding.waiver else _LEVELS[line.finding.outcome]
    about = f"{line.assessment.evidence.subject.id} {target(line.assessment)} {line.id}"
    keys = {"title": f"{about} {line.title}"}
    if line.place is not None:
        keys = {"file": line.place.file, "line": str(max(line.place.line, 1)), **keys}
    parts = ",".join(f"{key}={_property(value)}" for key, value in keys.items())
    return f"::{level} {parts}::{_message(f'{line.outcome}: {line.said}')}"


def _message(text: str) -> str:
    return one_line(text).replace("%", "%25")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
