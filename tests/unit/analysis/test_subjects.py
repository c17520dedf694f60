"""What a review says of a check over many subjects: which do not hold, too few, not assessed."""

from __future__ import annotations

from pathlib import Path

import pytest
from building import DAY, put
from milepost.inference.chaining import Chainer
from milepost.model.evidence import Target
from milepost.model.review import Shortfall
from milepost.reporters.phrases import Phrases
from milepost.workspace import Workspace

HEAD = 'ruleset: {name}\nversion: "1.0.0"\nkind: rubric\ntitle: {{en: T, zh: 题}}\n'
PROJECT = """
facts: {staff: {type: number}, late: {type: number}}
criteria: [{id: S, check: staff >= 5, applies: late < 9}, {id: L, check: late < 99}]
results: {score: {take: sum}}
main: score
"""
ASKED = 'any_of(findings, id == "S" and (met or unmet))'
KEPT = 'any_of(findings, id == "S" and met)'
OFFICE = """
uses: {projects: {ruleset: project@^1.0, every: organisation}}
criteria:
  - {id: O, title: {en: Projects staffed, zh: 项目配员}, check: '%s'}
  - {id: T, check: 'true'}
results: {points: {take: sum}}
main: points
"""
SHARE = f"share(enough(where(projects, {ASKED}), 2), {KEPT}) >= 0.75"
EVIDENCE = (
    "subject: {id: %s, organisation: hub, title: {en: Project %s, zh: 项目 %s}}\nfacts: {%s}\n"
)


def shortfalls(root: Path, projects: dict[str, str], check: str = SHARE) -> tuple[Shortfall, ...]:
    for name, text in {"project": PROJECT, "office": OFFICE % check}.items():
        put(root / "rulesets" / name / "1.0.0.yaml", HEAD.format(name=name) + text)
    put(root / "assessments" / "hub" / "evidence.yaml", "subject: {id: hub}\nfacts: {staff: 1}\n")
    for name, facts in projects.items():
        said = EVIDENCE % (name, name, name, facts)
        put(root / "assessments" / name / "evidence.yaml", said)
    space = Workspace(root, Chainer("reference"))
    evidence = space.evidence(root / "assessments" / "hub")
    return space.review(evidence, Target("office@1.0.0"), DAY).shortfalls.get("O", ())


def told(root: Path, projects: dict[str, str], check: str = SHARE) -> list[str]:
    found = shortfalls(root, projects, check)
    rules = Workspace(root, Chainer("reference")).catalogue.load("office@1.0.0")
    return [Phrases(rules, "en").shortfall(short) for short in found]


@pytest.mark.parametrize(
    ("projects", "said"),
    [
        (
            {"a": "staff: 6, late: 1", "b": "staff: 2, late: 1", "c": "staff: 1, late: 1"},
            "Projects staffed: 33%, at least 75% is asked; not so: Project b; Project c",
        ),
        (
            {"a": "staff: 6, late: 1", "b": "staff: 2, late: 10"},
            "Projects staffed: 1 assessed, at least 2 are asked",
        ),
        (
            {"a": "staff: 6, late: 1", "b": "late: 1"},
            "Projects staffed: 1 assessed, at least 2 are asked; not assessed: Project b",
        ),
        (
            {"a": "staff: 6, late: 1", "b": "staff: 7, late: 1", "c": "staff: 5"},
            "Projects staffed: cannot be told; not assessed: c",
        ),
        ({}, "Projects staffed: 0 assessed, at least 2 are asked"),
    ],
)
def test_the_subjects_behind_a_share_are_named(
    tmp_path: Path, projects: dict[str, str], said: str
) -> None:
    assert told(tmp_path, projects) == [said]


def test_of_a_count_the_subjects_are_named_as_well(tmp_path: Path) -> None:
    (short,) = shortfalls(tmp_path, {"a": "staff: 6, late: 1"}, f"count(projects, {KEPT}) >= 3")
    assert (short.lack, short.actual, short.wanted, short.subjects) == ("short", 1, 3, ())


def test_nothing_is_said_of_what_holds(tmp_path: Path) -> None:
    projects = dict.fromkeys("abc", "staff: 6, late: 1")
    assert shortfalls(tmp_path, projects) == ()
