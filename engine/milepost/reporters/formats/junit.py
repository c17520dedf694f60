"""JUnit XML, as CI servers read it: a suite for each assessment, a case for each criterion."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Sequence

from milepost.analysis.redacting.redacting import classification
from milepost.model.review import Review
from milepost.model.text import Language
from milepost.reporters.flat.lines import Line, lines, target
from milepost.reporters.safe import line as one_line

SUFFIX = ".xml"
_MARKS = {"fail": "failure", "partial": "failure", "not-assessed": "error", "error": "error"}
"""Missing evidence is an error, not a skip: servers count a skip as passed."""


def report(reviews: Sequence[Review], language: Language) -> str:
    """All assessments in one file.

    A criterion that is not met is a failure, one that could not be assessed an error, one that does
    not apply is skipped. A live waiver is named and changes nothing.
    """
    root = ET.Element("testsuites", name="milepost")
    for review in reviews:
        _suite(root, review, list(lines((review,), language)))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, "unicode")}\n'


def _suite(root: ET.Element, review: Review, found: list[Line]) -> None:
    assessment = review.assessment
    counts = Counter(_MARKS.get(line.finding.outcome, line.finding.outcome) for line in found)
    suite = ET.SubElement(
        root,
        "testsuite",
        name=one_line(f"{assessment.evidence.subject.id} {target(assessment)}"),
        tests=str(len(found)),
        failures=str(counts["failure"]),
        errors=str(counts["error"]),
        skipped=str(counts["not-applicable"]),
        time="0",
        timestamp=f"{assessment.as_of.isoformat()}T00:00:00",
    )
    properties = ET.SubElement(suite, "properties")
    known = {"ruleset": assessment.ruleset.reference, "digest": assessment.ruleset.digest}
    known["class"] = classification(review)
    for name, value in {**known, "evidence": assessment.evidence.digest}.items():
        ET.SubElement(properties, "property", name=name, value=one_line(value))
    for line in found:
        _case(suite, line)


def _case(suite: ET.Element, line: Line) -> None:
    name = one_line(f"{line.id} {line.title}")
    group = one_line(f"{line.assessment.ruleset.id}.{line.assessment.scope or 'all'}")
    case = ET.SubElement(suite, "testcase", classname=group, name=name, time="0")
    if line.finding.outcome == "not-applicable":
        ET.SubElement(case, "skipped", message=one_line(line.outcome))
    mark = _MARKS.get(line.finding.outcome)
    if mark is not None:
        told = ET.SubElement(case, mark, message=one_line(line.said), type=line.finding.outcome)
        told.text = "\n".join(_told(line))


def _told(line: Line) -> list[str]:
    """The shortfalls with their places, and a waiver that is live."""
    found = [one_line(line.statement)]
    for text, place in line.shortfalls:
        found.append(
            f"- {one_line(text)}" + (f" ({one_line(place.file)}:{place.line})" if place else "")
        )
    waiver = line.finding.waiver
    if waiver is not None:
        found.append(f"{one_line(waiver.id)}: {waiver.until}")
    return found
