"""What is written where: reports, files, both languages, quiet runs."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import Run
from .test_verdicts import METRO

ROOT = Path(__file__).parents[2]


def test_report_writes_every_format_in_both_languages(milepost: Run, workspace: Path) -> None:
    ran = milepost("report", METRO)
    assert ran.code == 0
    names = sorted(path.name for path in (workspace / "reports" / "metro-doors").iterdir())
    assert names == [
        "assessment.en.html",
        "assessment.en.md",
        "assessment.json",
        "assessment.zh.html",
        "assessment.zh.md",
        "gate-G2.en.html",
        "gate-G2.zh.html",
        "management.en.html",
        "management.zh.html",
        "maturity.en.html",
        "maturity.zh.html",
    ]
    assert "97.7" in ran.out
    assert "91.9" in ran.out


def test_formats_go_to_files(milepost: Run, workspace: Path) -> None:
    ran = milepost("gate", "G2", METRO, "-f", "json", "-f", "html:out/gate.html", "--lang", "zh")
    assert ran.code == 0
    assert json.loads(ran.out)["main"]["is"] == "go"
    assert '<html lang="zh' in (workspace / "out" / "gate.html").read_text("utf-8")


def test_quiet_is_one_line_an_assessment(milepost: Run) -> None:
    assert len(milepost("assess", METRO, "-q").out.splitlines()) == 3


@pytest.mark.parametrize("what", [None, "G2.9", "S4.2.2.q1", "contingency_pct", "grade", "D3"])
def test_explain_reaches_the_evidence_line(milepost: Run, what: str | None) -> None:
    ran = milepost("explain", METRO, *([what] if what else []))
    assert ran.code == (2 if what == "D3" else 0), ran.err
    if what in ("S4.2.2.q1", "contingency_pct"):
        assert re.search(rf"{METRO}/evidence\.yaml:\d+", ran.out)


def test_chinese_output_is_chinese() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "milepost", "gate", "G3", "assessments/warehouse-automation"],
        cwd=ROOT,
        env={**os.environ, "MILEPOST_LANG": "zh"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    assert "有条件通过" in done.stdout
    words = set(re.findall(r"[A-Za-z]{4,}", done.stdout))
    assert not words & {"score", "Score", "coverage", "conditions", "actions", "Conditional"}


def test_no_colour_codes_outside_a_terminal(milepost: Run) -> None:
    assert "\x1b" not in milepost("gate", "G2", METRO).out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("gate", "G2", "assessments/metro-doors"), 0),
        (("gate", "G1", "assessments/bank-app"), 1),
        (("explain", "assessments/bank-app"), 0),
        (("schema",), 0),
        (("check", "assessments/metro-doors"), 0),
        (("gate", "--help"), 0),
        (("gate", "G9", "assessments/metro-doors"), 2),
    ],
)
def test_a_reader_that_went_away_changes_no_exit_code(
    arguments: tuple[str, ...], code: int
) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "milepost", *arguments],
            cwd=ROOT,
            stdout=writer,
            stderr=subprocess.PIPE if code < 2 else writer,
            check=False,
        )
    finally:
        os.close(writer)
    assert (done.returncode, done.stderr or b"") == (code, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_standard_output_that_cannot_be_written_is_told() -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "milepost", "gate", "G2", "assessments/metro-doors"],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == "standard output cannot be written: No space left on device\n"
