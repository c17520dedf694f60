"""Examples that suppose what other assessments say."""

from __future__ import annotations

from pathlib import Path

import pytest
from building import put
from milepost.loading.catalogue import Catalogue
from milepost.loading.examples import failures

HEAD = 'ruleset: {name}\nversion: "1.0.0"\nkind: rubric\ntitle: {{en: T, zh: 题}}\n'
OTHER = """
facts: {p: {type: yes_no}}
scales: {class: {low: {value: 1}, high: {value: 2, at_least: 1}}}
criteria: [{id: P.1, check: p}, {id: P.2, check: p, applies: p}]
results: {sum: {take: sum}, level: {scale: class, of: sum}, good: {value: met("P.1")}}
main: level
"""
OWN = """
uses: {projects: {ruleset: other@1.0.0, every: office}, own: {ruleset: other@1.0.0}}
criteria:
  - id: C
    check: '%s'
    examples: [{given: %s, then: %s}]
results: {score: {take: sum}}
main: score
"""
KEPT = 'any_of(findings, id == "P.1" and met)'
ASKED = 'any_of(findings, id == "P.1" and (met or unmet))'
SHARE = f"share(enough(where(projects, {ASKED}), 3), {KEPT}) >= 0.75"


def told(root: Path, check: str, given: str, then: str) -> list[str]:
    put(root / "other" / "1.0.0.yaml", HEAD.format(name="other") + OTHER)
    put(root / "own" / "1.0.0.yaml", HEAD.format(name="own") + OWN % (check, given, then))
    rules = Catalogue((root,), root).load("own@1.0.0")
    return [f"{one.what}; {one.mend}" for one in failures(rules)]


@pytest.mark.parametrize(
    ("given", "then"),
    [
        ("{P.1: pass}, {P.1: pass}, {P.1: pass}", "pass"),
        ("{P.1: pass}, {P.1: pass}, {P.1: fail}", "fail"),
        ("{P.1: pass}, {P.1: pass}", "not-assessed"),
        ("{P.1: pass}, {P.1: pass}, {P.1: pass}, {}", "pass"),
        ("{P.1: pass}, {P.1: pass}, {P.1: pass}, {P.1: not-assessed}, {}", "not-assessed"),
        ("{P.1: pass}, {P.1: pass}, {P.1: pass}, {P.1: not-applicable}", "pass"),
        ("{P.1: pass}, {P.1: pass}, {P.1: not-applicable}", "not-assessed"),
    ],
)
def test_a_share_of_projects_wants_a_sample_and_forgives_nothing(
    tmp_path: Path, given: str, then: str
) -> None:
    assert told(tmp_path, SHARE, f"{{projects: [{given}]}}", then) == []


def test_nothing_said_is_not_assessed(tmp_path: Path) -> None:
    assert told(tmp_path, SHARE, "{}", "not-assessed") == []


@pytest.mark.parametrize(
    ("check", "given", "then"),
    [
        ('own.level >= "high"', "{level: high}", "pass"),
        ('own.level >= "high"', "{level: low}", "fail"),
        ('own.level >= "high"', "{P.1: pass}", "not-assessed"),
        ("own.sum > 0.5", "{sum: 0.75}", "pass"),
        ("own.good", "{good: no}", "fail"),
    ],
)
def test_results_of_one_other(tmp_path: Path, check: str, given: str, then: str) -> None:
    assert told(tmp_path, check, f"{{own: {given}}}", then) == []


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (
            "{projects: {P.1: pass}}",
            "projects: a list is expected here; write one entry for each",
        ),
        (
            "{projects: [yes]}",
            "projects: yes says nothing of other; write criteria with their outcomes",
        ),
        (
            "{projects: [{P.1: good}]}",
            "projects: good is not an outcome of `P.1`; "
            "use pass, fail, partial, not-assessed, not-applicable, error",
        ),
        (
            "{projects: [{P.11: pass}]}",
            "projects: other has no criterion or result `P.11`; did you mean `P.1`?",
        ),
        ("{own: {level: hihg}}", "own: hihg is not a step of `level`; use low, high"),
        ("{own: {sum: much}}", "own: sum: a number is expected here, not much; "),
        ("{project: []}", "there is no fact or check `project`; did you mean `projects`?"),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, given: str, expected: str) -> None:
    assert told(tmp_path, SHARE, given, "pass") == [expected]
