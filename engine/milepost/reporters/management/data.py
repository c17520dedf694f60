"""The management report as data."""

from __future__ import annotations

from milepost.analysis.figures import Figure
from milepost.analysis.sections import Section
from milepost.reporters.json_values import Json, day, exact, plain, text
from milepost.reporters.management.told import Told

SCHEMA = "milepost/management/1"


def data(told: Told) -> dict[str, Json]:
    """The sections with every figure, and the agreed actions."""
    assessment = told.reviews[0].assessment
    return {
        "schema": SCHEMA,
        "subject": assessment.evidence.subject.id,
        "title": text(assessment.evidence.subject.shown),
        "as_of": day(assessment.as_of),
        "rulesets": [review.assessment.ruleset.reference for review in told.reviews],
        "sections": [_section(one) for one in told.sections],
        "actions": [
            {"id": one.record.id, "standing": one.standing, "due": day(one.record.due)}
            for followed in told.followed
            for one in followed.actions
        ],
    }


def _section(section: Section) -> dict[str, Json]:
    return {
        "section": section.name,
        "standing": section.standing,
        "unmet": list(dict.fromkeys(use.finding.criterion.id for use in section.short)),
        "figures": [_figure(one) for one in section.figures],
    }


def _figure(figure: Figure) -> dict[str, Json]:
    given = figure.given
    return {
        "fact": figure.name,
        "title": text(figure.fact.title),
        "state": figure.lack or "reported",
        "value": plain(given.value) if given else None,
        "unit": figure.fact.shown_unit,
        "collected": day(given.collected) if given else None,
        "stale_since": day(figure.stale_since),
        "owner": figure.fact.owner,
        "limits": [
            {"operator": one.operator, "limit": exact(one.limit), "holds": one.holds}
            for one in figure.limits
        ],
        "criteria": list(dict.fromkeys(use.finding.criterion.id for use in figure.uses)),
    }
