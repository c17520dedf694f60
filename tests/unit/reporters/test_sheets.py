"""The workbook of the assessment report, read back: typed cells, filters, one row a thing."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from building import given, reviewed
from milepost.model.review import Review
from milepost.model.text import LANGUAGES, Language
from milepost.reporters.documents import xlsx
from milepost.reporters.kinds.assessment import document

RULES = """
kind: stage-gate
facts:
  a: {type: number, unit: d, title: {en: Delay, zh: 延误}}
  b: {type: number}
  p: {type: yes_no}
  since: {type: date}
criteria: # they weigh 2, 2 and 1
  - {id: C1, title: {en: One, zh: 一}, severity: critical, weight: 2, check: p}
  - id: C2
    title: {en: Two, zh: 二}
    checks:
      - {id: C2.a, severity: major, check: a <= 5, remedy: faster}
      - {id: C2.b, check: 'since >= date("2026-01-01")'}
      - {id: C2.c, check: p}
  - {id: C3, title: {en: Three, zh: 三}, severity: minor, check: b > 1}
remedies:
  faster:
    action: {en: Go faster, zh: 加快}
    owner: sponsor
    effort_days: 3.5
    due_days: 20
    makes: {a: {at_most: 5}}
results:
  score: {take: mean, times: 100}
  verdict:
    scale: verdict
    rows: [{is: best, when: score >= 100}, {is: good, conditions: major and unmet}]
main: verdict
"""
NAMES = {
    "en": ["Findings", "Weaknesses", "Actions", "Conditions", "Not assessed", "Evidence"],
    "zh": ["评估发现", "短板", "改进措施", "裁决条件", "未评估的内容", "证据"],
}


@pytest.fixture(scope="module")
def review() -> Review:
    facts = given(a=7, p=True, since=date(2026, 2, 1), collected=date(2026, 6, 1))
    return reviewed(RULES, facts)


def book(review: Review, language: Language = "en") -> Any:
    return openpyxl.load_workbook(io.BytesIO(xlsx.report(document((review,), language))))


def rows(review: Review, name: str) -> list[dict[str, Any]]:
    head, *found = book(review)[name].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in found]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_sheet_has_filters_and_a_head_that_stays(review: Review, language: Language) -> None:
    found = book(review, language)
    assert found.sheetnames[1:] == NAMES[language]
    for sheet in found.worksheets[1:]:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions


def test_a_finding_has_a_row_for_each_check(review: Review) -> None:
    found = {row["Check"]: row for row in rows(review, "Findings")}
    assert list(found) == ["C1", "C2.a", "C2.b", "C2.c", "C3"]
    late = found["C2.a"]
    assert (late["Assessment"], late["Criterion"], late["Title"]) == ("demo@0.1.0", "C2", "Two")
    assert (late["Outcome"], late["Outcome of the check"]) == ("partly met", "not met")
    assert late["Credit, %"] == pytest.approx(200 / 3)
    assert (late["Value"], late["Limit asked"]) == (7, "at most 5 days")
    assert late["Where"] == "evidence.yaml:1"
    assert found["C2.b"]["Value"] == datetime(2026, 2, 1)
    assert (found["C1"]["Weight"], found["C1"]["Credit, %"]) == (2, 100)


def test_weaknesses_are_numbers_to_sort_by(review: Review) -> None:
    first, second = rows(review, "Weaknesses")
    assert (first["No."], first["Criterion"], second["Criterion"]) == (1, "C3", "C2")
    assert first["Points lost"] == pytest.approx(20)
    assert second["Share of all points lost, %"] == pytest.approx(40)
    assert first["Gap, %"] == 100
    assert first["Result if this alone were met"] == "good"


def test_actions_have_days_and_effort(review: Review) -> None:
    (one,) = rows(review, "Actions")
    assert (one["Action"], one["Owner"]) == ("Go faster", "Sponsor")
    assert one["Due"] == datetime(2026, 7, 20)
    assert one["Effort in person-days"] == 3.5
    assert one["Score after it"] == 80
    assert one["Serves"] == "C2 Two"
    assert one["Baseline → target"].startswith("Delay: 7 days → ")


def test_conditions_and_what_lacks(review: Review) -> None:
    (condition,) = rows(review, "Conditions")
    assert (condition["Criterion"], condition["Due"]) == ("C2", datetime(2026, 7, 20))
    (lacking,) = rows(review, "Not assessed")
    assert (lacking["Evidence"], lacking["State"], lacking["Needed by"]) == ("b", "missing", "C3")


def test_evidence_is_typed(review: Review) -> None:
    found = {(row["Check"], row["Name in the rule set"]): row for row in rows(review, "Evidence")}
    late = found["C2.a", "a"]
    assert (late["Value"], late["Unit"], late["State"]) == (7, "days", "used")
    assert late["Collected"] == datetime(2026, 6, 1)
    assert found["C2.b", "since"]["Value"] == datetime(2026, 2, 1)
    assert found["C1", "p"]["Value"] == "yes"


def test_whole_numbers_show_no_point(review: Review) -> None:
    sheet = book(review)["Weaknesses"]
    head = [cell.value for cell in sheet[1]]
    assert sheet.cell(2, head.index("No.") + 1).number_format == "0"
