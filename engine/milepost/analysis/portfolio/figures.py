"""Figures about the whole portfolio, where some subject, such as the PMO, reports them."""

from __future__ import annotations

from collections.abc import Iterable

from milepost.model.summaries import Figure, Summary

FACTS = (
    "high_risk_budget_pct",
    "risk_weighted_return_ratio",
    "key_goals_without_lead_count",
    "overallocated_roles_count",
    "capacity_coverage_pct",
    "unresolved_dependencies_count",
)
"""Risk exposure, goals without a lead project, resources against demand, dependencies (SYS-28)."""


def reported(summaries: Iterable[Summary], fact: str) -> tuple[tuple[Summary, Figure], ...]:
    """Who reports a figure, and what; a borrowed one counts for the subject it stands in."""
    found: dict[str, tuple[Summary, Figure]] = {}
    for subject in summaries:
        for figure in (one for one in subject.figures if one.fact == fact):
            own = f"/{subject.folder}/" in f"/{figure.place}"
            if own or figure.place not in found:
                found[figure.place] = (subject, figure)
    return tuple(found.values())
