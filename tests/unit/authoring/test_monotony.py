"""The lint that says whether something better can lower the result."""

from __future__ import annotations

from pathlib import Path

import pytest
from building import rule_set
from milepost.authoring.checking import file_check
from milepost.authoring.monotony import directions, monotone
from milepost.authoring.monotony.directions import BOTH, FALLS, RISES, STILL, Direction
from milepost.cli.app import run
from milepost.loading.catalogue import Catalogue
from milepost.workspace import Workspace

ROOT = Path(__file__).parents[3]
TWO = """
scales:
  anchors: {"0": {value: 0}, "1": {value: 1}, "2": {value: 2, met: true}}
  verdict: {bad: {}, fair: {}, good: {}}
  grade: {E: {}, C: {at_least: 60}, A: {at_least: 90}}
tags: {must: {en: Must, zh: 必须}}
axes: {level: {"1": {}, "2": {}}}
criteria:
  - {id: A, check: p, severity: critical, level: "1", tags: [must]}
  - {id: B, answer: {en: How}, scale: anchors, severity: major, level: "2"}
"""
MIXED = TWO.replace(
    "  - {id: A, check: p, severity: critical,",
    "  - id: M\n    checks: [{id: M.1, check: q, severity: critical},"
    " {id: M.2, check: r, severity: major}]\n  - {id: A, check: p, severity: critical,",
)


def way(result: str, text: str = TWO, **sections: str) -> Direction:
    """The direction of one more result."""
    more = "\n".join(f"{key}: {value}" for key, value in sections.items())
    results = f"results:\n  score: {{take: mean, times: 100}}\n  x: {{{result}}}"
    return directions(rule_set(f"{text}\n{results}\n{more}\nmain: score"))["x"]


def reasons(result: str, text: str = TWO, main: str = "x", more: str = "") -> list[str]:
    """Why it may fall, in words, with what that starts at."""
    results = f"results:\n  score: {{take: mean, times: 100}}\n  x: {{{result}}}"
    found = monotone(rule_set(f"{text}\n{results}\nmain: {main}\n{more}"))
    return [f"{reason.name}: {reason.text.en}" for reason in found]


@pytest.mark.parametrize(
    ("value", "direction"),
    [
        ("score", RISES),
        ("100 - score", FALLS),
        ("-2 * score", FALLS),
        ("score / 2", RISES),
        ("score / -2", FALLS),
        ("100 / (1 + score)", FALLS),
        ("score * a", BOTH),
        ("score * score", RISES),
        ("score - count(criteria, unmet)", RISES),
        ("score + count(criteria, unmet)", BOTH),
        ("a + 1", STILL),
        ("abs(score)", RISES),
        ("abs(score - 50)", BOTH),
        ("min(score, 60)", RISES),
        ("floor(max(score, coverage))", RISES),
        ("score >= 50", RISES),
        ("score < 50", FALLS),
        ("40 < score < 60", BOTH),
        ("score == 50", BOTH),
        ("score == 0", FALLS),
        ("score == 100", RISES),
        ("score != 100", FALLS),
        ("not score >= 50", FALLS),
        ("score >= 50 and not any_of(criteria, failed)", RISES),
        ("p or score >= 50", RISES),
        ("count(criteria, partial)", BOTH),
        ("count(criteria, not_applicable or errored)", STILL),
        ("count(criteria, waived)", STILL),
        ("share(criteria, passed and must)", RISES),
        ("all_of(checks, not unmet)", RISES),
        ("count(where(criteria, unmet))", FALLS),
        ("mean_of(where(criteria, passed), credit)", BOTH),
        ("mean_of(where(criteria, must), credit)", RISES),
        ("sum_of(where(criteria, unmet), weight)", FALLS),
        ("sum_of(criteria, weight * credit)", RISES),
        ("sum_of(criteria, 1 - credit)", FALLS),
        ("median_of(criteria, rating)", RISES),
        ('met("A")', RISES),
        ('1 - credit("A")', FALLS),
        ("known(score)", BOTH),
        ("first_known(score, coverage)", BOTH),
    ],
)
def test_an_expression_goes_where_its_parts_lead(value: str, direction: Direction) -> None:
    assert way(f"value: '{value}'") == direction


@pytest.mark.parametrize(
    ("result", "direction"),
    [
        ("take: mean", RISES),
        ("take: mean, times: -1", FALLS),
        ("take: mode", BOTH),
        ("take: product", RISES),
        ("take: product, of: credit - 1", BOTH),
        ("take: {worst: 1}, of: 1 - credit", FALLS),
        ("take: any", RISES),
        ("take: mean, only: must", RISES),
        ("tree: [level], take: {level: min, all: mean}", RISES),
        ("tree: [level], take: {level: mode, all: mean}", BOTH),
        ("scale: grade, of: score", RISES),
        ("climb: level, here: 'all_of(criteria, passed)', scale: anchors", RISES),
        ("climb: level, here: 'any_of(criteria, failed)', scale: anchors", FALLS),
        ("judged: true, scale: verdict", RISES),
        ("rows: [{is: 0, when: score < 50}, {is: score / 2}]", RISES),
        ("rows: [{is: 9, when: score < 50}, {is: score / 100}]", BOTH),
    ],
)
def test_a_result_goes_where_its_form_leads(result: str, direction: Direction) -> None:
    assert way(result) == direction


