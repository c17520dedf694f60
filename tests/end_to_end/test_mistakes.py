"""What people get wrong: every mistake ends in one clear message and the right exit code."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from milepost.cli import language as cli_language

from .conftest import Run
from .test_verdicts import METRO, change


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("gaet", "G2", METRO), "did you mean `gate`"),
        (("gate", "G7", METRO), "G1, G2, G3"),
        (("gate", "G2", "assessments/metro-dors"), "did you mean `metro-doors`"),
        (("gate", "G2", METRO, "-r", "lifecycle-gate"), "did you mean `lifecycle-gates`"),
        (("gate", "G2", METRO, "-r", "lifecycle-gates@9.0.0"), "there is 1.0.0"),
        (("gate", "G2", METRO, "--formt", "json"), "--format"),
        (("gate", "G2", METRO, "-f", "jsn"), "did you mean json"),
        (("gate", "G2", METRO, "-f", "json", "-f", "html"), "only one format"),
        (("gate", "G2", METRO, "--as-of", "31.03.2026"), "2026-03-31"),
        (("gate", "G2", METRO, "--as-of", "2026-W12-1"), "2026-W12-1 is not a date"),
        (("gate", "G2", METRO, "--as-of", "20260316"), "20260316 is not a date"),
        (("gate", "G2", METRO, "-f", f"json:{METRO}"), f"{METRO} cannot be written: Is a direct"),
        (("gate", "G2", METRO, "-f", "json:/"), "/ cannot be written: Is a directory"),
        (("gate", "G2", METRO, "-f", f"json:{METRO}/evidence.yaml/x"), "cannot be written: "),
        (("gate", "G2", METRO, "-f", f"json:{'x' * 300}"), "cannot be written: File name too"),
        (("report", METRO, "-o", f"{METRO}/evidence.yaml/x"), "cannot be written: "),
        (("init", f"{METRO}/evidence.yaml/x"), "cannot be made: "),
        (("init", "x" * 300), "File name too long"),
        (("assess", METRO, "-r", "project-performance", "--gate", "G2"), "takes no gate"),
        (("assess", METRO, "-r", "project-performance", "--min-grade", "F"), "E, D, C, B, A"),
        (("gate", "G2"), "SUBJECT"),
    ],
)
def test_wrong_use_is_exit_2_with_a_mend(
    milepost: Run, arguments: tuple[str, ...], said: str
) -> None:
    ran = milepost(*arguments)
    assert ran.code == 2, ran.out + ran.err
    assert said in ran.err
    assert ran.out == ""


def test_a_place_that_cannot_be_written_is_told_in_chinese(
    milepost: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli_language, "LANGUAGE", "zh")
    ran = milepost("gate", "G2", METRO, "-f", f"json:{METRO}")
    assert (ran.code, ran.err) == (2, f"无法写入 {METRO}：是文件夹\n")


def test_an_unknown_language_is_wrong_use(milepost: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MILEPOST_LANG", "xx")
    ran = milepost("gate", "G2", METRO)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "`MILEPOST_LANG` is xx; use one of en, zh\n"
    assert milepost("gate", "G2", METRO, "--lang", "en", "-q").code == 0
    assert "Usage: " in milepost("gate", "--help").out
    assert milepost("--help").code == 0


def test_a_misspelt_key_is_placed_and_mended(milepost: Run, workspace: Path) -> None:
    change(workspace / METRO / "evidence.yaml", r"^as_of:", "as_off:")
    ran = milepost("gate", "G2", METRO)
    assert ran.code == 3
    assert f"{METRO}/evidence.yaml:" in ran.err
    assert "did you mean `as_of`?" in ran.err
    assert "Traceback" not in ran.err


def test_a_misspelt_fact_is_placed_and_mended(milepost: Run, workspace: Path) -> None:
    change(
        workspace / METRO / "evidence.yaml", r"^  schedule_float_days:", "  schedule_flaot_days:"
    )
    ran = milepost("gate", "G2", METRO)
    assert ran.code == 3
    assert "did you mean `schedule_float_days`?" in ran.err


def test_all_mistakes_of_all_files_are_said_at_once(milepost: Run, workspace: Path) -> None:
    folder = workspace / METRO
    (folder / "more.yaml").write_text("facts: {npv: lots, contingency_pct: 5}\nfcts: 1\n", "utf-8")
    (folder / "bad.yaml").write_text("facts: [\n", "utf-8")
    ran = milepost("check", METRO)
    assert ran.code == 3
    assert "npv" in ran.err
    assert "fcts" in ran.err
    assert "bad.yaml" in ran.err


def test_contradictory_files_are_named_both(milepost: Run, workspace: Path) -> None:
    (workspace / METRO / "more.yaml").write_text("facts: {contingency_pct: 5}\n", "utf-8")
    ran = milepost("gate", "G2", METRO)
    assert ran.code == 3
    assert "more.yaml:1" in ran.err
    assert "evidence.yaml:" in ran.err


def test_a_kill_criterion_cannot_be_waived(milepost: Run, workspace: Path) -> None:
    (workspace / METRO / "waivers.yaml").write_text(
        "waivers: [{id: W-1, criterion: G1.4, reason: late, approver: board, expires: 2027-01-01}]",
        "utf-8",
    )
    ran = milepost("gate", "G2", METRO)
    assert ran.code == 3
    assert "kill criterion" in ran.err


def test_a_broken_rule_set_of_the_workspace_is_placed(milepost: Run, workspace: Path) -> None:
    path = workspace / "rulesets" / "own" / "0.1.0.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("ruleset: own\nversion: 1.10\nkind: rubric\n", "utf-8")
    ran = milepost("check")
    assert ran.code == 3
    assert "rulesets/own/0.1.0.yaml:2:10: version" in ran.err


def test_an_empty_workspace_has_nothing_to_check(
    milepost: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare = tmp_path / "bare" / "rulesets"
    bare.mkdir(parents=True)
    monkeypatch.chdir(bare.parent)
    assert milepost("check").code == 5


def test_links_in_a_circle_are_a_document_that_is_not_there(milepost: Run, workspace: Path) -> None:
    named = "docs/loop.md"
    (workspace / METRO / named).symlink_to(workspace / METRO / named)
    change(
        workspace / METRO / "evidence.yaml", r"file: docs/risk-register\S*?}", f"file: {named}}}"
    )
    ran = milepost("gate", "G2", METRO)
    assert ran.code == 1
    assert named in ran.out


def test_a_file_name_that_is_not_utf8_is_a_problem(milepost: Run, workspace: Path) -> None:
    try:
        (workspace / METRO / "\udcff.yaml").write_text("facts: {npv: 1}\n", "utf-8")
    except OSError:
        pytest.skip("this file system has no such names")
    ran = milepost("gate", "G2", METRO)
    assert ran.code == 3
    assert "not UTF-8" in ran.err


def test_a_pipe_is_not_an_evidence_file(milepost: Run, workspace: Path) -> None:
    os.mkfifo(workspace / METRO / "pipe.yaml")
    ran = milepost("gate", "G2", METRO)
    assert ran.code == 3
    assert "not a regular file" in ran.err
