"""A model that nobody foresaw, written as data into an empty workspace, is checked and assessed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from .conftest import ROOT, Run

MODEL = ROOT / "tests/conformance/frameworks/unforeseen/two-best-of-three.yaml"
EVIDENCE = """\
as_of: 2026-06-30
assess: [{{ruleset: two-best-of-three}}]
facts: {{mandate: {mandate}}}
answers: {{A1: 5, A2: 4, B1: {second}, C1: {third}}}
"""


@pytest.fixture
def fresh(workspace: Path) -> Path:
    """A workspace that holds this one rule set and nothing else."""
    shutil.rmtree(workspace / "assessments")
    target = workspace / "rulesets/two-best-of-three/1.0.0.yaml"
    target.parent.mkdir(parents=True)
    shutil.copy(MODEL, target)
    return workspace


def tell(workspace: Path, second: str, third: str, mandate: str = "{status: approved}") -> None:
    folder = workspace / "assessments/office"
    folder.mkdir(parents=True)
    text = EVIDENCE.format(second=second, third=third, mandate=mandate)
    (folder / "evidence.yaml").write_text(text, "utf-8")


def test_check_accepts_it(milepost: Run, fresh: Path) -> None:
    tell(fresh, "4", "3")
    ran = milepost("check")
    assert ran.code == 0, ran.out + ran.err
    assert "two-best-of-three" in ran.out
    assert "office" in ran.out


@pytest.mark.parametrize(
    ("second", "third", "level", "code"),
    [("4", "3", "4", 0), ("5", "1", "2", 1), ("2", "2", "3", 0), ("0", "0", "1", 1)],
)
def test_assess_computes_its_level(
    milepost: Run, fresh: Path, second: str, third: str, level: str, code: int
) -> None:
    tell(fresh, second, third)
    ran = milepost("assess", "assessments/office", "-f", "json")
    assert ran.code == code, ran.out + ran.err
    assert json.loads(ran.out)["main"]["is"] == level


def test_without_the_mandate_there_is_no_level(milepost: Run, fresh: Path) -> None:
    tell(fresh, "4", "3", mandate="none")
    ran = milepost("assess", "assessments/office")
    assert ran.code != 0
    assert "The mandate is missing" in ran.out


def test_a_mistake_in_it_is_told_with_its_place(milepost: Run, fresh: Path) -> None:
    path = fresh / "rulesets/two-best-of-three/1.0.0.yaml"
    path.write_text(path.read_text("utf-8").replace("{best: 2}", "{bset: 2}"), "utf-8")
    ran = milepost("check")
    line = next(n for n, t in enumerate(path.read_text("utf-8").splitlines(), 1) if "bset" in t)
    assert ran.code == 3
    assert f"1.0.0.yaml:{line}:" in ran.out + ran.err
    assert "`best`" in ran.out + ran.err
