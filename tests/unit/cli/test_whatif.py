"""`milepost whatif`: what it says, what it exits with, and that its flips can be typed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from building import put, written
from milepost.cli.app import run

GATE = """
parameters: {floor: {value: 60, unit: pts, title: {en: Lowest score, zh: 最低得分}}}
facts:
  spend: {type: percent, title: {en: Spending on plan, zh: 按计划支出率}}
  risk: {type: number, title: {en: Residual risk, zh: 剩余风险}}
  charter: {type: document, title: {en: Charter, zh: 章程}}
criteria:
  - {id: A, title: {en: Money, zh: 资金}, severity: major, check: spend >= 90}
  - {id: B, title: {en: Risk, zh: 风险}, severity: major, check: risk <= 10}
  - {id: C, title: {en: Mandate, zh: 授权}, severity: minor, check: approved(charter)}
results:
  score: {title: {en: Score, zh: 得分}, take: mean, times: 100, show: 1}
  verdict:
    title: {en: Decision, zh: 裁决}
    scale: verdict
    rows:
      - {is: bad, when: "score < param.floor"}
      - {is: good, when: "any_of(criteria, unmet)", conditions: unmet}
      - {is: best}
main: verdict
"""
OTHER = """
facts: {delay: {type: days}}
criteria: [{id: D, check: delay <= 5}]
"""


@pytest.fixture(autouse=True)
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One subject with two assessments: the first below its bar, with evidence missing."""
    put(tmp_path / "rulesets" / "demo" / "0.1.0.yaml", written(GATE))
    other = written(OTHER).replace("ruleset: demo", "ruleset: other")
    put(tmp_path / "rulesets" / "other" / "0.1.0.yaml", other)
    put(
        tmp_path / "assessments" / "one" / "evidence.yaml",
        """
        subject: {id: one, title: {en: Tram, zh: 电车}}
        as_of: 2026-06-30
        assess: [{ruleset: demo}, {ruleset: other}]
        facts: {spend: 78, charter: {status: draft, date: 2026-06-01}, delay: 9}
        """,
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _json(*arguments: str) -> Any:
    run(["whatif", "assessments/one", *arguments, "-f", "json:told.json"])
    return json.loads(Path("told.json").read_text("utf-8"))


def test_without_an_option_everything_in_short(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["whatif", "assessments/one"]) == 0
    told = capsys.readouterr().out
    assert "Decision is bad, Score 0.0, coverage 66.7 %." in told
    assert "2 changes together would lift it to good, 60.0." in told
    assert "1.  Charter: draft -> approved\n  2.  Residual risk: unknown -> 10" in told
    assert "It stands at the lowest step already: bad." in told
    assert "Collect first: Residual risk." in told
    assert "Also listed for this subject, and not asked about here: other." in told
    assert "To see it" not in told


def test_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["whatif", "assessments/one", "--lang", "zh"]) == 0
    told = capsys.readouterr().out
    assert "电车：假设分析" in told
    assert "同时改变 2 项可升至good，60.0。" in told
    assert "2.  剩余风险：未知 → 10" in told


def test_before_and_after(capsys: pytest.CaptureFixture[str]) -> None:
    code = run(["whatif", "assessments/one", "--set", "spend=95", "--set", "charter=approved"])
    told = capsys.readouterr().out
    assert code == 0
    assert "Decision: bad, Score 0.0 -> good, Score 60.0." in told
    assert "charter  Charter: draft -> approved" in told
    assert "before: Spending on plan is 78%, at least 90% is asked; after: every check" in told
    assert "Score = sum of weight x credit / sum of weights x 100: before 0 / 5 x 100" in told
    assert "What would" not in told


def test_the_exit_code_is_that_of_the_verdict_after_the_change() -> None:
    one = ["whatif", "assessments/one", "--set"]
    assert run([*one, "spend=80"]) == 1
    assert run([*one, "param.floor=0"]) == 0
    assert run(["whatif", "assessments/one", "--flip"]) == 0
    assert run([*one, "delay=unknown"]) == 5


def test_the_assessment_that_knows_the_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert _json("--set", "delay=3")["ruleset"] == "other@0.1.0"
    assert _json("--set", "spend=3")["ruleset"] == "demo@0.1.0"


def test_nothing_changes(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["whatif", "assessments/one", "--set", "spend=79"]) == 1
    assert "Decision stays bad, Score 0.0." in capsys.readouterr().out
    assert run(["whatif", "assessments/one", "--set", "spend=78"]) == 1
    assert "Nothing changes: Decision stays bad, Score 0.0." in capsys.readouterr().out


def test_a_flip_can_be_typed() -> None:
    flip = _json("--flip")["flips"][0]["sets"][0]
    typed = [part for one in flip["settings"] for part in ("--set", one["set"])]
    after = _json(*typed)["set"]["after"]
    assert (after["main"], after["number"]) == (flip["ending"]["main"], flip["ending"]["number"])
    for left in range(0, len(typed), 2):
        rest = typed[:left] + typed[left + 2 :]
        assert _json(*rest)["set"]["after"]["main"] == "bad"


def test_what_is_set_holds_for_the_other_questions() -> None:
    told = _json("--set", "spend=95", "--flip", "--collect", "--sensitivity")
    assert told["stands"]["number"] == "40"
    assert [one["name"] for one in told["flips"][0]["sets"][0]["settings"]] == ["charter"]
    assert [one["name"] for one in told["collect"]] == ["risk"]
    assert [one["closes"] for one in told["collect"]] == ["1"]
    edges = {one["name"]: (one["down"], one["up"]) for one in told["sensitivity"]}
    assert edges["param.floor"][0]["value"] == "40"
    assert edges["weight.A"][1]["value"] == "9/2"


def test_what_was_not_asked_is_null() -> None:
    told = _json("--flip")
    assert told["schema"] == "milepost/whatif/1"
    assert (told["set"], told["collect"], told["sensitivity"]) == (None, None, None)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("form", ["html", "markdown", "json", "text"])
def test_every_format_says_the_same_each_time(form: str, language: str) -> None:
    told = []
    for number in range(2):
        file = f"{form}-{number}"
        asked = ["--flip", "--sensitivity", "--collect", "--set", "risk=20"]
        arguments = ["whatif", "assessments/one", *asked, "-f", f"{form}:{file}"]
        assert run([*arguments, "--lang", language]) == 1
        told.append(Path(file).read_bytes())
    assert told[0] == told[1]
    assert len(told[0]) > 500


@pytest.mark.parametrize(
    ("text", "english", "chinese"),
    [
        ("spendd=3", "did you mean `spend`?", "是否想写 `spend`？"),
        ("spend=x", "`spend` cannot be x; a number is expected", "`spend` 不能取 x；此处应为数值"),
        ("spend", "`spend` sets nothing", "`spend` 什么也没设定"),
    ],
)
def test_wrong_use(
    text: str,
    english: str,
    chinese: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert run(["whatif", "assessments/one", "--set", text]) == 2
    assert english in capsys.readouterr().err
    monkeypatch.setattr("milepost.cli.language.LANGUAGE", "zh")
    assert run(["whatif", "assessments/one", "--set", text]) == 2
    assert chinese in capsys.readouterr().err
