"""Formats for other programs: what they say of each outcome, and that nothing in them can act."""

from __future__ import annotations

import csv
import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import StringIO
from typing import Any

import pytest
from building import given, reviewed, waiver
from junitparser import JUnitXml
from milepost.model.review import Review
from milepost.reporters.formats import csv as csv_format
from milepost.reporters.formats import github, junit, ndjson, sarif

from .hostile import TEXT, hostile

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


@pytest.mark.parametrize("form", [junit, sarif, github, ndjson, csv_format])
def test_chinese_is_spoken(review: Review, form: Any) -> None:
    assert "不足" in form.report((review,), "zh")
    assert "Short" not in form.report((review,), "zh")


@pytest.mark.parametrize("form", [junit, sarif, github, ndjson, csv_format])
def test_hostile_words_are_inert(review: Review, form: Any) -> None:
    text: str = form.report((_attacked(review),), "en")
    reads: dict[Any, Callable[[str], object]] = {
        junit: ET.fromstring,
        sarif: json.loads,
        ndjson: lambda lines: [json.loads(line) for line in lines.splitlines()],
        github: lambda lines: [_annotation(line) for line in lines.splitlines()],
        csv_format: lambda table: [_harmless(row) for row in csv.reader(StringIO(table[1:]))],
    }
    assert reads[form](text)
    assert not {"\x1b", "\x00", "\u202e"} & set(text)


def _attacked(review: Review) -> Review:
    """The attack in evidence and in the title of every criterion."""
    attacked = hostile(review)
    findings = tuple(
        replace(f, criterion=replace(f.criterion, title=TEXT)) for f in attacked.assessment.findings
    )
    return replace(attacked, assessment=replace(attacked.assessment, findings=findings))


def _annotation(line: str) -> str:
    assert line.startswith(("::error ", "::warning ", "::notice "))
    return line


def _harmless(row: list[str]) -> list[str]:
    assert not any(cell.startswith(("=", "+", "@")) for cell in row)
    return row
