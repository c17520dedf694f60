"""Steps that must fail do fail, and say why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from milepost.inference.chaining import Chainer
from milepost.model.evidence import Target
from milepost.specs import changes
from milepost.specs.session import Session
from milepost.specs.stages import Case, Reviewed
from milepost.specs.steps import findings, levels, outcomes, reporting
from milepost.specs.steps.evidence import evidence_of, fact_is, fact_is_not_known
from milepost.workspace import Workspace

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def session() -> Session:
    return Session(Workspace(ROOT, Chainer("reference")))


@pytest.fixture(scope="module")
def doors(session: Session) -> Case:
    return evidence_of(session, "metro-doors")


@pytest.fixture(scope="module")
def held(session: Session, doors: Case) -> Reviewed:
    thin = fact_is(doors, "Contingency", "5%")
    return session.review(thin, Target("lifecycle-gates", "G2"))


@pytest.fixture(scope="module")
def graded(session: Session) -> Reviewed:
    case = evidence_of(session, "warehouse-automation")
    return session.review(case, Target("project-performance"))


def failure(call: object, *arguments: object) -> str:
    assert callable(call)
    with pytest.raises(pytest.fail.Exception) as caught:
        call(*arguments)
    return str(caught.value)


def test_a_wrong_decision_is_told_with_its_reasons(held: Reviewed) -> None:
    said = failure(outcomes.decision_is, held, "通过")
    assert said.startswith("decision: expected go, got hold")
    assert "under 65" in said
    assert "G2.1 is partial (critical): S4.2.2.q1 contingency_pct is 5, >= 8 asked" in said


def test_every_assertion_can_fail(held: Reviewed, graded: Reviewed) -> None:
    assert "expected 97.7, got 92" in failure(outcomes.score_is, held, "97.7")
    assert "expected 100, got 97.8" in failure(outcomes.coverage_is, held, "100")
    assert "whatever the missing" in failure(outcomes.decision_is_sensitive, held)
    assert "got hold" in failure(outcomes.assessment_is_undetermined, held)
    assert "there is an outcome" in failure(outcomes.nothing_can_be_evaluated, held)
    assert "expected pass" in failure(findings.criterion_is_met, held, "G2.1")
    assert "as critical" in failure(findings.criterion_is_unmet, held, "G2.1", "minor")
    assert "got met" in failure(findings.criterion_is_unmet, held, "G2.2", "minor")
    assert "got partial" in failure(findings.criterion_is_not_assessed, held, "G2.1")
    assert "got pass" in failure(findings.check_fails, held, "S4.2.2.p1")
    assert "got fail" in failure(findings.check_is_not_assessed, held, "S4.2.2.q1")
    assert "expected 1, got 0" in failure(findings.number_of_conditions, held, 1)
    day = date(2026, 1, 1)
    assert "no condition" in failure(findings.becomes_a_condition, held, "G2.1", day, "x")
    assert "no live waiver" in failure(findings.criterion_is_waived, held, "G2.1")
    assert "got []" in failure(findings.waiver_is_reported, held, "G2.1", "live")
    assert "got supplied" in failure(reporting.fact_is_missing, held, "Contingency")
    assert "got missing" in failure(reporting.fact_is_stale, held, "team_development_plan")
    assert "not found" in failure(reporting.pattern_is_found, held, "evidence-gap")
    assert "not a rubric" in failure(levels.grade_is, held, "A")
    assert "no cap lowered" in failure(levels.grade_is_capped, graded, "D", "PERF.1")
    assert "expected void, got D" in failure(levels.no_grade_is_given, graded)
    assert "not a maturity" in failure(levels.maturity_level_is, graded, 3)


def test_a_misspelt_name_is_never_passed_over(doors: Case, held: Reviewed) -> None:
    assert "did you mean `Contingency`?" in failure(fact_is_not_known, doors, "Contingenci")
    assert "there is no criterion" in failure(findings.criterion_is_met, held, "G3.1")
    assert "there is no step" in failure(outcomes.decision_is, held, "maybe")
    assert "there is no pattern" in failure(reporting.pattern_is_found, held, "evidence-gaps")


def test_changes_that_make_no_sense_fail(doors: Case) -> None:
    day = date(2026, 12, 31)
    assert "names no document" in failure(changes.document_lost, doors, "contingency_pct")
    assert "lacks npv" in failure(changes.collected, doors, "npv", day)
    assert "no assessor is asked PERF.1" in failure(changes.rated, doors, "PERF.1", "3")
    assert "cannot be rated 7" in failure(changes.rated, doors, "PERF.2", "7")
    assert "no answer" in failure(changes.not_rated, doors, "PERF.1")
    assert "has no step 9" in failure(changes.judged, doors, "D1", "9")
    assert "kill criterion" in failure(changes.waived, doors, "G1.1", day)


def test_the_same_case_is_reviewed_once(session: Session, doors: Case) -> None:
    target = Target("lifecycle-gates", "G2")
    once = session.review(doors, target)
    assert session.review(replace(doors), target) is once
    assert session.review(fact_is(doors, "Contingency", "9"), target) is not once
