"""What a reader is told of evidence that is not of the day, and of plans that do not count."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from building import DAY, HERE, assessed, given
from milepost.model.evidence import Plan, Target
from milepost.model.text import Text
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


CRITERIA = "criteria: [{id: A, check: p, title: {en: Risks, zh: 风险}}]"
PLAN = Plan("A", Text(en="do it"), "ana", DAY, HERE)


def of_plan(plan: Plan, p: bool) -> list[tuple[str, str, str | None]]:
    evidence = replace(given(p=p), plans={plan.criterion: plan})
    notices = assessed(CRITERIA, evidence).notices
    return [(notice.kind, notice.text.en, notice.text.zh) for notice in notices]


def test_an_overdue_plan_does_not_count_as_planned() -> None:
    plan = replace(PLAN, due=DAY - timedelta(days=1))
    assert of_plan(plan, p=False) == [
        (
            "plan",
            "Risks (A): the plan of ana was due on 2026-06-29; it does not count as planned.",
            "风险（A）：计划（责任人：ana）已于 2026-06-29 到期，不再视为已有计划。",
        )
    ]


@pytest.mark.parametrize("due", [DAY, DAY - timedelta(days=1)])
def test_a_plan_for_what_is_met_is_to_be_closed(due: date) -> None:
    assert of_plan(replace(PLAN, due=due), p=True) == [
        (
            "plan",
            f"Risks (A) is met, and the plan of ana due on {due} is still open; close it.",
            f"风险（A）已达标，但 {due} 到期的计划（责任人：ana）仍未关闭，请予关闭。",
        )
    ]


@pytest.mark.parametrize(
    ("plan", "p"),
    [
        (PLAN, False),
        (replace(PLAN, status="done"), True),
        (replace(PLAN, status="cancelled", due=date(2020, 1, 1)), False),
        (replace(PLAN, criterion="Z", due=date(2020, 1, 1)), False),
    ],
)
def test_a_plan_in_order_needs_no_notice(plan: Plan, p: bool) -> None:
    assert of_plan(plan, p) == []
