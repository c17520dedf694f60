"""Ranking, next step and nearest limits as every report tells them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from importlib.resources import files

import pytest
from building import given, reviewed
from jsonschema import Draft202012Validator
from milepost.model.evidence import Evidence
from milepost.model.outlook import Compared, NextStep, Obstacle
from milepost.model.review import Review
from milepost.model.standing import Recurrence
from milepost.model.text import LANGUAGES, Text
from milepost.reporters import html, json_report, markdown
from milepost.reporters.explaining import explain
from milepost.reporters.messages import messages
from milepost.reporters.outlook import nearing, stepping
from milepost.reporters.phrases import Phrases
from milepost.reporters.text import report

Reviews = Mapping[str, tuple[Review, ...]]
TEXT = """
facts:
  a: {type: number, title: {en: Reserve, zh: 储备}, unit: d}
  c: {type: percent, title: {en: Contingency, zh: 预备费}}
  p: {type: yes_no, title: {en: Owner named, zh: 已定责任人}}
severities: {critical: {weight: 3}, major: {weight: 2}, minor: {weight: 1}}
scales:
  verdict:
    hold: {title: {en: Hold, zh: 暂缓}}
    go: {title: {en: Go, zh: 通过}, meets_bar: true}
criteria:
  - {id: A, title: {en: Money, zh: 资金}, check: c >= 10, severity: critical}
  - {id: B, title: {en: Time, zh: 时间}, check: a >= 5, severity: minor}
  - {id: C, title: {en: People, zh: 人员}, check: p, severity: major}
results:
  score: {title: {en: Score, zh: 得分}, take: mean, times: 100, show: 1}
  verdict:
    title: {en: Decision, zh: 裁决}
    scale: verdict
    rows: [{is: go, when: 'score >= 80 and not any_of(criteria, critical and unmet)'}, {is: hold}]
