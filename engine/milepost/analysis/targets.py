"""Targets: how far each rating is from the one aimed at."""

from __future__ import annotations

from milepost.model.assessment import Assessment, Finding, LeafFinding
from milepost.model.criteria import Judgement
from milepost.model.ruleset import RuleSet
from milepost.model.values import Number, Step


def gap(ruleset: RuleSet, leaf: LeafFinding) -> Number | None:
    """How far a rating is from its target, in points of the scale; 0 where it is reached.

    None where no target is set, or where there is no rating.
    """
    rated = number_of(leaf.judgement)
    if leaf.target is None or rated is None:
        return None
    to_go: Number = rated - leaf.target if ruleset.better == "lower" else leaf.target - rated
    return max(to_go, 0)


def below_target(assessment: Assessment) -> tuple[tuple[Finding, LeafFinding], ...]:
    """The checks whose target is not reached, or not known to be, in the order of the file."""
    pairs = ((finding, leaf) for finding in assessment.findings for leaf in finding.leaves)
    return tuple(
        (finding, leaf)
        for finding, leaf in pairs
        if leaf.target is not None and gap(assessment.ruleset, leaf) != 0
    )


def number_of(judgement: Judgement) -> Number | None:
    """The number of a rating; None where there is none."""
    rating = judgement.rating
    return rating.value if isinstance(rating, Step) else rating
