"""The committed reports are what the engine says; `milepost report` writes them again."""

from __future__ import annotations

from pathlib import Path

import pytest
from milepost.cli.commands.report import files_of
from milepost.inference.chaining import Chainer
from milepost.workspace import Workspace

ROOT = Path(__file__).parents[2]
REPORTS = ROOT / "reports"


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return Workspace(ROOT, Chainer("reference"))


@pytest.mark.parametrize(
    "subject", ["bank-app", "metro-doors", "transit-pmo", "warehouse-automation"]
)
def test_committed_reports_are_current(workspace: Workspace, subject: str) -> None:
    reviews = workspace.reviews(ROOT / "assessments" / subject)
    fresh = files_of(reviews, ("en", "zh"))
    committed = {path.name: path.read_text("utf-8") for path in (REPORTS / subject).iterdir()}
    assert committed.keys() == fresh.keys()
    changed = [name for name in fresh if fresh[name] != committed[name]]
    assert changed == [], "run `milepost report` and review the difference"


def test_every_subject_has_reports() -> None:
    subjects = {path.name for path in (ROOT / "assessments").iterdir() if path.is_dir()}
    assert {path.name for path in REPORTS.iterdir() if path.is_dir()} == subjects
