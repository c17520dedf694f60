"""One assessment: interval, sensitivity, scope, notices, nothing evaluated."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from building import DAY, assessed, given, rule_set
from milepost.errors import NothingEvaluated, UsageError
from milepost.model.assessment import Assessment
from milepost.model.evidence import Evidence
from milepost.model.values import Number
from milepost.scoring.assess import assess

TEXT = """
criteria:
  - {id: A, check: p, severity: critical}
  - {id: B, check: q, severity: major}
  - {id: S, scale: anchors, steps: {"4": a > 8 and b > 8, "2": a > 4, "0": true}}
results:
  score: {take: mean, times: 100}
  verdict: {scale: verdict, rows: [{is: good, when: score >= 50}, {is: bad}]}
main: verdict
"""
GATES = """
axes: {gate: {G1: {}, G2: {}}}
scope: gate
criteria: [{id: A, gate: G1, check: p}, {id: B, gate: G2, check: q}]
"""


def interval(assessment: Assessment) -> list[Number]:
    line = assessment.results["score"]
    ends = [end.exact for end in (line.worst, line.conclusion, line.best)]
    assert None not in ends
    return [end for end in ends if end is not None]


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        (given(p=True, q=False, a=5, b=1), (None, 58.33, None)),
        (given(p=True, a=5, b=1), (58.33, 58.33, 91.67)),
        (given(p=True, q=False, a=9), (58.33, 58.33, 66.67)),
        (given(p=True, q=True), (83.33, 83.33, 100)),
        (given(q=False, a=9), (8.33, 8.33, 66.67)),
    ],
)
def test_the_interval_of_the_score(
    evidence: Evidence, expected: tuple[float | None, float, float | None]
) -> None:
    found = [round(float(end), 2) for end in interval(assessed(TEXT, evidence))]
    low, actual, high = expected
    assert found == [actual if low is None else low, actual, actual if high is None else high]


def test_a_result_that_missing_evidence_could_change_is_sensitive() -> None:
    open_ = assessed(TEXT, given(p=True, a=1, b=1))
    assert not open_.results["verdict"].sensitive
    decisive = assessed(TEXT, given(q=True, a=1, b=1))
    assert decisive.results["verdict"].sensitive
    assert decisive.main.name == "verdict"


def test_nothing_evaluated_is_an_error() -> None:
    with pytest.raises(NothingEvaluated, match="demo-project has no usable evidence"):
        assessed("criteria: [{id: A, check: p}]", given())


def test_everything_not_applicable_is_nothing_evaluated() -> None:
    with pytest.raises(NothingEvaluated):
        assessed("criteria: [{id: A, check: p, applies: q}]", given(q=False, p=True))


def test_stale_evidence_alone_is_nothing_evaluated() -> None:
    with pytest.raises(NothingEvaluated):
        assessed("criteria: [{id: A, check: fee > 0}]", given(DAY - timedelta(days=99), fee=1))


def test_one_false_check_is_something() -> None:
    assert assessed("criteria: [{id: A, check: p}]", given(p=False)).main.conclusion.exact == 0


def test_only_the_criteria_of_the_gate_are_assessed() -> None:
    ruleset = rule_set(GATES)
    first = assess(ruleset, given(p=True, q=False), DAY, "G1")
    second = assess(ruleset, given(p=True, q=False), DAY, "G2")
    assert [f.criterion.id for f in first.findings] == ["A"]
    assert (first.main.conclusion.exact, second.main.conclusion.exact) == (100, 0)
    assert first.coverage.supplied == ("p",)


@pytest.mark.parametrize(
    ("text", "scope", "told"),
    [
        (GATES, "G9", "demo@0.1.0 has no gate G9; it has G1, G2"),
        (GATES, None, "demo@0.1.0 is assessed one gate at a time: G1, G2"),
        (TEXT, "G1", "demo@0.1.0 is assessed as a whole and takes no gate"),
    ],
)
def test_a_gate_that_is_not_there(text: str, scope: str | None, told: str) -> None:
    with pytest.raises(UsageError) as caught:
        assess(rule_set(text), given(p=True), DAY, scope)
    assert str(caught.value) == told


def test_stale_and_lost_evidence_is_noticed_in_both_languages() -> None:
    evidence = replace(
        given(DAY - timedelta(days=31), fee=1, p=True), missing={"plan": "docs/plan.md"}
    )
    text = "criteria: [{id: A, check: fee > 0}, {id: B, check: approved(plan)}, {id: C, check: p}]"
    stale, lost = assessed(text, evidence).notices
    assert (stale.kind, lost.kind) == ("stale", "document")
    assert "collected on 2026-05-30, more than 30 days" in stale.text.en
    assert "docs/plan.md is not there" in lost.text.en
    assert "docs/plan.md" in lost.text.to("zh")


def test_lost_evidence_that_no_criterion_asks_for_is_not_noticed() -> None:
    evidence = replace(given(p=True), missing={"plan": "docs/plan.md"})
    assert assessed("criteria: [{id: A, check: p}]", evidence).notices == ()
