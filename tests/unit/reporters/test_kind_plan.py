"""The improvement plan as a report: first screen, every part of an action, links, origin."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from milepost.model.plans import Conflict, Goal
from milepost.model.text import LANGUAGES, Language
from milepost.reporters.documents import blocks, docx, html, markdown, text, xlsx
from milepost.reporters.kinds import plan
from milepost.reporters.listing import kinds
from milepost.reporters.material import Material
from milepost.reporters.plans.planned import Planned
from plan_building import planned
from plan_samples import ALL, ATTACK, B, hostile, nothing, reached, review, short

WIDE = 200


def made(one: Planned, language: Language = "en") -> blocks.Document:
    (report,) = plan.reports(Material((one.review,), planned=lambda: (one,)), language)
    return report.document


def first_screen(one: Planned, language: Language = "en") -> str:
    whole = made(one, language)
    page = replace(whole, sections=whole.sections[:1])
    return " ".join(text.report(page, width=WIDE).split())


def told(one: Planned, language: Language = "en") -> str:
    return " ".join(text.report(made(one, language), width=WIDE).split())


def test_the_kind_is_found_and_made_only_when_asked_for() -> None:
    assert "plan" in kinds()
    assert plan.ASKED_FOR


def test_the_first_screen_says_target_effort_dates_and_what_is_done_first() -> None:
    page = first_screen(reached())
    for said in (
        "Target ✓ Reached with this plan",
        "Effort 10.5 person days",
        "End of work 2026-07-23",
        "Last due 2026-07-23",
        "Grade D · Poor → B · Good",
        "Score 0.0 → 75.0 (+75.0)",
        "First 3 actions",
        "1. Write the plans",
        "weakness 1",
        "Release the effort: 10.5 person days in all: Human resources 6 person days",
        "Assess again: On 2026-07-23",
    ):
        assert said in page, said


def test_more_than_three_actions_are_counted_on_the_first_screen() -> None:
    four = planned(review(), B, (*ALL, "look"))
    page = first_screen(four)
    assert "And 1 more action" in page
    assert "4. Look again" not in page
    assert "Complete the actions: look;" in page


def test_every_action_carries_weak_point_target_owner_supervisor_date_and_gain() -> None:
    page = told(reached())
    second = page[page.index("2. Have them signed sign") :]
    for said in (
        "Mends: B Signed off weakness 2",
        "Moves: Signature no → yes",
        "Owner: Sponsor",
        "Supervised by: Head of the PMO",
        "Due: 2026-07-15",
        "Comes after: Action 1",
        "Gain: Score +25.0 points",
    ):
        assert said in second[:400], said


def test_a_target_out_of_reach_leads_to_why_and_asks_for_a_decision() -> None:
    page = first_screen(short())
    assert "Target ✕ Out of reach" in page
    assert "Decide on the target: Lower it" in page
    document = made(short())
    conflict = next(section for section in document.sections if section.anchor == "conflict")
    (table,) = (block for block in conflict.blocks if isinstance(block, blocks.Table))
    assert table.rows[1][0] == blocks.Line((blocks.Ref("D", "a1-D"), "Reviewed"))
    assert "something else decides" in told(short(Conflict((), ())))


def test_a_target_reached_already_asks_for_nothing() -> None:
    page = first_screen(nothing())
    assert "Target ✓ Reached already" in page
    assert "What the board is to do" not in page


def test_effort_and_gain_are_drawn_where_actions_can_be_compared() -> None:
    anchors = [section.anchor for section in made(reached()).sections]
    assert {"effort", "schedule", "curve"} <= set(anchors)
    alone = planned(review(), Goal("grade", step="C"), ALL[:1])
    assert "effort" not in [section.anchor for section in made(alone).sections]


def test_the_findings_mended_and_the_origin_stand_below() -> None:
    page = told(reached())
    assert "Annex: findings cited" in page
    assert "Work is planned" in page
    digest = reached().assessment.ruleset.digest
    assert digest.split(":")[-1][:12] in "".join(page.split())


def test_the_name_of_the_file_tells_the_kind_of_rule_set() -> None:
    one = reached()
    material = Material((one.review,), planned=lambda: (one, one))
    assert [report.name for report in plan.reports(material, "en")] == ["plan-rubric"] * 2


def test_a_subject_without_a_next_step_yields_nothing() -> None:
    assert list(plan.reports(Material((review(),)), "en")) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("make", [reached, short, nothing, hostile], ids=lambda make: make.__name__)
def test_every_link_leads_somewhere(make: object, language: Language) -> None:
    page = html.report(made(make(), language))  # type: ignore[operator]
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
    assert len(ids) == len(set(ids))


def test_a_workbook_holds_one_line_an_action_with_typed_cells() -> None:
    sheet = made(reached()).sheets[0]
    row = sheet.table.rows[0]
    assert sheet.name == "Plan"
    assert len(sheet.table.rows) == len(ALL)
    assert blocks.Amount(row[10].number) == row[10]  # type: ignore[union-attr]


def test_hostile_words_are_inert() -> None:
    document = made(hostile())
    page = html.report(document)
    assert "<b>x</b>" not in page
    assert "</script>" not in page
    assert "\u202e" not in page
    assert ATTACK not in markdown.report(document)


@pytest.mark.parametrize("form", [html, docx, xlsx, text])
def test_the_same_plan_gives_the_same_bytes(form: object) -> None:
    one, other = (form.report(made(reached(), "zh")) for _ in range(2))  # type: ignore[attr-defined]
    assert one == other


def test_chinese_speaks_chinese() -> None:
    page = first_screen(reached(), "zh")
    for said in ("按本计划可达到", "首批 3 项措施", "批准投入：", "复评："):
        assert said in page
