"""What the language can do is told: forced, by policy, aimed at, promised, by tree and team."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from importlib.resources import files

import pytest
from building import DAY, HERE, assessed, given, reviewed, rule_set
from jsonschema import Draft202012Validator
from milepost.analysis.reviewing import review
from milepost.model.assessment import Assessment
from milepost.model.evidence import Answer, Evidence, Plan
from milepost.model.review import Review
from milepost.model.tailoring import Tailoring
from milepost.model.text import LANGUAGES, Language, Text
from milepost.model.used import Used
from milepost.reporters import html, markdown, text
from milepost.reporters.explaining import explain
from milepost.reporters.json_report import document

RULES = """
coverage: weight
scales:
  rate: {"0": {value: 0}, "1": {value: 1}, "2": {value: 2, met: true}, "3": {value: 3}}
  grade: {low: {title: {en: Low, zh: 低}, expires_days: 90}, high: {at_least: 90}}
outcomes: {not-assessed: excluded, not-applicable: lowest, fixed: {like: pass, credit: 1}}
raters: {take: mean, discuss_over: 1}
axes:
  area: {build: {title: {en: Build, zh: 构建}, weight: 2}, run: {title: {en: Run, zh: 运行}}}
  practice: {design: {in: build}, backup: {in: run}}
  team: {from: answers, title: {en: Team, zh: 团队}}
adjust:
  - {only: id == "Q", when: not met("A"), at_most: 1, why: {en: No plan, zh: 没有计划}}
  - {only: id == "R", when: q, at_most: 0.5, why: {en: Little money, zh: 资金少}}
criteria:
  - {id: A, practice: design, check: p, weight: 2, title: {en: Alpha, zh: 甲}}
  - {id: Q, practice: design, scale: rate, target: "3", answer: {en: How good, zh: 如何}}
  - {id: R, practice: backup, imported: true, title: {en: Reported, zh: 报来}}
  - {id: N, practice: backup, scale: rate, answer: {en: Never, zh: 从不}}
  - {id: F, practice: backup, status: future, check: p, title: {en: Later, zh: 以后}}
results:
  points:
    tree: [area, practice]
    take: {practice: mean, area: {take: mean, round: {to: 1}}, all: min}
    times: 100
  by_team: {by: team, take: mean, only: id == "Q", title: {en: Team score, zh: 团队得分}}
  capped: {value: points, limits: [{at_most: 2 * points + 1, why: {en: Held, zh: 受限}}]}
  half: {value: points, limits: [{at_most: points / 2, when: not met("A")}]}
  grade: {scale: grade, of: points}
