"""`milepost followup`: what became of agreed actions at one day and another."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from building import put, written
from milepost.cli.app import run

RULES = """
escalation:
  - {to: sponsor, after_days: 10}
  - {to: board, after_days: 10, severity: critical}
  - {because: no-effect, to: pmo, after_days: 5}
criteria:
  - {id: C1, title: {en: One, zh: 一}, severity: major, check: a >= 10}
  - {id: C2, title: {en: Two, zh: 二}, severity: critical, check: b <= 5}
"""
EVIDENCE = """
subject: {{id: s}}
as_of: 2026-06-30
assess: [{{ruleset: demo}}]
facts:
  a: {{value: {a}, collected: {on}}}
  b: {{value: {b}, collected: {on}}}
"""
HEAD = """
actions:
  - id: raise
    ruleset: demo
    criteria: [C1]
    action: {en: Raise it, zh: 提高}
    owner: lead
    start: 2026-04-01
    due: 2026-06-10
    aims: {a: {from: 4, to: 10}}
    log:
      - {on: 2026-04-01, is: started}
"""
DONE = HEAD + "      - {on: 2026-06-05, is: done}\n"


def _office(root: Path, actions: str, a: str = "4", b: str = "3", on: str = "2026-06-25") -> Path:
    put(root / "rulesets" / "demo" / "0.1.0.yaml", written(RULES))
    folder = root / "assessments" / "s"
    put(folder / "evidence.yaml", EVIDENCE.format(a=a, b=b, on=on))
    put(folder / "actions.yaml", actions)
    return folder


def _told(folder: Path, *more: str) -> tuple[int, dict[str, Any]]:
    file = folder.parents[1] / "told.json"
    code = run(["followup", str(folder), "-f", f"json:{file}", *more])
    told: dict[str, Any] = json.loads(file.read_text("utf-8"))["followups"][0]["actions"][0]
    return code, told


@pytest.mark.parametrize(
    ("actions", "evidence", "standing", "code"),
    [
        (HEAD, {}, "overdue", 1),
        (HEAD, {"a": "10"}, "ahead", 0),
        (HEAD.replace("06-10", "07-10"), {}, "open", 0),
        (DONE, {"a": "11"}, "worked", 0),
        (DONE, {"a": "7"}, "partly", 0),
        (DONE, {}, "no-effect", 1),
        (DONE, {"a": "3"}, "no-effect", 1),
        (DONE, {"on": "2026-06-01"}, "unmeasured", 0),
        (HEAD + "      - {on: 2026-05-01, is: dropped}\n", {}, "dropped", 0),
        (DONE + "      - {on: 2026-06-20, is: reopened}\n", {}, "overdue", 1),
        (DONE.replace("    aims: {a: {from: 4, to: 10}}\n", ""), {}, "no-effect", 1),
        (DONE.replace("    aims: {a: {from: 4, to: 10}}\n", ""), {"a": "10"}, "worked", 0),
    ],
)
def test_every_standing(
    tmp_path: Path, actions: str, evidence: dict[str, str], standing: str, code: int
) -> None:
    left, told = _told(_office(tmp_path, actions, **evidence))
    assert (told["standing"], left) == (standing, code)


def test_a_fall_is_reached_from_above(tmp_path: Path) -> None:
    actions = DONE.replace("[C1]", "[C2]").replace(
        "{a: {from: 4, to: 10}}", "{b: {from: 9, to: 5}}"
    )
    assert _told(_office(tmp_path, actions, b="5"))[1]["standing"] == "worked"
    assert _told(_office(tmp_path, actions, b="6"))[1]["standing"] == "partly"
    assert _told(_office(tmp_path, actions, b="12"))[1]["aims"][0]["state"] == "worse"


def test_the_day_decides_what_is_known(tmp_path: Path) -> None:
    folder = _office(tmp_path, DONE, a="10", on="2026-05-01")
    early, late = (_told(folder, "--as-of", day)[1] for day in ("2026-05-30", "2026-06-30"))
    assert (early["progress"], early["standing"]) == ("started", "ahead")
    assert (late["progress"], late["since"]) == ("done", "2026-06-05")


def test_escalation_by_days_and_severity(tmp_path: Path) -> None:
    folder = _office(tmp_path, HEAD)
    assert _told(folder)[1]["escalate_to"] == ["sponsor"]
    assert _told(folder, "--as-of", "2026-06-15")[1]["escalate_to"] == []
    _office(tmp_path, HEAD.replace("[C1]", "[C1, C2]"), b="9")
    assert _told(folder)[1]["escalate_to"] == ["sponsor", "board"]
    _office(tmp_path, DONE)
    assert _told(folder)[1]["escalate_to"] == ["pmo"]


@pytest.mark.parametrize(
    ("actions", "message"),
    [
        (HEAD.replace("[C1]", "[C9]"), "no rule set has a criterion `C9`"),
        (HEAD.replace("{a:", "{aa:"), "no rule set declares a fact or question `aa`"),
        (HEAD.replace("to: 10", "to: much"), "aims.a.to"),
        (HEAD.replace("2026-04-01\n", "2026-07-01\n", 1), "due before it starts"),
        (DONE + "      - {on: 2026-01-01, is: done}\n", "not in order of its days"),
        (HEAD + HEAD.replace("actions:\n", ""), "the id `raise` is already taken"),
        (HEAD.replace("is: started", "is: finished"), "actions[0].log[0].is"),
    ],
)
def test_a_wrong_file_is_told_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], actions: str, message: str
) -> None:
    assert run(["followup", str(_office(tmp_path, actions))]) == 3
    said = capsys.readouterr().err
    assert message in said
    assert "assessments/s/actions.yaml:" in said


def test_nothing_on_record_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = _office(tmp_path, "actions: []\n")
    assert run(["followup", str(folder)]) == 5
    assert "no actions on record" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("language", "words"), [("en", "overdue by 20 days"), ("zh", "逾期 20 天")]
)
def test_assessing_again_says_what_became_of_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str, words: str
) -> None:
    folder = _office(tmp_path, HEAD)
    run(["followup", str(folder), "--lang", language])
    assert words in capsys.readouterr().out
    run(["assess", str(folder), "--lang", language])
    assert "followup`" in "".join(capsys.readouterr().out.split())


def test_an_unknown_severity_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = _office(tmp_path, HEAD)
    put(
        tmp_path / "rulesets" / "demo" / "0.1.0.yaml",
        written(
            RULES.replace("severity: critical}\n  - {because", "severity: critcal}\n  - {because")
        ),
    )
    assert run(["followup", str(folder)]) == 3
    assert "there is no severity `critcal`; did you mean `critical`?" in capsys.readouterr().err
