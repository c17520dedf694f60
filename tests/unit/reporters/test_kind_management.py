"""The management report: six sections that are always there, how each stands, what is missing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from html import unescape

import pytest
from building import DAY, HERE, given, reviewed
from milepost.analysis.sections import SECTIONS, sections
from milepost.model.following import RecordedAction
from milepost.model.review import Review
from milepost.model.text import LANGUAGES, Language, Text
from milepost.model.values import Point
from milepost.reporters.documents import blocks, html, text
from milepost.reporters.kinds import management
from milepost.reporters.management.data import data
from milepost.reporters.management.document import told
from milepost.reporters.material import Material
from milepost.reporters.messages import messages

from .hostile import ATTACK

RULES = """
facts:
  cost:
    {type: percent, section: money, owner: finance, max_age_days: 92, title: {en: Cost, zh: 成本}}
  margin: {type: percent, section: money, owner: finance, title: {en: Margin, zh: 毛利率}}
  spi: {type: series, section: performance, title: {en: SPI, zh: 进度绩效指数}}
  slip: {type: percent, section: milestones, title: {en: Slip, zh: 延误}}
  red: {type: integer, section: status, title: {en: Red issues, zh: 红色问题}}
  fill: {type: percent, section: resources, title: {en: Filled, zh: 到位率}}
  other: {type: number}
criteria:
  - id: C1
    title: {en: Cost kept, zh: 成本受控}
    severity: critical
    check: cost <= 110
    remedy: {action: {en: Cut cost, zh: 压降成本}, owner: sponsor, due_days: 20}
  - id: C2
    title: {en: Plan kept, zh: 计划受控}
    severity: minor
    check: slip <= 10 and cost <= 120
  - id: C3
    title: {en: Pace kept, zh: 进度受控}
    severity: minor
    check: all_of(spi, value >= 0.9)
  - {id: C4, title: {en: Apart, zh: 其他}, severity: critical, check: other > 1}