main: grade
"""
PLAN = Plan("A", Text(en="Approve it", zh="批准"), "sponsor", date(2026, 7, 31), HERE)
REPORTS: Mapping[str, Callable[[list[Review], Language], str]] = {
    "terminal": partial(text.report, width=300),
    "html": html.report,
    "markdown": markdown.report,
}


def answered() -> Evidence:
    answers = {
        "Q": (
            Answer("Q", HERE, "3", by="ana", at=(("team", "red"),)),
            Answer("Q", HERE, "1", by="ben", at=(("team", "red"),)),
            Answer("Q", HERE, "2", by="cai", at=(("team", "blue"),)),
        ),
        "R": (Answer("R", HERE, "fixed", by="scanner"),),
        "N": (Answer("N", HERE, not_applicable=True, reason=Text(en="none")),),
    }
    return replace(given(p=False, q=True), answers=answers, plans={"A": PLAN})


@pytest.fixture(scope="module")
def case() -> Review:
    return reviewed(RULES, answered())


WORDS = ("orced", "target", "ailored", "in force", "% by weight")


def plain(said: str) -> str:
    return " ".join(said.replace("\\", "").replace("&quot;", '"').split())


SAID: Mapping[Language, tuple[str, ...]] = {
    "en": (
        "2 to 1. No plan",
        "credit 1 to credit 0.5. Little money",
        "Promised: Approve it (Sponsor, due 2026-07-31)",
        "Holds until 2026-09-28 (90 days).",
        "Not in force, and not counted: future (1): F Later.",
        "Team score",
    ),
    "zh": (
        "2 调整为 1。没有计划",
        "得分率 1 调整为 得分率 0.5。资金少",
        "已承诺：批准（项目发起人，2026-07-31 前完成）",
        "有效期至 2026-09-28（90 天）。",
        "目前不启用、不计入：待启用 1 项（F 以后）。",
        "团队得分",
    ),
}


@pytest.mark.parametrize("form", REPORTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_report_tells_it(case: Review, form: str, language: Language) -> None:
    shown = plain(REPORTS[form]([case], language))
    assert [part for part in SAID[language] if part not in shown] == []


def test_coverage_by_weight_says_so(case: Review) -> None:
    shown = {form: plain(report([case], "en")) for form, report in REPORTS.items()}
    assert "100 %, by weight: 4 of 4 assessed" in shown["terminal"]
    assert "100.0% by weight" in shown["html"]
    assert "100.0% by weight" in shown["markdown"]


def test_targets_stand_with_their_gap(case: Review) -> None:
    assert "1. Target 3, 2 to go" in text.report([case], "en", width=200)
    assert "| Q Q | 1 | 3 | 2 |" in markdown.report([case], "en").replace("How good", "Q")
    reached = reviewed(RULES.replace('target: "3"', 'target: "1"'), answered())
    assert "Below target" not in text.report([reached], "en")
    assert "Target 1, reached" in explain(reached, "Q", "en")


def test_teams_head_their_table_and_nothing_blocks_them(case: Review) -> None:
    shown = markdown.report([case], "en")
    assert "### Results by Team" in shown
    assert "| Team | Team score |\n| --- | --- |\n| blue | 0.333333 |" in shown


def test_nothing_is_said_where_there_is_nothing_to_say() -> None:
    silent = reviewed("criteria: [{id: A, check: p}]", given(p=True))
    keys = {"uses", "tailoring", "not_in_force"}
    for report in REPORTS.values():
        shown = report([silent], "en")
        assert not [word for word in WORDS if word in shown]
    written = document(silent)
    assert not keys & written.keys()
    assert not {"forced", "plan", "disputed"} & written["findings"][0].keys()


# --- explain -----------------------------------------------------------------------------------


def test_a_tree_is_explained_node_by_node(case: Review) -> None:
    lines = [line.split() for line in explain(case, "points", "en").splitlines()]
    assert ["area", "mean,", "rounded", "half-up", "to", "1", "decimals"] in lines
    assert ["Build", "2", "0.1"] in lines
    assert ["design", "1", "1/9"] in lines
    assert ["A", "Alpha", "2", "0"] in lines
    assert ["min", "=", "0.1"] in lines


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            (
                "Forced by rule: 2 to 1. No plan",
                "By rule, “fixed (met)” is credited 1.",
                "By rule, “not applicable” is credited as the lowest rating.",
            ),
        ),
        (
            "zh",
            (
                "按规则强制调整：2 调整为 1。没有计划",
                "按规则，“fixed（达标）”得分率计为 1。",
                "按规则，“不适用”按最低评分计。",
            ),
        ),
    ],
)
def test_an_aggregate_names_what_rules_moved(
    case: Review, language: Language, said: tuple[str, ...]
) -> None:
    shown = plain(explain(case, "points", language))
    assert [part for part in said if part not in shown] == []


def test_a_team_is_explained_by_its_own_answers(case: Review) -> None:
    assert "Forced by rule: 2 to 1. No plan" in plain(explain(case, "by_team red", "en"))
    one = RULES.replace("not met", "met")
    assert "Forced" not in explain(reviewed(one, answered()), "by_team blue", "en")


def test_places_that_no_answer_names_are_told() -> None:
    nobody = reviewed(RULES, replace(answered(), answers={}))
    assert "No answer names a place of it" in explain(nobody, "by_team", "en")


def test_the_end_of_a_limit_is_computed_before_the_reader(case: Review) -> None:
    slack, bound = (plain(explain(case, name, "en")) for name in ("capped", "half"))
    assert "Limit: at most 2 * points + 1 The limit is 2 * points + 1 = 21" in slack
    assert "It applies and changes nothing." in slack
    assert 'Limit: at most points / 2 when not met("A") = yes' in bound
    assert "points / 2 = 5" in bound
    assert "It applies and changes the value." in bound


def test_a_criterion_says_what_people_did_to_it(case: Review) -> None:
    promised, rated = (plain(explain(case, name, "en")) for name in ("A", "Q"))
    assert "Promised: Approve it (Sponsor, due 2026-07-31)" in promised
    assert "Forced by rule: 2 to 1. No plan Marked: The assessors disagree" in rated
    assert "Target 3, 2 to go" in rated


def test_a_line_that_cannot_be_told_leaves_no_value() -> None:
    unknown = reviewed(RULES, replace(answered(), facts={}))
    said = plain(explain(unknown, "R", "en"))
    assert "from credit 1; whether it moves cannot be told, so it has no value." in said
    assert "credit unknown" in said


CLIMB = """
axes: {level: {fair: {}, good: {}, best: {}}}
criteria: [{id: A, level: fair, check: p}, {id: B, level: good, check: q}]
results:
  reached:
    {scale: verdict, climb: level, here: "all_of(criteria, passed)", below: "count(criteria) < 2",
     empty: reached}