GOOD, BAD = "score >= 50", "any_of(criteria, critical and unmet)"


@pytest.mark.parametrize(
    ("result", "told"),
    [
        (f"rows: [{{is: bad, when: '{BAD}'}}, {{is: good}}]", []),
        (f"rows: [{{is: good, when: '{GOOD}'}}, {{is: fair}}]", []),
        (f"rows: [{{is: undetermined, when: '{BAD}'}}, {{is: good}}]", []),
        ("rows: [{is: fair, when: a > 3}, {is: good, when: score >= 1}, {is: bad}]", []),
        (
            f"rows: [{{is: fair, when: '{BAD}'}}, {{is: bad, when: score < 1}}, {{is: good}}]",
            [
                "x: the row `is: fair` ends when something gets better, and gives more than one "
                "after it"
            ],
        ),
        (
            f"rows: [{{is: fair, when: '{GOOD}'}}, {{is: good}}]",
            [
                "x: the row `is: fair` holds once something is better, and gives less than one "
                "after it"
            ],
        ),
        (f"value: 'first_known(x2, x2)', limits: [{{at_most: fair, when: '{BAD}'}}]", []),
        (
            f"value: x2, limits: [{{at_most: fair, when: '{GOOD}'}}]",
            ["x: the limit `at_most: fair` comes when something gets better"],
        ),
        (
            f"value: x2, limits: [{{at_least: fair, when: '{BAD}'}}]",
            ["x: the limit `at_least: fair` goes when something gets better"],
        ),
        (f"value: x2, instead: [{{is: bad, when: '{BAD}'}}]", []),
        (
            f"value: x2, instead: [{{is: good, when: '{BAD}'}}]",
            [
                "x: the row `is: good` ends when something gets better, and gives more than one "
                "after it"
            ],
        ),
        (f"value: x2, void: {{when: '{BAD}'}}", []),
        (
            f"value: x2, void: {{when: '{GOOD}'}}",
            [f"x: `void` (`{GOOD}`) may take the value away when something gets better"],
        ),
    ],
)
def test_the_main_result_says_why_it_may_fall(result: str, told: list[str]) -> None:
    text = TWO.replace("axes:", "parameters: {z: 1}\naxes:")
    more = "  x2: {scale: verdict, judged: true}\n"
    results = (
        f"results:\n  score: {{take: mean, times: 100}}\n{more}  x: {{scale: verdict, {result}}}"
    )
    found = monotone(rule_set(f"{text}\n{results}\nmain: x"))
    assert [f"{reason.name}: {reason.text.en}" for reason in found] == told


def test_where_a_cause_starts_is_told_once() -> None:
    both = "  odd: {value: 'abs(score - 50)'}\n  x: {value: odd + 1}"
    text = f"{TWO}\nresults:\n  score: {{take: mean, times: 100}}\n{both}\nmain: x"
    (reason,) = monotone(rule_set(text))
    assert reason.name == "odd"
    assert reason.text.en == "`abs(score - 50)` may rise or fall when something gets better"
    assert reason.text.zh == "情况改善时 `abs(score - 50)` 可升可降"


def test_what_the_main_result_does_not_rest_on_is_no_matter() -> None:
    assert reasons("value: 'abs(score - 50)'", main="score") == []
    assert reasons("value: '100 - score'") == ["x: its own value falls when something gets better"]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("outcomes: {partial: 0.25}", []),
        ("outcomes: {not-applicable: 0.5, error: 0, not-assessed: inconclusive}", []),
        (
            "outcomes: {partial: highest, pass: 0.5}",
            ["outcomes.partial: `partial` may count more than `pass`"],
        ),
        ("outcomes: {fail: 0.75}", ["outcomes.fail: `fail` may count more than `partial`"]),
        (
            "outcomes: {fail: excluded}",
            ["outcomes.fail: `fail` leaves every mean, so a better outcome may lower it"],
        ),
        (
            "outcomes: {not-assessed: 0.5}",
            ["outcomes.not-assessed: what is not assessed counts more than what is failed"],
        ),
        ("adjust: [{only: failed, at_most: 0, why: {en: w}}]", []),
        ("adjust: [{when: a > 3, at_least: 1, why: {en: w}}]", []),
        ("adjust: [{only: passed, set: 9, why: {en: w}}]", []),
        (
            "adjust: [{only: passed, at_most: 1, why: {en: w}}]",
            ["adjust[0]: `w` may take credit from what gets better"],
        ),
        (
            "better: lower",
            ["B: what is not assessed counts more than what is failed"],
        ),
    ],
)
def test_policies_that_turn_credit(more: str, told: list[str]) -> None:
    assert reasons("take: mean", main="x", more=more) == told


