"""The committed reports are what the engine says; `milepost report` writes them again.

Pictures are drawn by a library and measured with the fonts of the machine: they are compared as far
as their words go.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from milepost.cli.writing import Wanted
from milepost.flows.reporting import Asked, material
from milepost.inference.chaining import Chainer
from milepost.workspace import Workspace

ROOT = Path(__file__).parents[2]
REPORTS = ROOT / "reports"
_PICTURE = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_WORDS = re.compile(r"<(?:title|desc|text)\b[^>]*>(.*?)</(?:title|desc|text)>", re.DOTALL)


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return Workspace(ROOT, Chainer("reference"))


@pytest.mark.parametrize(
    "subject", ["bank-app", "metro-doors", "transit-pmo", "warehouse-automation"]
)
def test_committed_reports_are_current(workspace: Workspace, subject: str) -> None:
    made = material(workspace, ROOT / "assessments" / subject, Asked())
    fresh = {name: said(text) for name, text in Wanted((), (), ("en", "zh")).files(made)}
    committed = {p.name: said(p.read_text("utf-8")) for p in (REPORTS / subject).iterdir()}
    assert committed.keys() == fresh.keys()
    changed = [name for name in fresh if fresh[name] != committed[name]]
    assert changed == [], "run `milepost report` and review the difference"


def said(content: str | bytes) -> str:
    """A report with the words of its pictures in place of the pictures."""
    assert isinstance(content, str)
    return _PICTURE.sub(lambda found: " ".join(_WORDS.findall(found[0])), content)


def test_every_subject_has_reports() -> None:
    subjects = {path.name for path in (ROOT / "assessments").iterdir() if path.is_dir()}
    assert {path.name for path in REPORTS.iterdir() if path.is_dir()} == subjects
