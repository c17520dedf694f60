"""`milepost trace`: requirements followed to criteria and scenarios, and every lost thread told."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from building import put, written
from milepost.cli.app import run

LIBRARY = """\
ruleset: small-library
version: "1.0.0"
kind: library
title: {en: Library, zh: 库}
facts: {p: {type: yes_no}, q: {type: yes_no}}
checks:
  - {id: R.1, title: {en: First, zh: 第一}, statement: {en: P is so, zh: P 成立}, check: p}
  - {id: R.2, title: {en: Second, zh: 第二}, statement: {en: Q is so, zh: Q 成立}, check: q}
"""
REQUIREMENTS = """\
requirements: small
version: "1.0.0"
title: {en: Small, zh: 小}
library: small-library@1.0.0
areas:
  R: {title: {en: All of it, zh: 全部}, ids: [R.1, R.2, R.3]}
texts:
  R.3: {title: {en: Third, zh: 第三}, asks: {en: Nothing is known, zh: 无从得知}}
exclusions:
  R.3: {en: Nothing to check, zh: 无可检查}
"""
RULES = "facts: {}\nlibrary: [small-library@1.0.0]\ncriteria: [{id: C.1, checks: [R.1]}, %s]\n"
FEATURE = """\
Feature: Policy
  Background:
    Given the evidence of "C.2"

  Scenario: What C.1 asks
    Then criterion "C.1" is met

  Scenario Outline: Others
    Then criterion "<id>" is met

    Examples:
      | id  |
      | R.2 |
"""


Trace = Callable[..., "Traced"]


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    put(tmp_path / "rulesets" / "small-library" / "1.0.0.yaml", LIBRARY)
    put(tmp_path / "rulesets" / "requirements.yaml", REQUIREMENTS)
    put(tmp_path / "features" / "policy.feature", FEATURE)
    _rules(tmp_path, "{id: C.2, checks: [R.2]}")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _rules(root: Path, second: str) -> None:
    put(root / "rulesets" / "demo" / "0.1.0.yaml", written(RULES % second))


@dataclass(frozen=True)
class Traced:
    """What a run of the command ended in."""

    code: int
    out: str
    err: str


@pytest.fixture
def traced(workspace: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Traced]:
    def trace(*arguments: str) -> Traced:
        code = run(["trace", *arguments])
        return Traced(code, *capsys.readouterr())

    return trace


def rows(traced: Trace, *arguments: str) -> dict[str, dict[str, str]]:
    out = traced("--format", "csv", *arguments).out
    return {row["id"]: row for row in csv.DictReader(io.StringIO(out))}


def test_each_requirement_leads_to_its_criteria_and_their_scenarios(
    workspace: Path, traced: Trace
) -> None:
    found = rows(traced)
    assert (found["R.1"]["criterion"], found["R.1"]["scenarios"]) == (
        "C.1",
        "features/policy.feature:5",
    )
    assert (found["R.2"]["criterion"], found["R.2"]["scenarios"]) == (
        "C.2",
        "features/policy.feature:8",
    )
    assert [row["state"] for row in found.values()] == ["used", "used", "excluded"]
    assert found["R.1"]["asks"] == "P is so"
    assert rows(traced, "--lang", "zh")["R.1"]["asks"] == "P 成立"


def test_a_whole_matrix_holds(workspace: Path, traced: Trace) -> None:
    result = traced()
    assert result.code == 0
    assert "3 requirements: 2 used, 1 excluded, 0 unmapped; 2 scenarios" in result.out
    assert "Nothing to mend." in traced("--broken").out


def test_a_requirement_that_nothing_answers_to_is_told(workspace: Path, traced: Trace) -> None:
    _rules(workspace, "{id: C.2, source: [R.1], checks: [R.2]}")
    result = traced("--broken")
    assert result.code == 3
    assert "R.2" in result.out
    assert "R.1" not in result.out.replace("0 R.1", "")


def test_a_requirement_that_is_excluded_and_used_is_told(workspace: Path, traced: Trace) -> None:
    _rules(workspace, "{id: C.2, source: [R.2, R.3], checks: [R.2]}")
    result = traced()
    assert result.code == 3
    assert "excluded, and yet used: demo C.2" in result.out


def test_a_criterion_with_an_unknown_source_is_told(workspace: Path, traced: Trace) -> None:
    _rules(workspace, "{id: C.2, source: [R.2, R.9], checks: [R.2]}")
    result = traced("--format", "json")
    told = json.loads(result.out)
    assert result.code == 3
    assert told["strays"] == [{"ruleset": "demo", "criterion": "C.2", "source": "R.9"}]
    assert not told["holds"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("R.2, R.3]", "R.2, R.3, R.2]", "the requirement `R.2` is there twice; keep one"),
        ("R.2, R.3]", "R.2, R.3, R.22]", "nothing says what `R.22` asks; did you mean `R.2`?"),
        ("exclusions:\n  R.3", "exclusions:\n  R.4", "there is no requirement `R.4`"),
        ("small-library@1.0.0", "small-librari@1.0.0", "did you mean `small-library`?"),
        ("title: {en: Small", "titel: {en: Small", "unknown key `titel`"),
    ],
)
def test_mistakes_of_the_file_are_placed(
    workspace: Path, traced: Trace, old: str, new: str, told: str
) -> None:
    put(workspace / "rulesets" / "requirements.yaml", REQUIREMENTS.replace(old, new))
    result = traced()
    assert result.code == 3
    assert result.err.startswith("rulesets/requirements.yaml:")
    assert told in result.err


def test_a_file_of_requirements_may_lie_elsewhere(workspace: Path, traced: Trace) -> None:
    (workspace / "rulesets" / "requirements.yaml").rename(workspace / "other.yaml")
    assert traced("other.yaml").code == 0
    assert traced("missing.yaml").code == 2
