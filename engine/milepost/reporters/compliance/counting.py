"""What a statement counts: criteria that apply, exceptions, and what could not be assessed."""

from __future__ import annotations

from datetime import date

from milepost.model.assessment import Assessment, Finding


def applicable(assessment: Assessment) -> tuple[Finding, ...]:
    """The findings of criteria that apply to the subject."""
    return tuple(f for f in assessment.findings if f.outcome != "not-applicable")


def exceptions(assessment: Assessment) -> tuple[Finding, ...]:
    """Everything that applies and is not shown to be met, whether short or not assessed."""
    return tuple(f for f in assessment.findings if f.unmet)


def unassessed(assessment: Assessment) -> tuple[Finding, ...]:
    """What could not be assessed."""
    return tuple(f for f in assessment.findings if f.outcome == "not-assessed")


def collected(assessment: Assessment) -> tuple[date, date] | None:
    """The first and the last day at which the evidence used was collected; None without one."""
    evidence = assessment.evidence
    days = [
        day
        for name in assessment.coverage.supplied
        for day in (
            *(f.collected for f in (evidence.facts.get(name),) if f is not None),
            *(answer.collected for answer in evidence.answers.get(name, ())),
        )
        if day is not None
    ]
    return (min(days), max(days)) if days else None
