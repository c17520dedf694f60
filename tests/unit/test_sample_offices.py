"""Offices, their projects, the public-health project: all reach what their files state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from milepost.model.assessment import Assessment
from milepost.model.evidence import Target
from milepost.model.review import Review
from milepost.model.values import Number, Step, shown_number
from milepost.workspace import Workspace


@dataclass(frozen=True)
class Expected:
    """Main result, empty where there is none, score and coverage as displayed, and the gaps."""

    main: str
    score: str
    coverage: str
    unmet: str = ""
    patterns: str = ""


TRANSIT = "transit-pmo"
HARBOUR = "harbour-it-pmo"
SCREENING = "mobile-screening"
APP = "fare-app"
DEPOT = "depot-extension"
LIFTS = "lift-retrofit"
RESULTS: Mapping[tuple[str, str], Expected] = {
    (TRANSIT, "pmo-governance"): Expected(
        "with-exceptions",
        "76.8",
        "97.2",
        "GOV.1 GOV.3 GOV.5 GOV.9 GOV.11 GOV.13 GOV.15",
        "reported-not-received",
    ),
    (TRANSIT, "assessment-integrity"): Expected(
        "with-exceptions", "86.4", "97.5", "INT.9 INT.10 INT.12", "targets-without-supervision"
    ),
    (TRANSIT, "resource-control"): Expected(
        "with-exceptions", "75.0", "93.3", "RES.3 RES.6", "plan-never-compared"
    ),
    (TRANSIT, "people-competency"): Expected(
        "C", "71.4", "95.2", "CMP.3 CMP.5", "trained-not-leading"
    ),
    (HARBOUR, "department-pmo"): Expected(
        "non-compliant",
        "59.2",
        "94.1",
        "GOV.1 GOV.2 GOV.3 GOV.5 GOV.8 GOV.10 GOV.12 GOV.15 GOV.16 DEP.1",
        "rules-of-its-own",
    ),
    (HARBOUR, "assessment-integrity"): Expected(
        "",
        "42.0",
        "82.5",
        "INT.1 INT.3 INT.4 INT.5 INT.7 INT.8 INT.10 INT.12",
        "fairness-not-examined graded-off-procedure graded-without-review late-for-lack-of-rules"
        " targets-without-supervision",
    ),
    (HARBOUR, "resource-control"): Expected(
        "with-exceptions",
        "50.0",
        "100.0",
        "RES.1 RES.2 RES.4",
        "escalate-slow-requests forecast-on-old-supply sheets-for-slow-requests",
    ),
    (HARBOUR, "people-competency"): Expected(
        "", "21.4", "33.3", "CMP.1 CMP.2 CMP.3 CMP.4 CMP.5", "unwilling-for-lack-of-recognition"
    ),
    (SCREENING, "social-value"): Expected(
        "B", "81.0", "100.0", "SOC.3 SOC.5 SOC.8", "claimed-without-baseline"
    ),
    (SCREENING, "investment-appraisal"): Expected("C", "82.7", "100.0", "INV.2"),
    (SCREENING, "public-sector-appraisal"): Expected(
        "B", "88.7", "100.0", "PUB.1", "valued-not-asked"
    ),
    (DEPOT, "project-practice"): Expected("B", "86.9", "89.9", "PRA.11 PRA.15 PRA.16"),
    (LIFTS, "project-practice"): Expected(
        "",
        "27.9",
        "54.9",
        "PRA.2 PRA.3 PRA.5 PRA.6 PRA.8 PRA.10 PRA.11 PRA.12 PRA.13 PRA.14 PRA.15 PRA.16 PRA.17",
        "held-without-foundation",
    ),
    (APP, "agile-product-gates"): Expected("go", "98.1", "100.0", "G3.7"),
    (APP, "lifecycle-gates"): Expected(
        "conditional-go", "88.2", "95.2", "G3.3 G3.7 G3.9", "reported-not-delivered"
    ),
}
STALE = {
    "pmo-governance": "report_margin_pct",
    "assessment-integrity": "evaluations_with_findings_pct",
    "resource-control": "roles_forecast_pct",
}


def reviewed(samples: Workspace, subject: str, ruleset: str) -> Review:
    """The review of a sample; a project at its checkpoint where the rule set has gates."""
    evidence = samples.evidence(Path(samples.root) / "assessments" / subject)
    return samples.review(evidence, Target(ruleset, "G3" if subject == APP else None))


def shown(number: Number | None) -> str:
    return "-" if number is None else shown_number(number, 1)


def main_of(assessment: Assessment) -> str:
    value = assessment.main.conclusion.value
    return value.name if isinstance(value, Step) else ""


@pytest.mark.parametrize(("subject", "ruleset"), RESULTS)
def test_results(samples: Workspace, subject: str, ruleset: str) -> None:
    a = reviewed(samples, subject, ruleset).assessment
    score = "kept" if ruleset == "project-practice" else "score"
    unmet = [f.criterion.id for f in a.findings if f.unmet or f.outcome == "not-assessed"]
    assert RESULTS[subject, ruleset] == Expected(
        main_of(a),
        shown(a.results[score].conclusion.exact),
        shown(a.coverage.percent),
        " ".join(unmet),
        " ".join(sorted({derived.pattern for derived in a.derived})),
    )


@pytest.mark.parametrize("ruleset", STALE)
def test_one_figure_of_the_transit_office_is_stale(samples: Workspace, ruleset: str) -> None:
    a = reviewed(samples, TRANSIT, ruleset).assessment
    stale = [notice.text.en for notice in a.notices if notice.kind == "stale"]
    assert [STALE[ruleset] in told for told in stale] == [True]


def test_the_first_period_could_still_be_better(samples: Workspace) -> None:
    main = reviewed(samples, TRANSIT, "people-competency").assessment.main
    assert main.sensitive


def test_the_listed_rule_sets_are_those_expected(samples: Workspace) -> None:
    for subject in (TRANSIT, HARBOUR, SCREENING, APP, DEPOT, LIFTS):
        evidence = samples.evidence(Path(samples.root) / "assessments" / subject)
        listed = {(subject, target.ruleset) for target in evidence.targets}
        known = {(TRANSIT, "records-control"), (TRANSIT, "pmo-maturity"), *RESULTS}
        assert listed <= known
