"""A whole review: weaknesses, strengths, conditions and actions of one assessment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from milepost.analysis.actions import actions
from milepost.analysis.blocking import next_step
from milepost.analysis.causes import causes
from milepost.analysis.dimensions import dimensions, standing
from milepost.analysis.headline import headline
from milepost.analysis.marginal import Marginal, marginal, together
from milepost.analysis.nearness import nearness
from milepost.analysis.recurring import recurrences
from milepost.analysis.rescoring import Rescoring
from milepost.analysis.shortfalls import shortfalls
from milepost.analysis.weaknesses import strengths, weaknesses
from milepost.model.assessment import Assessment, Finding
from milepost.model.past import PastResult
from milepost.model.review import (
    Condition,
    Effect,
    PlannedAction,
    Review,
    Shortfall,
    Weakness,
)
from milepost.model.standing import Recurrence
from milepost.model.text import Text


def review(assessment: Assessment, past: Sequence[PastResult] = ()) -> Review:
    """Everything that follows from an assessment; `past` are earlier results to look back at."""
    return review_after(assessment, recurrences(assessment, past))


def review_after(assessment: Assessment, recurring: Mapping[str, Recurrence]) -> Review:
    """The same where it is known which gaps were gaps before, by criterion."""
    rescoring = Rescoring(assessment)
    before = rescoring.as_it_is()
    short = {f.criterion.id: shortfalls_of(assessment, f) for f in assessment.findings if f.unmet}
    marginals = {f.criterion.id: marginal(rescoring, before, f) for f in assessment.findings}
    ranked = weaknesses(assessment, marginals, short, recurring)
    weak = standing(assessment.ruleset, ranked)
    all_met = together(rescoring, before, assessment.findings)
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
        effects=_effects(assessment, marginals, weak),
        all_met=all_met,
        causes=causes(assessment.derived, weak),
        dimensions=dimensions(weak),
        next=next_step(rescoring, before, weak, all_met),
        near=nearness(assessment),
    )


def _effects(
    assessment: Assessment, marginals: Mapping[str, Marginal], weak: Sequence[Weakness]
) -> dict[str, Effect]:
    """The effect of meeting each unmet criterion, and each that is weak though met."""
    told = {weakness.finding.criterion.id for weakness in weak}
    names = [f.criterion.id for f in assessment.findings if f.unmet or f.criterion.id in told]
    return {name: marginals[name].effect for name in names}


def shortfalls_of(assessment: Assessment, finding: Finding) -> tuple[Shortfall, ...]:
    """What stands between the checks of a finding and their being met, each lack once."""
    scales = assessment.ruleset.scales
    found = (shortfalls(leaf, scales.get(leaf.leaf.scale or "")) for leaf in finding.leaves)
    titles = assessment.used.titles
    return tuple(dict.fromkeys(_titled(short, titles) for own in found for short in own))


def _titled(short: Shortfall, titles: Mapping[str, Text]) -> Shortfall:
    """With the subjects by their titles; one that was not assessed keeps the name of its folder."""
    if not short.subjects:
        return short
    return replace(short, subjects=tuple(titles.get(one.en, one) for one in short.subjects))


def _conditions(
    assessment: Assessment,
    planned: tuple[PlannedAction, ...],
    short: dict[str, tuple[Shortfall, ...]],
) -> tuple[Condition, ...]:
    """A condition for each criterion that the deciding row picked."""
    found = []
    for finding in assessment.findings:
        if finding.criterion.id in assessment.main.conclusion.conditions:
            own = tuple(a for a in planned if finding.criterion.id in a.serves)
            found.append(condition(assessment, finding, own, short[finding.criterion.id]))
    return tuple(found)


def condition(
    assessment: Assessment,
    finding: Finding,
    own: tuple[PlannedAction, ...],
    short: tuple[Shortfall, ...],
) -> Condition:
    """What closing a gap takes by its `own` actions.

    Owner and due day are those of the plan that the evidence promises; without one, those of the
    action that is due last.
    """
    if finding.plan is not None:
        return Condition(finding, own, finding.plan.owner, finding.plan.due, short)
    last = max(own, key=lambda action: (action.due, action.id), default=None)
    owner = last.owner if last else (finding.criterion.owner or "")
    return Condition(finding, own, owner, last.due if last else assessment.as_of, short)
