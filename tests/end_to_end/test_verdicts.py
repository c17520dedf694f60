"""The main job through the command line: decisions, grades, levels and their exit codes."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from .conftest import Run

METRO, WAREHOUSE = "assessments/metro-doors", "assessments/warehouse-automation"
BANK, TRANSIT = "assessments/bank-app", "assessments/transit-pmo"
HARBOUR, GRAIN = "assessments/harbour-it-pmo", "assessments/grain-conveyor"
LIFTS = "assessments/lift-retrofit"


def change(path: Path, pattern: str, replacement: str) -> None:
    text, found = re.subn(pattern, replacement, path.read_text("utf-8"), flags=re.MULTILINE)
    assert found, f"{pattern} is not in {path}"
    path.write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "line"),
    [
        (("gate", "G2", METRO), 0, "97.7"),
        (("gate", "G3", WAREHOUSE), 0, "82.4"),
        (("gate", "G3", WAREHOUSE, "--fail-on", "conditional"), 1, "82.4"),
        (("gate", "G3", WAREHOUSE, "--fail-on", "waived"), 1, "82.4"),
        (("gate", "G2", METRO, "--fail-on", "missing"), 4, "97.7"),
        (("gate", "G1", BANK), 1, "73.7"),
        (("assess", METRO), 0, "91.9"),
        (("assess", WAREHOUSE), 1, "69.4"),
        (("assess", METRO, "-r", "project-performance", "--min-grade", "A"), 0, "91.9"),
        (("assess", WAREHOUSE, "-r", "pmo-maturity", "--min-level", "3"), 1, "2.27"),
        (("assess", TRANSIT), 0, "82.9"),
    ],
)
def test_exit_code_and_number(
    milepost: Run, arguments: tuple[str, ...], code: int, line: str
) -> None:
    ran = milepost(*arguments)
    assert ran.code == code, ran.out + ran.err
    assert line in ran.out


def test_json_has_the_documented_top_level(milepost: Run) -> None:
    ran = milepost("gate", "G2", METRO, "-f", "json")
    result = json.loads(ran.out)
    assert result["main"]["is"] == "go"
    assert result["main"]["meets_bar"] is True
    assert result["results"]["score"]["value"] == 97.7
    assert result["coverage"] == 97.8
    expected = {"subject", "ruleset", "target", "as_of", "main", "results", "coverage", "findings"}
    expected |= {"weaknesses", "conditions", "actions", "waivers", "notices", "digests"}
    assert expected <= result.keys()


def test_json_of_several_assessments_is_an_array(milepost: Run) -> None:
    results = json.loads(milepost("assess", METRO, "-f", "json").out)
    assert [r["main"]["is"] for r in results] == ["go", "A", "3"]


def test_a_fact_less_makes_a_critical_check_unknown_and_holds(
    milepost: Run, workspace: Path
) -> None:
    change(workspace / METRO / "evidence.yaml", r"^  top_risks_with_response_pct:.*\n", "")
    ran = milepost("gate", "G2", METRO, "-f", "json")
    result = json.loads(ran.out)
    assert ran.code == 1
    assert result["main"]["is"] == "hold"
    assert (result["results"]["score"]["value"], result["coverage"]) == (86.4, 95.6)
    risks = next(f for f in result["findings"] if f["id"] == "G2.4")
    assert risks["outcome"] == "not-assessed"


def test_a_critical_compliance_check_without_evidence_is_undetermined(
    milepost: Run, workspace: Path
) -> None:
    records = next(
        p for p in (workspace / TRANSIT).glob("*.yaml") if "docs_classified_pct" in p.read_text()
    )
    change(records, r"^  docs_classified_pct:.*\n", "")
    ran = milepost("assess", TRANSIT, "-r", "records-control")
    assert ran.code == 4
    assert "UNDETERMINED" in ran.out


def test_a_lost_document_stops_its_criterion_and_says_why(milepost: Run, workspace: Path) -> None:
    before = json.loads(milepost("gate", "G2", METRO, "-f", "json").out)
    named = re.search(
        r"schedule_baseline:.*?file: ([\w/.-]+)",
        (workspace / METRO / "evidence.yaml").read_text("utf-8"),
        re.DOTALL,
    )
    assert named
    (workspace / METRO / named[1]).unlink()
    ran = milepost("gate", "G2", METRO, "-f", "json")
    after = json.loads(ran.out)
    schedule = next(f for f in after["findings"] if f["id"] == "G2.2")
    assert ran.code == 1
    assert after["main"]["is"] == "hold"
    assert schedule["outcome"] == "not-assessed"
    assert after["coverage"] < before["coverage"]
    assert named[1] in json.dumps(after["notices"])
    assert named[1] in milepost("gate", "G2", METRO).out


def test_stale_evidence_is_not_assessed(milepost: Run) -> None:
    ran = milepost("gate", "G2", METRO, "--as-of", "2027-03-16", "-f", "json")
    result = json.loads(ran.out)
    assert result["as_of"] == "2027-03-16"
    assert any(notice["kind"] == "stale" for notice in result["notices"])
    assert result["coverage"] < 97.8


def test_nothing_to_evaluate_is_an_error_of_its_own(milepost: Run, workspace: Path) -> None:
    (workspace / "assessments" / "empty").mkdir()
    ran = milepost("gate", "G2", "assessments/empty")
    assert (ran.code, ran.out) == (5, "")
    assert "nothing was evaluated" in ran.err
    (workspace / "assessments" / "empty" / "evidence.yaml").write_text("as_of: 2026-01-01\n")
    assert milepost("gate", "G2", "assessments/empty").code == 5


def test_evidence_for_other_criteria_alone_evaluates_nothing(
    milepost: Run, workspace: Path
) -> None:
    folder = workspace / "assessments" / "other"
    folder.mkdir()
    (folder / "evidence.yaml").write_text("as_of: 2026-01-01\nfacts: {npv: 1}\n", "utf-8")
    assert milepost("gate", "G2", "assessments/other", "-r", "lifecycle-gates").code == 5


def test_no_as_of_date_anywhere_is_an_error(milepost: Run, workspace: Path) -> None:
    folder = workspace / "assessments" / "dateless"
    folder.mkdir()
    (folder / "evidence.yaml").write_text("facts: {contingency_pct: 5}\n", "utf-8")
    gate = ("gate", "G2", "assessments/dateless", "-r", "lifecycle-gates")
    ran = milepost(*gate)
    assert ran.code == 2
    assert "--as-of" in ran.err
    assert milepost(*gate, "--as-of", "2026-01-01").code == 1


def test_whole_workspace_ends_with_the_worst_code(milepost: Run, workspace: Path) -> None:
    assert milepost("assess", "-q").code == 1
    for below in (BANK, WAREHOUSE, HARBOUR, GRAIN, LIFTS):
        shutil.rmtree(workspace / below)
    assert milepost("assess", "-q").code == 0


def test_a_subject_that_is_not_ready_does_not_keep_the_others(
    milepost: Run, workspace: Path
) -> None:
    for other in (workspace / "assessments").iterdir():
        if other.is_dir() and other != workspace / METRO:
            shutil.rmtree(other)
    (workspace / "assessments" / "portfolio.yaml").unlink()
    folder = workspace / "assessments" / "a-new-one"
    folder.mkdir()
    (folder / "evidence.yaml").write_text(
        "as_of: 2026-01-01\nassess: [{ruleset: lifecycle-gates, gate: G2}]\nfacts: {npv: 5}\n"
    )
    ran = milepost("assess", "-q")
    assert ran.code == 5
    assert "a-new-one" in ran.err
    assert "metro-doors" in ran.out
    assert milepost("report").code == 5
    assert (workspace / "reports" / "metro-doors" / "assessment.en.html").is_file()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("gate", "G3", WAREHOUSE, "--fail-on", "conditional"), "has conditions"),
        (("gate", "G3", WAREHOUSE, "--fail-on", "waived"), "a gap is waived"),
        (("gate", "G2", METRO, "--fail-on", "missing"), "evidence is missing"),
        (("assess", METRO, "-r", "pmo-maturity", "--min-level", "4"), "below 4"),
    ],
)
def test_a_bar_that_was_asked_and_not_met_is_said(
    milepost: Run, arguments: tuple[str, ...], said: str
) -> None:
    ran = milepost(*arguments)
    assert ran.code != 0
    assert said in ran.err


def test_a_kill_names_what_killed(milepost: Run) -> None:
    assert "Decided by: G1.1, G1.4." in " ".join(milepost("gate", "G1", BANK).out.split())
