"""Formats for other programs: what they say of each outcome, and that nothing in them can act."""

from __future__ import annotations

import csv
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from importlib import import_module
from io import StringIO

import pytest
from building import given, reviewed, waiver
from junitparser import JUnitXml
from milepost.model.evidence import Place
from milepost.model.review import Review
from milepost.model.text import LANGUAGES, Language
from milepost.reporters.formats import csv as csv_format
from milepost.reporters.formats import github, junit, ndjson, sarif
from sarif_kit.validate import validation_errors

from .reading_formats import NAMES, READERS

RULES = """
criteria:
  - {id: C1, title: {en: Met, zh: 达标}, severity: critical, check: a >= 10}
  - {id: C2, title: {en: Short, zh: 不足}, severity: critical, check: b >= 10}
  - {id: C3, title: {en: Missing, zh: 缺失}, severity: minor, check: c >= 10}
  - {id: C4, title: {en: Elsewhere, zh: 不适用}, severity: minor, applies: p, check: q}
  - {id: C5, title: {en: Waived, zh: 豁免}, severity: minor, check: r}
"""


@pytest.fixture(scope="module")
def review() -> Review:
    evidence = given(a=10, b=7, p=False, r=False, waivers=(waiver("C5", date(2026, 12, 31)),))
    return reviewed(RULES, evidence)


def test_junit_counts_missing_evidence_as_an_error(review: Review) -> None:
    text = junit.report((review,), "en")
    suite = next(iter(JUnitXml.fromstring(text.encode())))
    assert (suite.tests, suite.failures, suite.errors, suite.skipped) == (5, 2, 1, 1)
    marks = {
        case.get("name"): [e.tag for e in case] for case in ET.fromstring(text).iter("testcase")
    }
    assert marks == {
        "C1 Met": [],
        "C2 Short": ["failure"],
        "C3 Missing": ["error"],
        "C4 Elsewhere": ["skipped"],
        "C5 Waived": ["failure"],
    }


def test_sarif_points_at_the_evidence(review: Review) -> None:
    run = json.loads(sarif.report((review,), "en"))["runs"][0]
    results = {result["ruleId"]: result for result in run["results"]}
    kinds = {name: (one["kind"], one["level"]) for name, one in results.items()}
    assert kinds == {
        "C1": ("pass", "none"),
        "C2": ("fail", "error"),
        "C3": ("open", "none"),
        "C4": ("notApplicable", "none"),
        "C5": ("fail", "warning"),
    }
    place = results["C2"]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "evidence.yaml"
    assert place["region"] == {"startLine": 1}
    assert "at least 10" in results["C2"]["message"]["text"]
    assert [name for name, one in results.items() if "suppressions" in one] == ["C5"]
    assert all(
        run["tool"]["driver"]["rules"][one["ruleIndex"]]["id"] == n for n, one in results.items()
    )


def test_a_fingerprint_outlives_the_outcome(review: Review) -> None:
    other = reviewed(RULES, given(a=1, b=70))
    prints, others = (_fingerprints(one) for one in (review, other))
    assert prints == others
    assert len(set(prints)) == 5


def _fingerprints(review: Review) -> list[str]:
    results = json.loads(sarif.report((review,), "en"))["runs"][0]["results"]
    return [result["partialFingerprints"]["criterion/v1"] for result in results]


def test_annotations_name_what_is_not_met_alone(review: Review) -> None:
    found = github.report((review,), "en").splitlines()
    assert [line.split(" ")[0] for line in found] == ["::error", "::warning", "::notice"]
    assert found[0].startswith("::error file=evidence.yaml,line=1,title=")


def test_rows_are_the_same_in_ndjson_and_csv(review: Review) -> None:
    rows = [json.loads(line) for line in ndjson.report((review,), "zh").splitlines()]
    table = list(
        csv.DictReader(StringIO(csv_format.report((review,), "zh").removeprefix("\ufeff")))
    )
    assert [row["criterion"] for row in rows] == ["C1", "C2", "C3", "C4", "C5"]
    assert [list(row) for row in table] == [list(row) for row in rows]
    assert [row["outcome"] for row in table] == [row["outcome"] for row in rows]
    assert (table[4]["waived"], rows[4]["waived"]) == ("yes", True)
    assert (table[2]["credit"], rows[2]["credit"]) == ("0", 0)


PLACES = {"C1": "a.yaml:11", "C2": "b.yaml:12", "C3": ":", "C5": "r.yaml:15"}
"""Where the evidence of each criterion stands; there is none of C3."""


def test_every_format_has_a_reader() -> None:
    assert tuple(READERS) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_finding_is_read_back(review: Review, name: str) -> None:
    found = READERS[name](report(name, review))
    ids = re.findall(r"\bC\d\b", " ".join(one.title for one in found))
    assert ids == {
        "github": ["C2", "C3", "C5"],  # what is short
        "oscal": ["C1", "C2", "C3", "C5"],  # what applies
    }.get(name, ["C1", "C2", "C3", "C4", "C5"])


@pytest.mark.parametrize("name", [name for name in NAMES if name != "junit"])
def test_findings_point_at_the_line_of_evidence(review: Review, name: str) -> None:
    places = [one.place for one in READERS[name](report(name, placed(review)))]
    assert [place for place in places if re.match(r"[abr]\.yaml", place)] == [
        place
        for criterion, place in PLACES.items()
        if criterion != "C3" and not (criterion == "C1" and name == "github")
    ]


def test_junit_names_the_line_in_its_text(review: Review) -> None:
    text = junit.report((placed(review),), "en")
    assert "(b.yaml:12)" in text
    assert "(r.yaml:15)" in text


def placed(review: Review) -> Review:
    """The same with each fact in a file and on a line of its own."""
    evidence = review.assessment.evidence
    lines = enumerate("abcdr", 11)
    facts = dict(evidence.facts)
    for number, name in lines:
        if name in facts:
            facts[name] = replace(facts[name], place=Place(f"{name}.yaml", number))
    evidence = replace(evidence, facts=facts)
    return replace(review, assessment=replace(review.assessment, evidence=evidence))


def report(name: str, *reviews: Review, language: Language = "en") -> str:
    form = import_module(f"milepost.reporters.formats.{name}")
    return str(form.report(reviews, language))


@pytest.mark.parametrize("name", NAMES)
def test_chinese_is_spoken(review: Review, name: str) -> None:
    assert "不足" in report(name, review, language="zh")
    assert "Short" not in report(name, review, language="zh")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("subject", ["metro-doors", "warehouse-automation", "transit-pmo"])
@pytest.mark.parametrize("name", NAMES)
def test_samples_are_valid_and_the_same_each_time(
    sample_reviews: Mapping[str, tuple[Review, ...]], name: str, subject: str, language: Language
) -> None:
    reviews = sample_reviews[subject]
    text = report(name, *reviews, language=language)
    assert READERS[name](text)
    assert report(name, *reviews, language=language) == text


def test_sarif_refused_by_its_schema_is_seen() -> None:
    assert validation_errors({"version": "2.1.0", "runs": [{"tool": {}}]})