main: verdict
"""
SHORT = given(c=7, a=5, p=False)


def plain(text: str) -> str:
    """One line, so that wrapping does not matter."""
    return " ".join(text.split())


def said(evidence: Evidence, language: str = "en") -> str:
    return plain(report([reviewed(TEXT, evidence)], language, False, 100))  # type: ignore[arg-type]


def test_the_table_shows_every_figure_of_the_order_and_states_the_formula() -> None:
    told = said(SHORT)
    assert "No. Criterion Severity Weight Gap Lost Share Sum If met alone" in told
    assert "1 A critical 3 100% 50.0 60% 60% 66.7" in told
    assert "2 C major 2 100% 33.3 40% 100% 50.0" in told
    assert "Ranked by: steps the result rises if this alone is met; then points lost;" in told
    assert "the gains add up to 83.3; with everything met it is 100.0 (Go)." in told


def test_the_next_step_names_figures_and_criteria() -> None:
    assert (
        "Next: Go - Not yet Go: Score is 16.7, at least 80 is asked (63.3 away); criterion A "
        "- No single criterion is enough."
    ) in said(SHORT)
    assert "下一级：通过" in said(SHORT, "zh")
    assert "Enough alone: A" in said(given(c=7, a=5, p=True))


def test_the_nearest_limit_is_told_in_its_own_unit() -> None:
    told = said(SHORT)
    assert (
        "Nearest to being met A Contingency: 7%, at least 10% is asked "
        "(3 percentage points away, 30% of the limit)"
    ) in told
    assert "Met with the least to spare B Reserve: 5 days, at least 5 days is asked" in told
    zh = said(SHORT, "zh")
    assert "预备费：7%，要求不低于 10%（差 3 个百分点，为限值的 30%）" in zh
    assert "储备：5 天，要求不低于 5 天（恰在限值上）" in zh


def test_one_percentage_point_is_one() -> None:
    review = reviewed(TEXT, given(c=9, a=5, p=True))
    phrases = Phrases(review.assessment.ruleset, "en")
    assert nearing.distance(phrases, review.near.to_met[0]) == "1 percentage point"


def test_nothing_is_said_where_nothing_is_short() -> None:
    told = said(given(c=50, a=50, p=True))
    assert "Weaknesses, ranked" not in told
    assert "Next:" not in told
    assert "Nearest" not in told
    assert "Met with the least" not in told


def test_explain_tells_what_ranks_a_criterion_and_what_would_be() -> None:
    told = plain(explain(reviewed(TEXT, SHORT), "A", "en", 100))
    assert "Weakness no. 1 of 2" in told
    assert "points lost 50.0; severity critical; weight 3 x gap 1 = 3; id" in told
    assert "It costs 66.7 - 16.7 = 50.0 (Score): 60% of the 83.3 that all gaps cost" in told
    assert "If it alone were met: Score 16.7 -> 66.7; Decision stays Hold" in told
    zh = plain(explain(reviewed(TEXT, given(c=7, a=5, p=True)), "A", "zh", 100))
    assert "若仅补齐此项：得分：50.0 → 100.0；裁决：暂缓 → 通过" in zh


def test_explain_of_a_met_criterion_tells_its_margin() -> None:
    told = plain(explain(reviewed(TEXT, SHORT), "B", "en", 100))
    assert "Margin: Reserve: 5 days, at least 5 days is asked (exactly at the limit)" in told
    assert "Weakness" not in told


@pytest.mark.parametrize(
    ("recurrence", "en", "zh"),
    [
        (
            Recurrence(date(2026, 1, 31), 3),
            "a gap since 2026-01-31, 3 reviews in a row",
            "自 2026-01-31 起连续 3 次评审未达标",
        ),
        (
            Recurrence(date(2026, 6, 30), 1, date(2025, 9, 30)),
            "a gap again, last on 2025-09-30",
            "再次未达标，上次为 2025-09-30",
        ),
    ],
)
def test_a_recurring_gap_is_marked_in_every_report(
    recurrence: Recurrence, en: str, zh: str
) -> None:
    review = reviewed(TEXT, SHORT)
    weak = tuple(replace(w, recurrence=recurrence) for w in review.weaknesses)
    marked = replace(review, weaknesses=weak)
    for language, words in (("en", en), ("zh", zh)):
        for write in (report, html.report, markdown.report):
            assert words in plain(write([marked], language)).replace("&#45;", "-")  # type: ignore[operator]
    told = json_report.document(marked)["weaknesses"][0]["recurring"]
    assert told["since"] == recurrence.since.isoformat()


def test_every_kind_of_obstacle_has_words() -> None:
    review = reviewed(TEXT, SHORT)
    kinds = [key.rpartition(".")[2] for key in messages() if key.startswith("weak.obstacle.")]
    assert len(kinds) == 8
    for kind in kinds:
        figure = Compared("score", ">=", Fraction(50, 3), 80)
        why = Text(en="Why", zh="理由")
        obstacle = Obstacle(kind, "go", ("A",), (figure,), why)  # type: ignore[arg-type]
        found = replace(review, next=NextStep("go", (), (obstacle,)))
        for language in LANGUAGES:
            first = stepping.lines(Phrases(review.assessment.ruleset, language), found)[0]
            assert "16.7" in first
            assert "A" in first


def test_json_holds_the_effect_of_every_unmet_criterion_and_is_valid() -> None:
    schema = json.loads((files("milepost.reporters") / "result.schema.json").read_text("utf-8"))
    written = json.loads(json_report.report([reviewed(TEXT, given(c=7, a=5))]))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(written)] == []
    effects = {one["criterion"]: one for one in written["marginal"]}
    assert list(effects) == ["A", "C"]
    assert (effects["C"]["outcome"], effects["C"]["score"], effects["C"]["gain"]) == (
        "not-assessed",
        50,
        33.33,
    )
    assert written["nearest"]["to_met"][0]["distance"] == 3
    assert written["next"]["obstacles"][0]["figures"][0]["limit"] == 80
    assert written["strengths"] == [{"criterion": "B", "weight": 1, "margin": 0}]
    assert written["weaknesses"][0]["evidence"][0]["line"] == 1


def test_judged_levels_say_that_meeting_criteria_does_not_lead_up(
    sample_reviews: Reviews,
) -> None:
    told = plain(report(sample_reviews["metro-doors"][2:], "en", False, 80))
    assert "Meeting criteria does not lead there: it stays 3 Standardised" in told


def test_strengths_show_what_proves_them(sample_reviews: Reviews) -> None:
    told = html.report(sample_reviews["metro-doors"][:1], "en")
    assert "Approved budget: 47,500,000, at least 46,800,000 is asked" in told
