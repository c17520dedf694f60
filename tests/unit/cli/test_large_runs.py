"""Many subjects in one run: nothing accumulates, one broken subject stops nobody."""

from __future__ import annotations

import gc
import json
from pathlib import Path
from textwrap import dedent

import pytest
from milepost.cli.app import run
from milepost.cli.commands import report as reporting
from milepost.model.review import Review

from tests.building import put, written

RULES = """\
    ruleset: small
    kind: rubric
    scales: {grade: {low: {at_least: 0}, good: {at_least: 60, meets_bar: true}}}
    criteria:
      - {id: x, title: {en: X, zh: 甲}, check: p}
      - {id: y, title: {en: Y, zh: 乙}, check: q}
    results:
      score: {take: mean, times: 100}
      grade: {of: score, scale: grade}
    main: grade
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MILEPOST_INFERENCE", "reference")
    monkeypatch.chdir(tmp_path)
    put(tmp_path / "rulesets" / "small" / "0.1.0.yaml", written(dedent(RULES)))
    return tmp_path


def subjects(root: Path, count: int) -> None:
    for n in range(count):
        facts = f"{{p: {'yes' if n % 2 else 'no'}, q: yes}}"
        assessed(root / "assessments" / f"s{n:02d}", facts)


def assessed(folder: Path, facts: str) -> Path:
    head = f"subject: {{id: {folder.name}}}\nas_of: 2026-06-30\nassess: [{{ruleset: small}}]\n"
    put(folder / "evidence.yaml", f"{head}facts: {facts}\n")
    return folder


def reported(*more: str) -> int:
    return run(["report", "-q", "-o", "out", "-f", "json", "--lang", "en", *more])


def test_no_review_outlives_its_subject(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    subjects(root, 12)
    before, alive = reviews(), []
    report = reporting.Run.report

    def watched(self: reporting.Run, path: Path) -> None:
        alive.append(reviews() - before)
        report(self, path)

    monkeypatch.setattr(reporting.Run, "report", watched)
    assert reported() == 0
    assert alive == [0] * 12


def reviews() -> int:
    """How many reviews there are in memory."""
    gc.collect()
    return sum(type(one) is Review for one in gc.get_objects())


def test_a_broken_subject_is_told_and_listed_and_the_others_are_written(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    subjects(root, 3)
    assessed(root / "assessments" / "broken", "{no_such: 1}")
    assert reported() == 3
    assert "no_such" in capsys.readouterr().err
    found = json.loads((root / "out" / "portfolio.json").read_text("utf-8"))
    assert [one["folder"] for one in found["failed"]] == ["broken"]
    assert "no_such" in found["failed"][0]["why"]["en"]
    assert "没有规则集" in found["failed"][0]["why"]["zh"]
    assert found["subjects"] == 3
    assert found["rulesets"][0]["subjects"][0]["reports"] == []
    assert (root / "out" / "s02" / "assessment.json").is_file()


def test_the_portfolio_leads_to_the_reports_of_the_subjects(root: Path) -> None:
    subjects(root, 2)
    assert run(["report", "-q", "-o", "out"]) == 0
    for language in ("en", "zh"):
        page = (root / "out" / f"portfolio.{language}.html").read_text("utf-8")
        assert f'href="./s01/assessment.{language}.html"' in page
        assert (root / "out" / "s01" / f"assessment.{language}.html").is_file()


def test_one_subject_has_a_portfolio_only_when_asked(root: Path) -> None:
    subjects(root, 1)
    assert reported() == 0
    assert not (root / "out" / "portfolio.json").exists()
    assert reported("--kind", "portfolio") == 0
    assert (root / "out" / "portfolio.json").is_file()


def test_subjects_of_one_name_are_refused_before_anything_is_written(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one = assessed(root / "assessments" / "same", "{p: yes, q: yes}")
    other = assessed(root / "elsewhere" / "same", "{p: no, q: yes}")
    assert reported(str(one), str(other)) == 2
    assert "same folder same" in capsys.readouterr().err
    assert not (root / "out").exists()
    assert reported(str(one), "assessments/same") == 0


def test_an_interrupted_run_leaves_whole_files_only(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    subjects(root, 5)
    written: list[Path] = []

    def stopped(path: Path, content: bytes) -> None:
        if len(written) == 2:
            raise KeyboardInterrupt
        written.append(path)
        with path.open("xb") as file:
            file.write(content)

    monkeypatch.setattr("milepost.loading.atomic._write", stopped)
    assert reported() == 130
    assert capsys.readouterr().err.strip() == "interrupted"
    files = [path for path in (root / "out").rglob("*") if path.is_file()]
    assert sorted(path.parent.name for path in files) == ["s00", "s01"]
    assert all(json.loads(path.read_text("utf-8")) for path in files)


def test_a_kind_that_fits_one_subject_alone_does_not_end_the_run(root: Path) -> None:
    subjects(root, 2)
    assert reported("-k", "assessment", "-k", "gate", "-k", "portfolio") == 2
    found = json.loads((root / "out" / "portfolio.json").read_text("utf-8"))
    assert found["subjects"] == 2
    assert found["failed"] == []
    assert (root / "out" / "s01" / "assessment.json").is_file()
