"""The findings as flat rows, the same for NDJSON and CSV."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from milepost.analysis.headline import said
from milepost.model.review import Review
from milepost.model.text import Language
from milepost.reporters.flat.lines import Line, lines
from milepost.reporters.json_values import displayed, number

Flat = str | int | float | bool | None


def rows(reviews: Sequence[Review], language: Language) -> Iterator[dict[str, Flat]]:
    """A row for each criterion, with the same keys in the same order in every row."""
    for line in lines(reviews, language):
        yield _row(line)


def _row(line: Line) -> dict[str, Flat]:
    assessment, finding, place = line.assessment, line.finding, line.place
    return {
        "subject": assessment.evidence.subject.id,
        "ruleset": assessment.ruleset.id,
        "version": assessment.ruleset.version,
        "scope": assessment.scope,
        "as_of": assessment.as_of.isoformat(),
        "main": said(assessment.main.conclusion),
        "criterion": line.id,
        "title": line.title,
        "outcome": finding.outcome,
        "severity": finding.severity,
        "weight": number(finding.criterion.weight),
        "credit": None if finding.credit is None else displayed(finding.credit, 6),
        "waived": finding.waiver is not None,
        "shortfall": "; ".join(text for text, _ in line.shortfalls) or None,
        "file": place.file if place else None,
        "line": place.line if place else None,
        "class": line.level,
    }