main: reached
"""


def test_a_climb_tells_levels_that_carry_and_levels_without_criteria() -> None:
    said = plain(explain(reviewed(CLIMB, given(p=False, q=True)), None, "en"))
    assert "Level fair Fair: not reached itself, but carries" in said.replace(
        "fair fair", "fair Fair"
    )
    assert "has no criterion here, and by rule it is then reached" in said


def test_a_table_without_a_scale_shows_the_number_it_gives() -> None:
    rules = """
    criteria: [{id: A, check: p}]
    results:
      score: {take: mean, times: 100}
      fine: {rows: [{is: score / 10, when: score > 50}, {is: 0}]}
    """
    said = plain(explain(reviewed(rules, given(p=True)), "fine", "en"))
    assert "score / 10 = 10" in said


# --- other assessments and tailoring -----------------------------------------------------------

OTHER = """
title: {en: Other, zh: 他}
criteria: [{id: A, check: p}]
results: {score: {take: mean, times: 100, title: {en: Capacity, zh: 能力}}}
"""


def used_by(other: Assessment) -> Review:
    """A review whose rule set was told to rest on another assessment."""
    whole = assessed("criteria: [{id: A, check: q}]", given(q=True))
    return review(replace(whole, used=Used(assessments=(("office", other),))))


@pytest.mark.parametrize("form", REPORTS)
def test_used_assessments_are_named_with_their_digests(form: str) -> None:
    other = assessed(OTHER, given(p=True))
    shown = plain(REPORTS[form]([used_by(other)], "en"))
    assert "office: demo-project under demo@0.1.0, Capacity 100" in shown
    digest = other.ruleset.digest
    assert (digest if form != "terminal" else digest[:19]) in shown


@pytest.mark.parametrize("form", REPORTS)
def test_tailoring_stands_in_one_short_section(form: str) -> None:
    why = Text(en="Small teams", zh="小团队")
    done = (
        Tailoring("change", "checks", "A", why, "own@1.0.0", HERE, ("parameters.low",)),
        Tailoring("exclude", "criteria", "B", why, "own@1.0.0", HERE),
    )
    whole = assessed("criteria: [{id: A, check: p}]", given(p=True))
    rules = replace(whole.ruleset, extends="base@1.0.0", tailoring=done)
    shown = plain(REPORTS[form]([review(replace(whole, ruleset=rules))], "en"))
    assert "Tailored from base@1.0.0: 2 changes" in shown
    assert "A changed (parameters.low)" in shown
    assert "B left out" in shown
    assert "Small teams" in shown


# --- JSON --------------------------------------------------------------------------------------


def test_json_says_it_in_fields(case: Review) -> None:
    written = document(case)
    schema = json.loads((files("milepost.reporters") / "result.schema.json").read_text("utf-8"))
    validator = Draft202012Validator(schema)
    assert list(validator.iter_errors(written)) == []
    assert list(validator.iter_errors(document(used_by(case.assessment)))) == []
    found = {finding["id"]: finding for finding in written["findings"]}
    assert found["Q"]["forced"] == [
        {"before": "2", "after": "1", "why": {"en": "No plan", "zh": "没有计划"}}
    ]
    assert found["Q"]["disputed"] is True
    assert (found["Q"]["checks"][0]["target"], found["Q"]["checks"][0]["gap"]) == (3, 2)
    assert found["A"]["plan"]["due"] == "2026-07-31"
    assert found["R"]["checks"][0]["reported"] == "fixed"
    assert found["N"]["checks"][0]["credit_by_rule"] == "lowest"
    assert written["coverage_detail"]["weights"] == {"assessed": 4, "applicable": 4}
    assert written["not_in_force"][0]["id"] == "F"
    assert written["results"]["grade"]["until"] == "2026-09-28"


def test_the_as_of_date_is_that_of_the_tests() -> None:
    assert date(2026, 6, 30) == DAY
    assert rule_set(RULES).coverage == "weight"
