"""The sample subjects reach their expected results, and so do their variants."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
from building import HERE
from milepost.model.assessment import Assessment
from milepost.model.evidence import Evidence, FactValue, Target
from milepost.model.review import Review
from milepost.model.values import Document, Number, Step, Value, shown_number
from milepost.workspace import Workspace

APPROVED = Document("approved", date(2026, 4, 5))


@dataclass(frozen=True)
class Expected:
    """A gate decision: verdict, score and coverage as displayed."""

    verdict: str
    score: str
    coverage: str


@pytest.fixture(scope="session")
def evidence(samples: Workspace) -> Mapping[str, Evidence]:
    return {folder.name: samples.evidence(folder) for folder in samples.subjects()}


def reviewed(samples: Workspace, evidence: Evidence, ruleset: str, gate: str | None) -> Review:
    return samples.review(evidence, Target(ruleset, gate))


def changed(evidence: Evidence, changes: Mapping[str, Value]) -> Evidence:
    """The evidence with other values; None takes a fact away."""
    facts = dict(evidence.facts)
    for name, value in changes.items():
        facts.pop(name, None)
        if value is not None:
            facts[name] = FactValue(name, value, HERE, collected=evidence.as_of)
    return replace(evidence, facts=facts)


def shown(number: Number | None, decimals: int = 1) -> str:
    return "-" if number is None else shown_number(number, decimals)


def step(assessment: Assessment) -> str:
    value = assessment.main.conclusion.value
    assert isinstance(value, Step)
    return value.name


def said(review: Review) -> Expected:
    a = review.assessment
    score = a.results["score"].conclusion.exact
    return Expected(step(a), shown(score), shown(a.coverage.percent))


GATES = {
    "metro-doors": ("G2", Expected("go", "97.7", "97.8")),
    "warehouse-automation": ("G3", Expected("conditional-go", "82.4", "100.0")),
    "bank-app": ("G1", Expected("kill", "0.0", "73.7")),
}


@pytest.mark.parametrize("subject", GATES)
def test_gates(samples: Workspace, evidence: Mapping[str, Evidence], subject: str) -> None:
    gate, expected = GATES[subject]
    assert said(reviewed(samples, evidence[subject], "lifecycle-gates", gate)) == expected


def test_metro_misses_one_criterion_as_minor(
    samples: Workspace, evidence: Mapping[str, Evidence]
) -> None:
    review = reviewed(samples, evidence["metro-doors"], "lifecycle-gates", "G2")
    unmet = [(f.criterion.id, f.severity) for f in review.assessment.findings if f.unmet]
    assert unmet == [("G2.9", "minor")]
    assert review.conditions == ()


def test_warehouse_proceeds_under_three_conditions(
    samples: Workspace, evidence: Mapping[str, Evidence]
) -> None:
    review = reviewed(samples, evidence["warehouse-automation"], "lifecycle-gates", "G3")
    found = [(c.finding.criterion.id, c.owner, str(c.due)) for c in review.conditions]
    assert found == [
        ("G3.3", "project_manager", "2026-09-30"),
        ("G3.5", "project_manager", "2026-08-31"),
        ("G3.10", "resource_manager", "2026-08-31"),
    ]


BETTER_CASE: dict[str, Value] = {
    "npv": 400000,
    "payback_months": 52,
    "social_benefit_statement": APPROVED,
    "feasibility_rating": 3,
    "residual_risk_score": 45,
}
VARIANTS: list[tuple[str, dict[str, Value], Expected]] = [
    ("metro-doors", {"contingency_pct": 6}, Expected("hold", "92.0", "97.8")),
    ("metro-doors", {"social_kpis_complete_pct": 60}, Expected("conditional-go", "90.9", "97.8")),
    ("metro-doors", {"top_risks_with_response_pct": None}, Expected("hold", "86.4", "95.6")),
    (
        "warehouse-automation",
        {"milestones_on_time_pct": 86, "issue_resolution_days": 14, "resource_fill_days": 7},
        Expected("go", "96.1", "100.0"),
    ),
    ("warehouse-automation", {"quality_gate_pass_pct": 85}, Expected("hold", "78.4", "100.0")),
    ("warehouse-automation", {"pmis_data_accuracy_pct": 91}, Expected("hold", "72.5", "100.0")),
    ("warehouse-automation", {"cost_forecast_pct": 118}, Expected("hold", "72.5", "100.0")),
    ("bank-app", BETTER_CASE, Expected("hold", "17.4", "76.3")),
]


@pytest.mark.parametrize(("subject", "changes", "expected"), VARIANTS)
def test_variants(
    samples: Workspace,
    evidence: Mapping[str, Evidence],
    subject: str,
    changes: dict[str, Value],
    expected: Expected,
) -> None:
    other = changed(evidence[subject], changes)
    assert said(reviewed(samples, other, "lifecycle-gates", GATES[subject][0])) == expected


@pytest.mark.parametrize(
    ("subject", "grade", "score"),
    [
        ("metro-doors", "A", "91.9"),
        ("warehouse-automation", "D", "69.4"),
        ("bank-app", "E", "20.2"),
    ],
)
def test_grades(
    samples: Workspace, evidence: Mapping[str, Evidence], subject: str, grade: str, score: str
) -> None:
    a = reviewed(samples, evidence[subject], "project-performance", None).assessment
    assert (step(a), shown(a.results["score"].conclusion.exact)) == (grade, score)


def test_the_warehouse_is_capped_at_c_without_effect(
    samples: Workspace, evidence: Mapping[str, Evidence]
) -> None:
    a = reviewed(samples, evidence["warehouse-automation"], "project-performance", None).assessment
    critical = {f.criterion.id for f in a.findings if f.unmet and f.severity == "critical"}
    assert "PERF.1" in critical
    assert [(cap.text, cap.bound) for cap in a.main.conclusion.limits] == [("C", False)]


@pytest.mark.parametrize(
    ("subject", "level", "mean"),
    [
        ("metro-doors", "3", "3.27"),
        ("warehouse-automation", "2", "2.27"),
        ("bank-app", "1", "1.18"),
        ("transit-pmo", "2", "2.36"),
    ],
)
def test_maturity(
    samples: Workspace, evidence: Mapping[str, Evidence], subject: str, level: str, mean: str
) -> None:
    a = reviewed(samples, evidence[subject], "pmo-maturity", None).assessment
    found = a.results["mean_level"].conclusion.exact
    assert (step(a), shown(found, 2)) == (level, mean)
    assert isinstance(found, Fraction)
    assert found.denominator == 11


PROJECTS = ("depot-extension", "fare-app", "lift-retrofit", "night-buses")


def test_the_transit_office_rests_on_its_projects(
    samples: Workspace, evidence: Mapping[str, Evidence]
) -> None:
    a = reviewed(samples, evidence["transit-pmo"], "pmo-maturity", None).assessment
    assert tuple(other.evidence.subject.id for _, other in a.used.assessments) == PROJECTS
    assert [one for one in a.notices if one.text.en.startswith("projects:")] == []


def kept(assessment: Assessment, practice: str) -> dict[str, Value]:
    """What the roll-up of a practice found of each project."""
    leaves = [leaf for f in assessment.findings for leaf in f.leaves if leaf.leaf.id == practice]
    share = leaves[0].judgement.traces[0][1].parts[0]
    return {one.subject: one.answer for one in share.each}


def test_every_roll_up_names_its_projects(
    samples: Workspace, evidence: Mapping[str, Evidence]
) -> None:
    a = reviewed(samples, evidence["transit-pmo"], "pmo-maturity", None).assessment
    all_but_lifts = {name: name != "lift-retrofit" for name in PROJECTS}
    for practice in ("M2.2", "M2.3.options", "M7.2.lessons", "M9.2.rights"):
        assert kept(a, practice) == all_but_lifts, practice
    for practice in ("M1.3.chosen", "M3.2", "M11.3.questions"):
        assert kept(a, practice) == dict.fromkeys(PROJECTS, True), practice
    assert kept(a, "M3.3.execution") == dict.fromkeys(PROJECTS[:3], True)


def test_an_office_without_projects_is_not_assessed_for_them(
    samples: Workspace, evidence: Mapping[str, Evidence]
) -> None:
    a = reviewed(samples, evidence["harbour-it-pmo"], "pmo-maturity", None).assessment
    rolled = {f.criterion.id: f.outcome for f in a.findings if f.criterion.id in ("M2.2", "M3.2")}
    assert rolled == {"M2.2": "not-assessed", "M3.2": "not-assessed"}
    told = [n.text.en for n in a.notices if n.kind == "note"]
    assert told == ["projects: no subject names this one as its organisation."]


def test_the_transit_office_complies_with_exceptions(
    samples: Workspace, evidence: Mapping[str, Evidence]
) -> None:
    review = reviewed(samples, evidence["transit-pmo"], "records-control", None)
    assert step(review.assessment) == "with-exceptions"
    assert [c.finding.criterion.id for c in review.conditions] == ["REC.1", "REC.3", "REC.4"]


@cache
def root() -> Path:
    return Path(__file__).parents[2]


def test_the_same_input_gives_the_same_digests() -> None:
    first, second = (Workspace.around(root()) for _ in range(2))
    folder = root() / "assessments" / "metro-doors"
    assert first.evidence(folder).digest == second.evidence(folder).digest
    reference = "lifecycle-gates@1.0.0"
    assert first.catalogue.load(reference).digest == second.catalogue.load(reference).digest
