"""The portfolio report: in both languages, with links, whatever its subjects are called."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date

import pytest
from milepost.model.summaries import Due, Failed, Figure, Portfolio, Summary
from milepost.model.text import LANGUAGES, Language
from milepost.reporters.documents import html, markdown, text, xlsx
from milepost.reporters.documents.blocks import Document
from milepost.reporters.kinds.portfolio import over, reports
from milepost.reporters.material import Material
from milepost.reporters.portfolio.links import address
from milepost.reporters.portfolio.subjects import PART, WHOLE

from tests.portfolios import subject, verdict
from tests.portfolios import text as both


def made(*summaries: Summary, language: Language = "en", **more: object) -> Document:
    (report,) = over(Portfolio(summaries, **more), language)  # type: ignore[arg-type]
    return report.document


def several(count: int) -> list[Summary]:
    """Subjects with rising scores, the first of them below the bar."""
    return [
        subject(
            f"s{n:04d}",
            verdict(score=n, meets=n > 2, unmet=("x",), met=("y",), lacking=("fact",), level=n % 9),
        )
        for n in range(count)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_screen_says_how_many_what_stands_out_and_what_is_next(
    language: Language,
) -> None:
    late = Due("late", "a", both("agree scope"), both("sponsor"), date(2026, 6, 20))
    first = subject("first", verdict(meets=False, score=5, unmet=("x",), due=(late,)))
    found = made(first, *several(4), language=language)
    said = " ".join(str(prose.text) for prose in found.lead)
    assert "5" in said
    assert "agree scope" in said
    assert "10" in said
    assert "criterion x" in said
    assert "None" not in text.report(found, False, 80)


def test_every_reference_has_its_anchor_and_every_link_its_file() -> None:
    page = html.report(made(*several(9)))
    anchors = set(re.findall(r'\bid="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= anchors
    assert 'href="./s0003/assessment.en.html"' in page
    assert "assessment.zh.html" not in page


def test_a_long_table_is_folded_in_parts_that_hold_everybody() -> None:
    count = WHOLE + 30
    page = html.report(made(*several(count)))
    shown = page[page.index('id="all"') :]
    assert shown.count("<details") == -(-count // PART)
    assert shown.count('href="./s') == count
    assert len(page) < 1_000_000


def test_names_of_folders_stay_paths() -> None:
    assert address("a b/50%#?.html") == "./a%20b/50%25%23%3F.html"
    assert address("javascript:alert(1)/x") == "./javascript%3Aalert%281%29/x"
    hostile = "<script>'\"&"
    own = replace(subject(hostile, verdict()), files={("assessment", "en"): f"{hostile}/a.en.html"})
    page = html.report(made(own, subject("b", verdict())))
    assert "<script>" not in page
    assert "](<./%3Cscript%3E" in markdown.report(made(own))
    assert xlsx.report(made(own))[:2] == b"PK"


def test_who_could_not_be_assessed_is_listed_with_the_reason() -> None:
    failed = (Failed("broken", both("evidence.yaml:3:1: no such fact")),)
    shown = text.report(made(*several(2), failed=failed), False, 80)
    assert "Could not be assessed" in shown
    assert "no such fact" in shown
    alone = text.report(made(failed=failed), False, 80)
    assert "No subject could be assessed." in alone


def test_figures_of_the_whole_are_shown_or_said_to_be_reported_by_nobody() -> None:
    figure = Figure("high_risk_budget_pct", both("f"), 27, "%", date(2026, 6, 1), True, "a/e.yaml")
    shown = text.report(made(replace(subject("a", verdict()), figures=(figure,))), False, 200)
    assert "27%" in shown
    assert "out of date" in shown
    assert "nobody reports it" in shown


def test_the_data_is_exact_and_plain() -> None:
    (report,) = over(Portfolio(tuple(several(9))), "en")
    found = json.loads(json.dumps(report.data()))
    assert next(iter(found)) == "schema"
    assert found["schema"] == "milepost/portfolio/1"
    assert found["subjects"] == 9
    assert found["criteria"][0]["share_unmet"] == "1"
    assert found["criteria"][0]["systemic"] is True
    assert found["rulesets"][0]["subjects"][0]["score"]["exact"] == "0"


def test_a_single_subject_has_no_such_report() -> None:
    assert list(reports(Material(()), "en")) == []
