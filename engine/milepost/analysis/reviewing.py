"""A whole review: weaknesses, strengths, conditions and actions of one assessment."""

from __future__ import annotations

from milepost.analysis.actions import actions
from milepost.analysis.headline import headline
from milepost.analysis.shortfalls import shortfalls
from milepost.analysis.weaknesses import strengths, weaknesses
from milepost.model.assessment import Assessment, Finding
from milepost.model.review import Condition, PlannedAction, Review, Shortfall
from milepost.scoring.assess import score_once


def review(assessment: Assessment) -> Review:
    """Everything that follows from an assessment."""
    before = score_once(
        assessment.ruleset,
        assessment.evidence,
        assessment.as_of,
        assessment.scope,
        used=assessment.used,
    )
    short = {f.criterion.id: _shortfalls(f) for f in assessment.findings if f.unmet}
    weak = weaknesses(assessment, before, short)
    conditions = assessment.main.conclusion.conditions
    planned = actions(assessment, before, {*conditions, *(w.finding.criterion.id for w in weak)})
    return Review(
        assessment=assessment,
        headline=headline(assessment.ruleset),
        weaknesses=weak,
        strengths=strengths(assessment),
        conditions=_conditions(assessment, planned, short),
        actions=planned,
        shortfalls=short,
    )


def _shortfalls(finding: Finding) -> tuple[Shortfall, ...]:
    return tuple(dict.fromkeys(s for leaf in finding.leaves for s in shortfalls(leaf)))


def _conditions(
    assessment: Assessment,
    planned: tuple[PlannedAction, ...],
    short: dict[str, tuple[Shortfall, ...]],
) -> tuple[Condition, ...]:
    """A condition for each criterion that the deciding row picked.

    Owner and due day are those of the plan that the evidence promises; without one, those of the
    action that is due last.
    """
    found = []
    for finding in assessment.findings:
        if finding.criterion.id in assessment.main.conclusion.conditions:
            own = tuple(a for a in planned if finding.criterion.id in a.serves)
            found.append(_condition(assessment, finding, own, short[finding.criterion.id]))
    return tuple(found)


def _condition(
    assessment: Assessment,
    finding: Finding,
    own: tuple[PlannedAction, ...],
    short: tuple[Shortfall, ...],
) -> Condition:
    if finding.plan is not None:
        return Condition(finding, own, finding.plan.owner, finding.plan.due, short)
    last = max(own, key=lambda action: (action.due, action.id), default=None)
    owner = last.owner if last else (finding.criterion.owner or "")
    return Condition(finding, own, owner, last.due if last else assessment.as_of, short)
