"""`milepost plan`: a subject, what is wanted, and the plan that gets there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from milepost.analysis.aiming import (
    GATE,
    Wanted,
    best_goal,
    goal,
    next_goal,
    sensible,
    speaks_of,
    unspoken,
)
from milepost.analysis.planning.planning import plan
from milepost.authoring.monotony.rising import rising
from milepost.model.assessment import Assessment
from milepost.model.evidence import Evidence, Target
from milepost.model.plans import Goal, Means, Plan
from milepost.model.review import Review
from milepost.reporters.plans.planned import Planned
from milepost.scoring.assess import assess
from milepost.workspace import Workspace

POINTS = 6
"""Budgets that the curve looks at between nothing and the best of all."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asks of a plan; what is None is chosen from what the subject lists."""

    wanted: Wanted | None
    means: Means
    ruleset: str | None = None
    gate: str | None = None
    as_of: date | None = None


def planned(workspace: Workspace, folder: Path, asked: Asked) -> Planned:
    """The plan for one subject, with what scoring says once it is done.

    Raises UsageError for a goal or means that cannot be, NothingEvaluated where nothing can be
    assessed, InvalidInput where files do not hold up.
    """
    evidence = workspace.evidence(folder, asked.ruleset)
    review = workspace.review(evidence, _target(workspace, evidence, asked), asked.as_of)
    aim = _goal(review.assessment, asked)
    means = sensible(review.assessment, asked.means)
    found = plan(review, aim, means, rising(review.assessment.ruleset), POINTS)
    return checked(review, found)


def checked(review: Review, found: Plan) -> Planned:
    """The plan with the assessment that scoring makes of its evidence, interval and all."""
    one = review.assessment
    after = assess(one.ruleset, found.evidence, one.as_of, one.scope, one.used)
    return Planned(review, found, after)


def _target(workspace: Workspace, evidence: Evidence, asked: Asked) -> Target:
    """The first listed assessment that the target speaks of."""
    wanted = asked.wanted
    if wanted is not None and wanted.name == GATE:
        return workspace.targets(evidence, asked.ruleset, wanted.value)[0]
    targets = workspace.targets(evidence, asked.ruleset, asked.gate)
    return targets[0] if wanted is None else _spoken_of(workspace, targets, wanted)


def _spoken_of(workspace: Workspace, targets: Sequence[Target], wanted: Wanted) -> Target:
    rulesets = [workspace.catalogue.load(target.ruleset) for target in targets]
    for target, ruleset in zip(targets, rulesets, strict=True):
        if speaks_of(wanted, ruleset):
            return target
    raise unspoken(wanted, rulesets)


def _goal(assessment: Assessment, asked: Asked) -> Goal:
    """What is wanted; without it the best of a budget, else the next step upwards."""
    if asked.wanted is not None:
        return goal(assessment, asked.wanted)
    return next_goal(assessment) if asked.means.budget is None else best_goal(assessment)
