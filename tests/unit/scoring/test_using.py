"""`uses`: results of another assessment, of the same subject, of another, or of every one."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from building import DAY, put
from milepost.errors import InvalidInput
from milepost.inference.chaining import Chainer
from milepost.model.assessment import Assessment
from milepost.model.evidence import Target
from milepost.workspace import Workspace

HEAD = 'ruleset: {name}\nversion: "1.0.0"\nkind: rubric\ntitle: {{en: T, zh: 题}}\n'
CAPACITY = """
facts: {staff: {type: number}, trained: {type: yes_no}}
scales: {class: {low: {value: 1}, high: {value: 2, at_least: 2}}}
criteria: [{id: S, check: staff >= 5}, {id: T, check: trained}]
results:
  met_count: {take: sum}
  level: {scale: class, of: met_count}
main: level
"""
PROJECT = """
facts: {p: {type: yes_no}}
uses: {capacity: {ruleset: capacity@^1.0%s}}
criteria: [{id: A, check: p}, {id: B, check: %s}]
results: {score: {take: sum}, seen: {value: %s}}
main: score
"""
SUBJECT = "subject: {id: %s, organisation: org}\nfacts: {%s}\n"


def workspace(root: Path, more: str, check: str, seen: str, subjects: dict[str, str]) -> Workspace:
    for name, text in {"capacity": CAPACITY, "project": PROJECT % (more, check, seen)}.items():
        put(root / "rulesets" / name / "1.0.0.yaml", HEAD.format(name=name) + text)
    for name, facts in {"org": "p: true", **subjects}.items():
        put(root / "assessments" / name / "evidence.yaml", SUBJECT % (name, facts))
    return Workspace(root, Chainer("reference"))


def assessed(space: Workspace, name: str = "one") -> Assessment:
    evidence = space.evidence(space.root / "assessments" / name)
    return space.assessment(evidence, Target("project@1.0.0"), DAY)


LEVEL = "'capacity.level >= \"high\"'"


def test_the_same_subject(tmp_path: Path) -> None:
    facts = {"one": "p: true, staff: 6, trained: true"}
    found = assessed(workspace(tmp_path, "", LEVEL, "capacity.level.value * 10", facts))
    assert found.main.conclusion.exact == 2
    assert found.results["seen"].conclusion.exact == 20


def test_the_subject_that_a_relation_names(tmp_path: Path) -> None:
    facts = {"one": "p: true", "org": "staff: 6, trained: false"}
    space = workspace(tmp_path, ", of: organisation", LEVEL, "capacity.met_count", facts)
    found = assessed(space)
    assert found.findings[1].outcome == "fail"
    assert found.results["seen"].conclusion.exact == 1


def test_every_subject_that_names_this_one(tmp_path: Path) -> None:
    facts = {
        "org": "p: true, staff: 9, trained: true",
        "one": "staff: 6, trained: true",
        "two": "staff: 1, trained: true",
    }
    every = "'mean_of(where(capacity, subject != \"org\"), met_count)'"
    check = "'all_of(capacity, met_count >= 1)'"
    found = assessed(workspace(tmp_path, ", every: organisation", check, every, facts), "org")
    assert found.findings[1].outcome == "pass"
    assert found.results["seen"].conclusion.exact == Fraction(3, 2)


def test_what_is_not_there_is_unknown_and_noticed(tmp_path: Path) -> None:
    space = workspace(
        tmp_path, ", of: organisation", LEVEL, "capacity.met_count", {"one": "p: true"}
    )
    found = assessed(space)
    assert found.findings[1].outcome == "not-assessed"
    assert found.results["seen"].conclusion.undetermined
    assert [(found.main.worst.exact, found.main.best.exact)] == [(1, 2)]
    assert any("capacity" in notice.text.en for notice in found.notices)


def test_the_ends_of_what_is_used_are_ends_here(tmp_path: Path) -> None:
    facts = {"one": "p: true, staff: 6"}
    found = assessed(workspace(tmp_path, "", LEVEL, "capacity.met_count", facts))
    seen = found.results["seen"]
    assert (seen.worst.exact, seen.conclusion.exact, seen.best.exact) == (1, 1, 2)


def test_a_circle_names_both_files(tmp_path: Path) -> None:
    space = workspace(tmp_path, "", LEVEL, "capacity.met_count", {})
    path = tmp_path / "rulesets" / "capacity" / "1.0.0.yaml"
    put(path, HEAD.format(name="capacity") + "uses: {up: {ruleset: project@1.0.0}}" + CAPACITY)
    with pytest.raises(InvalidInput) as caught:
        space.catalogue.load("project@1.0.0")
    told = str(caught.value)
    assert "rulesets/capacity/1.0.0.yaml" in told
    assert "rulesets/project/1.0.0.yaml" in told


def test_findings_of_every_subject_may_be_asked(tmp_path: Path) -> None:
    facts = {"org": "p: true, staff: 9", "one": "staff: 6", "two": "staff: 1"}
    check = "'share(capacity, any_of(findings, id == \"S\" and met)) >= 0.5'"
    seen = "'count(capacity, any_of(findings, id == \"S\" and met))'"
    found = assessed(workspace(tmp_path, ", every: organisation", check, seen, facts), "org")
    assert found.findings[1].outcome == "pass"
    assert found.results["seen"].conclusion.exact == 2


def test_a_subject_without_evidence_is_unknown_and_never_left_out(tmp_path: Path) -> None:
    facts = {"org": "p: true, staff: 9, trained: true", "one": "p: true"}
    check = "'all_of(capacity, met_count >= 1)'"
    found = assessed(
        workspace(tmp_path, ", every: organisation", check, "count(capacity)", facts), "org"
    )
    assert found.findings[1].outcome == "not-assessed"
    assert found.results["seen"].conclusion.exact == 2
    assert any("one has no usable evidence" in notice.text.en for notice in found.notices)


def test_where_nobody_names_the_subject_the_list_is_empty_and_noticed(tmp_path: Path) -> None:
    check = "'share(capacity, met_count >= 1) >= 0.5'"
    facts = {"one": "p: true, staff: 6"}
    found = assessed(
        workspace(tmp_path, ", every: programme", check, "count(capacity)", facts), "one"
    )
    assert found.findings[1].outcome == "not-assessed"
    assert found.results["seen"].conclusion.exact == 0
    assert any("no subject names this one" in notice.text.en for notice in found.notices)