@pytest.mark.parametrize(
    ("leaf", "told"),
    [
        ("check: score >= 50", []),
        ("check: 'share(under(\"K\"), passed) >= 0.5'", []),
        ("check: score < 50", ["L: `check: score < 50` may turn against what gets better"]),
        (
            "check: 'not met(\"A\")'",
            ['L: `check: not met("A")` may turn against what gets better'],
        ),
        (
            "check: p, applies: score >= 50",
            ["L: `applies: score >= 50` may turn against what gets better"],
        ),
    ],
)
def test_leaves_that_use_results_or_roll_up(leaf: str, told: list[str]) -> None:
    text = f"{TWO}  - {{id: L, {leaf}}}\nchecks: [{{id: K.1, check: q}}]\n"
    results = "results:\n  score: {take: mean, times: 100, only: 'id == \"A\"'}\n  x: {take: mean}"
    found = monotone(rule_set(f"{text}{results}\nmain: x"))
    assert [f"{reason.name}: {reason.text.en}" for reason in found] == told


@pytest.mark.parametrize(
    ("rows", "sure"),
    [
        ("{is: fair, when: 'any_of(criteria, critical and unmet)'}", True),
        ("{is: fair, when: 'any_of(criteria, major and unmet)'}", False),
        ("{is: fair, when: 'any_of(criteria, (critical or major) and unmet)'}", True),
        ("{is: fair, when: 'any_of(criteria, unknown)'}", False),
        ("{is: fair, when: 'any_of(checks, major and unmet)'}", True),
        (
            "{is: bad, when: 'any_of(checks, critical and (failed or unknown))'},"
            " {is: fair, when: 'any_of(criteria, major and unmet)'}",
            True,
        ),
        (
            "{is: bad, when: 'any_of(checks, critical and failed)'},"
            " {is: fair, when: 'any_of(criteria, major and unmet)'}",
            False,
        ),
        ("{is: good, when: 'all_of(criteria, critical and passed)'}", True),
    ],
)
def test_the_severity_of_a_criterion_moves_with_its_worst_gap(rows: str, sure: bool) -> None:
    last = "bad" if "good" in rows else "good"
    found = reasons(f"scale: verdict, rows: [{rows}, {{is: {last}}}]", MIXED)
    assert (found == []) is sure


def test_where_lower_is_better_no_credit_is_the_best_rating() -> None:
    text = TWO.replace("answer: {en: How}", "answer: {en: How}, requires: p, not_assessed: highest")
    assert reasons("take: mean, only: major", text, more="better: lower") == [
        "B: `requires` takes all credit, which is the best rating where lower is better"
    ]


def test_what_is_picked_by_a_severity_that_moves_goes_both_ways() -> None:
    assert way("take: mean, only: major") == RISES
    assert way("take: mean, only: major", MIXED) == BOTH
    assert reasons("take: mean, only: major", MIXED) == [
        "x: `only: major` picks others when something gets better"
    ]


@pytest.mark.parametrize(
    "name", ["lifecycle-gates", "pmo-maturity", "project-performance", "records-control"]
)
def test_the_rule_sets_of_the_workspace_are_monotone(samples: Workspace, name: str) -> None:
    assert monotone(samples.catalogue.load(f"{name}@1.0.0")) == ()


def test_the_template_is_monotone() -> None:
    path = ROOT / "engine/milepost/templates/workspace/rulesets/project-gates/0.1.0.yaml"
    assert monotone(Catalogue((), ROOT).load_file(path, "0.1.0.yaml")) == ()


def test_a_library_concludes_nothing(samples: Workspace) -> None:
    assert monotone(samples.catalogue.load("pmo-library@1.0.0")) == ()


def test_a_check_notes_it_and_holds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "odd.yaml"
    text = """ruleset: odd
version: "1.0.0"
kind: compliance
title: {en: Odd, zh: 例}
facts: {p: {type: yes_no}}
criteria: [{id: A, check: p, title: {en: A, zh: 甲}}]
results:
  score: {take: mean}
  odd: {value: 1 - score}
main: odd
"""
    path.write_text(text, encoding="utf-8")
    checked = file_check(Catalogue((), tmp_path), path, "odd.yaml").run()
    assert checked.mistakes == ()
    assert [note.en for note in checked.notes] == [
        "odd.yaml:9: note: odd is not monotone: its own value falls when something gets better"
    ]
    assert [note.zh for note in checked.notes] == [
        "odd.yaml:9：提示：odd 不单调：情况改善时其自身的值下降"
    ]
    assert run(["check", str(path)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith("odd.yaml: ok (1 criteria")
    assert told[1].startswith("  odd.yaml:9: note: odd is not monotone: ")