"""
PACE = tuple(Point(date(2026, month, 1), value) for month, value in ((4, 2), (5, 1)))


def made(review: Review, language: Language = "en") -> blocks.Document:
    (report,) = management.reports(Material((review,)), language)
    return report.document


def case(**facts: object) -> Review:
    return reviewed(RULES, given(**facts))  # type: ignore[arg-type]


def shown(review: Review) -> str:
    """The words of the page, without its tags."""
    page = html.report(made(review)).partition("<body>")[2]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def standings(review: Review) -> dict[str, str]:
    return {one.name: one.standing for one in sections((review,))}


def test_all_six_sections_are_there_whatever_is_reported() -> None:
    document = made(case(cost=100))
    names = [section.anchor for section in document.titled]
    assert [name for name in names if name in SECTIONS] == list(SECTIONS)
    for key in SECTIONS:
        assert messages()[f"manage.section.{key}"]["en"] in text.report(document)


def test_what_is_missing_is_shown_with_its_owner() -> None:
    told = shown(case(cost=100))
    assert "Margin ? not reported Finance" in told
    assert "Nothing is reported." in told


def test_what_is_out_of_date_says_since_when_and_does_not_count() -> None:
    review = reviewed(RULES, given(collected=date(2026, 1, 1), cost=100, other=2))
    assert "100%, collected 2026-01-01; out of date since 2026-04-04" in shown(review)
    assert standings(review)["money"] == "silent"


def test_a_section_stands_as_the_checks_that_use_its_figures() -> None:
    assert standings(case(cost=115, slip=12, spi=PACE, red=1)) == {
        "status": "unjudged",
        "milestones": "attention",
        "money": "critical",
        "risks": "silent",
        "performance": "on-track",
        "resources": "silent",
    }


def test_a_section_is_not_blamed_for_the_figure_of_another() -> None:
    assert standings(case(cost=100, slip=12))["money"] == "on-track"
    assert standings(case(cost=125, slip=5))["milestones"] == "on-track"


def test_a_check_that_waits_for_another_figure_needs_attention() -> None:
    assert standings(case(slip=5, other=2))["milestones"] == "attention"


def test_little_data_is_never_plainly_on_track() -> None:
    more = RULES.replace("  margin:", "  budget: {type: money, section: money}\n  margin:")
    found = told(Material((reviewed(more, given(cost=100, slip=1)),)), "en")
    assert found is not None
    marks = {one.name: found.standing(one) for one in found.sections}
    assert marks["milestones"] == blocks.Mark("On track", "good", "✓")
    assert marks["money"] == blocks.Mark("On track, as far as reported", "plain", "✓")


def test_a_figure_shows_value_limit_trend_and_finding() -> None:
    told = shown(case(spi=PACE, cost=115))
    assert "at most 110% ✕ does not hold" in told
    assert "↓ worse 2 → 1 since 2026-04-01" in told


def test_critical_gaps_and_silent_sections_need_a_decision() -> None:
    told = shown(case(cost=115))
    assert "Cost kept: Cut cost" in told
    assert "Have the section “Status” reported" in told


def test_a_late_action_goes_before_the_gap_it_serves() -> None:
    record = RecordedAction(
        "cut", "demo", Text(en="Cut cost"), ("C1",), "finance", date(2026, 6, 1), HERE
    )
    review = reviewed(RULES, replace(given(cost=115), actions=(record,)))
    told = shown(review)
    assert "Decide how to go on with: Cut cost" in told
    assert "overdue by 29 days" in told
    assert "Cost kept: Cut cost" not in told


def test_nothing_to_decide_is_said() -> None:
    every = {"cost": 100, "margin": 5, "spi": PACE, "slip": 1, "red": 0, "fill": 90}
    rules = RULES.replace("  other:", "  risk: {type: number, section: risks}\n  other:")
    found = text.report(made(reviewed(rules, given(**every, risk=1))))  # type: ignore[arg-type]
    assert "Nothing in this report needs a decision" in found


def test_a_subject_without_such_figures_yields_nothing() -> None:
    assert not list(management.reports(Material((case(other=2),)), "en"))
    assert not list(
        management.reports(
            Material((reviewed("criteria: [{id: C, check: p}]", given(p=True)),)), "en"
        )
    )


def test_the_data_has_every_section_and_figure() -> None:
    found = told(Material((case(cost=115),)), "en")
    assert found is not None
    plain = data(found)
    assert plain["schema"] == "milepost/management/1"
    assert [one["section"] for one in plain["sections"]] == list(SECTIONS)
    money = plain["sections"][2]
    assert money["standing"] == "critical"
    assert [one["state"] for one in money["figures"]] == ["reported", "missing"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["warehouse-automation", "metro-doors", "bank-app", "transit-pmo"])
def test_every_link_leads_somewhere(
    sample_reviews: Mapping[str, tuple[Review, ...]], name: str, language: Language
) -> None:
    (report,) = management.reports(Material(sample_reviews[name]), language)
    page = html.report(report.document)
    links, places = (
        set(re.findall(r'href="#([^"]+)"', page)),
        set(re.findall(r'id="([^"]+)"', page)),
    )
    assert links <= places
    assert set(SECTIONS) <= places


def test_the_same_input_gives_the_same_bytes(
    sample_reviews: Mapping[str, tuple[Review, ...]],
) -> None:
    once, again = (html.report(made_of(sample_reviews["warehouse-automation"])) for _ in range(2))
    assert once == again


def made_of(reviews: tuple[Review, ...]) -> blocks.Document:
    (report,) = management.reports(Material(reviews), "zh")
    return report.document


def test_hostile_words_are_inert() -> None:
    review = reviewed(RULES.replace("en: Cost,", f"en: {ATTACK!r},"), given(cost=115))
    assert "<script>alert" not in html.report(made(review))


def test_as_of_is_the_day_of_the_assessment() -> None:
    assert DAY.isoformat() in made(case(cost=1)).about
