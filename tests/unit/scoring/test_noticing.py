"""What a reader is told of evidence that is not of the day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from milepost.model.evidence import Target
from milepost.workspace import Workspace

METRO = Path(__file__).parents[3] / "assessments" / "metro-doors"
TARGET = Target("lifecycle-gates", "G2")


def told(samples: Workspace, day: date) -> list[tuple[str, str]]:
    review = samples.review(samples.evidence(METRO), TARGET, day)
    return [(notice.kind, notice.text.en) for notice in review.assessment.notices]


def test_evidence_of_the_day_needs_no_notice(samples: Workspace) -> None:
    assert told(samples, date(2026, 3, 16)) == []


def test_later_evidence_counts_and_is_named_once(samples: Workspace) -> None:
    ((kind, text),) = told(samples, date(2026, 2, 28))
    assert kind == "note"
    assert text.startswith("Collected after the as-of date, and counted: Approved budget, ")
    assert text.endswith("more.")


def test_a_few_later_facts_are_all_named(samples: Workspace) -> None:
    evidence = samples.evidence(METRO)
    day = date(2026, 3, 16)
    fact = evidence.facts["contingency_pct"]
    facts = {**evidence.facts, "contingency_pct": replace(fact, collected=date(2026, 3, 17))}
    notices = samples.review(replace(evidence, facts=facts), TARGET, day).assessment.notices
    assert [notice.text.zh for notice in notices] == ["采集日期晚于基准日，仍予采用：预备费率。"]
