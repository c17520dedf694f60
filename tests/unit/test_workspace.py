"""The folders under a root and each command's data flow."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from building import put, written
from milepost.errors import InvalidInput, MilepostError, NothingEvaluated, UsageError
from milepost.inference.chaining import Chainer
from milepost.model.evidence import Target
from milepost.model.values import Step
from milepost.workspace import Workspace, root_above

GATES = """
ruleset: gates
kind: stage-gate
axes: {gate: {G1: {}, G2: {}}}
scope: gate
facts: {p: {type: yes_no}, q: {type: yes_no}}
criteria:
  - {id: A, gate: G1, check: p}
  - {id: B, gate: G2, check: q, examples: [{given: {q: yes}, then: pass}]}
"""
RUBRIC = """
ruleset: rubric
kind: rubric
facts: {a: {type: number}}
criteria: [{id: R, check: a > 3}]
"""
MORE = """
facts: {extra: {type: number}}
criteria: [{id: X, check: extra > 3}]
"""
EVIDENCE = """
as_of: 2026-06-30
assess: [{ruleset: gates, gate: G2}, {ruleset: rubric}]
facts: {p: yes, q: no, a: 5}
"""


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    monkeypatch.setattr("milepost.workspace.built_in", lambda: tmp_path / "none")
    put(tmp_path / "rulesets/gates/0.1.0.yaml", written(GATES))
    put(tmp_path / "rulesets/rubric/0.1.0.yaml", written(RUBRIC))
    put(tmp_path / "assessments/one/evidence.yaml", EVIDENCE)
    with Workspace(tmp_path.resolve(), Chainer("reference")) as found:
        yield found


@pytest.fixture
def one(workspace: Workspace) -> Path:
    return workspace.root / "assessments/one"


def said(workspace: Workspace, path: Path) -> dict[str, list[str]]:
    """What checking a path tells, by what is checked."""
    return {c.shown: [str(m) for m in c.run().mistakes] for c in workspace.checks(path)}


@pytest.mark.parametrize("below", ["", "assessments", "assessments/one", "rulesets/gates"])
def test_the_root_is_found_from_anywhere_below(workspace: Workspace, below: str) -> None:
    assert Workspace.around(workspace.root / below).root == workspace.root


def test_without_a_workspace_the_folder_itself_is_the_root(tmp_path: Path) -> None:
    assert root_above(tmp_path) == tmp_path


def test_everything_the_evidence_lists_is_reviewed(workspace: Workspace, one: Path) -> None:
    reviews = workspace.reviews(one)
    found = [(r.assessment.ruleset.id, r.assessment.scope) for r in reviews]
    assert found == [("gates", "G2"), ("rubric", None)]
    assert [r.assessment.main.conclusion.exact for r in reviews] == [0, 100]
    assert {r.assessment.as_of for r in reviews} == {date(2026, 6, 30)}


def test_what_is_named_comes_before_what_is_listed(workspace: Workspace, one: Path) -> None:
    (rubric,) = workspace.reviews(one, "rubric@0.1.0", None, date(2026, 1, 1))
    assert (rubric.assessment.ruleset.id, rubric.assessment.as_of) == ("rubric", date(2026, 1, 1))
    (listed,) = workspace.reviews(one, "gates")
    assert listed.assessment.scope == "G2"
    (named,) = workspace.reviews(one, "gates", "G1")
    assert named.assessment.scope == "G1"


def test_a_gate_without_a_rule_set_picks_the_stage_gates(workspace: Workspace, one: Path) -> None:
    assert workspace.gate(one, "G1", None, None).assessment.ruleset.id == "gates"
    (review,) = workspace.reviews(one, None, "G1")
    assert (review.assessment.ruleset.id, review.assessment.scope) == ("gates", "G1")


def test_explaining_finds_the_review_that_knows_the_name(workspace: Workspace, one: Path) -> None:
    assert workspace.review_about(one, "R", None, None, None).assessment.ruleset.id == "rubric"
    assert workspace.review_about(one, "q", None, None, None).assessment.ruleset.id == "gates"
    assert workspace.review_about(one, None, None, None, None).assessment.ruleset.id == "gates"


@pytest.mark.parametrize(
    ("evidence", "reference", "gate", "told"),
    [
        ("facts: {p: yes}\nassess: [{ruleset: rubric}]", None, None,
         "no as-of date: give --as-of, or `as_of` in the evidence of one"),
        ("as_of: 2026-06-30\nfacts: {p: yes}", None, None,
         "one lists nothing under `assess`; name one with --ruleset"),
        (EVIDENCE, "gate", None, "there is no rule set `gate`; did you mean `gates`?"),
        (EVIDENCE, "gates@2.0.0", None, "gates has no version 2.0.0; there is 0.1.0"),
        (EVIDENCE, "gates", "G9", "gates@0.1.0 has no gate G9; it has G1, G2"),
    ],
)  # fmt: skip
def test_what_the_caller_got_wrong(
    workspace: Workspace,
    one: Path,
    evidence: str,
    reference: str | None,
    gate: str | None,
    told: str,
) -> None:
    put(one / "evidence.yaml", evidence)
    with pytest.raises(UsageError) as caught:
        workspace.reviews(one, reference, gate)
    assert str(caught.value) == told


def test_a_subject_that_is_not_there(workspace: Workspace) -> None:
    with pytest.raises(UsageError, match="did you mean `one`"):
        workspace.evidence(workspace.root / "assessments/onee")


def test_a_subject_without_evidence_is_nothing_evaluated(workspace: Workspace) -> None:
    (workspace.root / "assessments/two").mkdir()
    with pytest.raises(NothingEvaluated, match="two holds no evidence file"):
        workspace.evidence(workspace.root / "assessments/two")


def test_a_workspace_without_subjects_is_nothing_evaluated(tmp_path: Path) -> None:
    (tmp_path / "rulesets").mkdir()
    with pytest.raises(NothingEvaluated, match="holds no assessments"):
        Workspace(tmp_path, Chainer("reference")).all_subjects()


def test_the_newest_version_counts_unless_one_is_named(workspace: Workspace, one: Path) -> None:
    newer = written(RUBRIC).replace('version: "0.1.0"', 'version: "0.10.0"')
    put(workspace.root / "rulesets/rubric/0.10.0.yaml", newer)
    put(workspace.root / "rulesets/rubric/0.9.0.yaml", newer.replace("0.10.0", "0.9.0"))
    assert workspace.catalogue.find("rubric").version == "0.10.0"
    evidence = workspace.evidence(one)
    old = workspace.review(evidence, Target("rubric@0.1.0")).assessment
    assert old.ruleset.reference == "rubric@0.1.0"


def test_a_fact_is_unknown_only_if_no_rule_set_declares_it(workspace: Workspace, one: Path) -> None:
    put(one / "evidence.yaml", EVIDENCE.replace("a: 5", "a: 5, aa: 6"))
    with pytest.raises(InvalidInput, match="no rule set knows the fact `aa`; did you mean `a`"):
        workspace.evidence(one)


OLD_GATES = GATES.replace("{type: yes_no}, q", "{type: choice, values: [good, bad]}, q").replace(
    "check: p}", "check: p == 'good'}"
)
PINNED = "as_of: 2026-06-30\nassess: [{ruleset: gates@0.0.9, gate: G1}]\nfacts: {p: good}"


def test_evidence_is_read_for_the_version_it_is_assessed_with(
    workspace: Workspace, one: Path
) -> None:
    old = written(OLD_GATES).replace('version: "0.1.0"', 'version: "0.0.9"')
    put(workspace.root / "rulesets/gates/0.0.9.yaml", old)
    put(one / "evidence.yaml", PINNED)
    (listed,) = workspace.reviews(one)
    assert listed.assessment.ruleset.version == "0.0.9"
    assert listed.assessment.main.conclusion.exact == 100
    with pytest.raises(InvalidInput, match="true or false is expected here, not good"):
        workspace.reviews(one, "gates@0.1.0", "G1")
    put(one / "evidence.yaml", PINNED.replace("@0.0.9", "").replace("good", "yes"))
    assert workspace.reviews(one)[0].assessment.ruleset.version == "0.1.0"
    with pytest.raises(InvalidInput, match="not one of the values"):
        workspace.gate(one, "G1", "gates@0.0.9", None)


def test_what_other_rule_sets_declare_differently_does_not_touch_a_subject(
    workspace: Workspace, one: Path
) -> None:
    copy = written(RUBRIC.replace("ruleset: rubric", "ruleset: sketch")).replace("number", "days")
    put(workspace.root / "rulesets/sketch/0.1.0.yaml", copy)
    assert len(workspace.reviews(one)) == 2
    put(
        one / "evidence.yaml",
        EVIDENCE.replace("{ruleset: rubric}", "{ruleset: rubric}, {ruleset: sketch}"),
    )
    with pytest.raises(InvalidInput, match=r"and sketch@0\.1\.0 declare `a`"):
        workspace.reviews(one)


def test_a_rule_set_that_nobody_needs_is_not_loaded(workspace: Workspace, one: Path) -> None:
    put(workspace.root / "rulesets/other/0.1.0.yaml", written("ruleset: other\n" + MORE))
    loaded: list[str] = []
    load = workspace.catalogue.load
    workspace.catalogue.load = lambda name: loaded.append(name) or load(name)  # type: ignore[method-assign]
    assert workspace.evidence(one).facts["a"].value == 5
    assert set(loaded) == {"gates@0.1.0", "rubric@0.1.0"}
    put(one / "more.yaml", "facts: {extra: 7}")
    assert workspace.evidence(one).facts["extra"].value == 7
    assert "other@0.1.0" in loaded


def test_a_broken_rule_set_stops_only_who_is_assessed_with_it(
    workspace: Workspace, one: Path
) -> None:
    put(
        workspace.root / "rulesets/sketch/0.1.0.yaml", "ruleset: sketch\nfacts: {z: {type: text}}\n"
    )
    assert len(workspace.reviews(one)) == 2
    told = "no rule set knows the fact `z`; rulesets/sketch/0.1.0.yaml may declare it and is broken"
    put(one / "evidence.yaml", EVIDENCE.replace("a: 5", "a: 5, z: x"))
    with pytest.raises(InvalidInput, match=told):
        workspace.reviews(one)
    put(one / "evidence.yaml", EVIDENCE.replace("{ruleset: rubric}", "{ruleset: sketch}"))
    with pytest.raises(InvalidInput, match=r"sketch/0\.1\.0\.yaml:1:1: .*`version`"):
        workspace.reviews(one)


def test_a_related_subject_stands_beside_its_own(workspace: Workspace, one: Path) -> None:
    put(workspace.root / "outside/evidence.yaml", "facts: {a: 6}")
    put(workspace.root / "assessments/acme/evidence.yaml", "facts: {a: 6}")
    for name in ("../../outside", "../acme", "acme/../acme", ".", "x" * 300, "/"):
        put(one / "evidence.yaml", f"subject: {{organisation: {name}}}\n{EVIDENCE}")
        with pytest.raises(UsageError, match="which is not there"):
            workspace.evidence(one)
    put(one / "evidence.yaml", f"subject: {{organisation: acme}}\n{EVIDENCE}")
    assert workspace.evidence(one).subject.relations == {"organisation": "acme"}


def test_checking_the_whole_workspace(workspace: Workspace) -> None:
    assert said(workspace, workspace.root) == {
        "rulesets/gates/0.1.0.yaml": [],
        "rulesets/rubric/0.1.0.yaml": [],
        "assessments/one": [],
    }


def test_checking_one_thing(workspace: Workspace, one: Path) -> None:
    assert list(said(workspace, one)) == ["assessments/one"]
    assert list(said(workspace, workspace.root / "rulesets/gates/0.1.0.yaml")) == [
        "rulesets/gates/0.1.0.yaml"
    ]
    loose = put(workspace.root / "draft.yaml", written(RUBRIC.replace("a > 3", "aa > 3")))
    (problems,) = said(workspace, loose).values()
    assert "`aa` is not known here; did you mean `a`?" in problems[0]


def test_checking_tells_of_misplaced_files_failing_examples_and_missing_gates(
    workspace: Workspace, one: Path
) -> None:
    rules = workspace.root / "rulesets/gates/0.2.0.yaml"
    put(rules, written(GATES.replace("then: pass", "then: fail")))
    put(one / "evidence.yaml", EVIDENCE.replace("gate: G2", "gate: G3"))
    told = said(workspace, workspace.root)
    misplaced, failing = told["rulesets/gates/0.2.0.yaml"]
    assert "the file says gates@0.1.0, its path gates@0.2.0" in misplaced
    assert "the example says fail, the criterion says pass" in failing
    assert "has no gate G3; it has G1, G2" in told["assessments/one"][0]


def test_the_sample_workspace_is_in_order(samples: Workspace) -> None:
    told = said(samples, samples.root)
    assert len(told) == len(samples.catalogue.all()) + len(samples.subjects())
    assert all(problems == [] for problems in told.values())


def test_every_error_has_an_exit_code_of_its_own() -> None:
    codes = [e.exit_code for e in (UsageError, InvalidInput, NothingEvaluated, MilepostError)]
    assert codes == [2, 3, 5, 70]


def test_a_step_is_what_decides(samples: Workspace) -> None:
    review = samples.gate(samples.root / "assessments/bank-app", "G1", None, None)
    value = review.assessment.main.conclusion.value
    assert isinstance(value, Step)
    assert value.name == "kill"
