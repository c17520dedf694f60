"""SARIF 2.1.0, as code hosts read it: each finding points at the line of evidence."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256

import milepost
from milepost.analysis.redacting.redacting import classification
from milepost.model.evidence import Place
from milepost.model.review import Review
from milepost.model.text import TAGS, Language
from milepost.reporters.flat.addresses import uri
from milepost.reporters.flat.lines import Line, lines, target
from milepost.reporters.json_values import Json, exact
from milepost.reporters.safe import plain

SUFFIX = ".sarif"
SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_KINDS = {
    "pass": "pass",
    "partial": "fail",
    "fail": "fail",
    "not-assessed": "open",
    "not-applicable": "notApplicable",
    "error": "review",
}


def report(reviews: Sequence[Review], language: Language) -> str:
    """One run for each assessment: every criterion a rule, every finding a result.

    Missing evidence is `open`, evidence that cannot be used `review`; the level follows the rank of
    the severity. A live waiver is an accepted suppression.
    """
    whole = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(r, language) for r in reviews]}
    return json.dumps(plain(whole), ensure_ascii=False, indent=2) + "\n"


def _run(review: Review, language: Language) -> Json:
    found, assessment = list(lines((review,), language)), review.assessment
    driver = {
        "name": "milepost",
        "version": milepost.__version__,
        "semanticVersion": milepost.__version__,
        "language": TAGS[language],
        "rules": [_rule(line) for line in found],
    }
    return {
        "tool": {"driver": driver},
        "language": TAGS[language],
        "columnKind": "unicodeCodePoints",
        "automationDetails": {"id": f"{assessment.evidence.subject.id}/{target(assessment)}/"},
        "properties": {
            "ruleset": assessment.ruleset.reference,
            "rulesetDigest": assessment.ruleset.digest,
            "evidenceDigest": assessment.evidence.digest,
            "asOf": assessment.as_of.isoformat(),
            "class": classification(review),
        },
        "results": [_result(line, number) for number, line in enumerate(found)],
    }


def _rule(line: Line) -> Json:
    told = {"shortDescription": line.title, "fullDescription": line.statement}
    texts = {key: {"text": text} for key, text in told.items() if text.strip()}
    return {"id": line.id, **texts, "properties": {"tags": sorted(line.finding.criterion.tags)}}


def _result(line: Line, number: int) -> Json:
    found: dict[str, Json] = {
        "ruleId": line.id,
        "ruleIndex": number,
        "kind": _KINDS[line.finding.outcome],
        "level": _level(line),
        "message": {"text": f"{line.id} {line.title}: {line.said}"},
        "partialFingerprints": {"criterion/v1": _fingerprint(line)},
        "properties": {
            "outcome": line.finding.outcome,
            "credit": exact(line.finding.credit),
            "severity": line.finding.severity,
        },
    }
    if line.place is not None:
        found["locations"] = [_location(line.place)]
    others = tuple(p for p in (*line.places, line.rule) if p is not None and p != line.place)
    if others:
        found["relatedLocations"] = [_location(place) for place in dict.fromkeys(others)]
    if line.finding.waiver is not None:
        reason = line.finding.waiver.reason.to("en")
        suppressed = {"kind": "external", "status": "accepted", "justification": reason}
        found["suppressions"] = [suppressed]
    return found


def _level(line: Line) -> str:
    """`error` for the upper half of the severities, `warning` for the others; only of failures."""
    if _KINDS[line.finding.outcome] != "fail":
        return "none"
    severities = line.assessment.ruleset.severities
    worse = (
        line.assessment.ruleset.severity_rank(line.finding.severity) < (len(severities) + 1) // 2
    )
    return "error" if worse else "warning"


def _fingerprint(line: Line) -> str:
    """The same for one criterion of one subject, whatever its outcome."""
    parts = (line.assessment.evidence.subject.id, target(line.assessment), line.id)
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _location(place: Place) -> Json:
    where = {"uri": uri(place.file), "uriBaseId": "%SRCROOT%"}
    physical: dict[str, Json] = {"artifactLocation": where}
    if place.line > 0:
        physical["region"] = {"startLine": place.line}
    return {"physicalLocation": physical}
