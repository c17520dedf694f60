"""Findings and what falls short in them, with hidden values withheld."""

from __future__ import annotations

from dataclasses import replace

from milepost.analysis.redacting import given
from milepost.analysis.redacting.masks import Mask
from milepost.analysis.redacting.traces import all_masked
from milepost.model.assessment import Finding, Forced, LeafFinding
from milepost.model.confidentiality import Class
from milepost.model.criteria import Judgement, Leaf
from milepost.model.review import Shortfall
from milepost.model.values import Withheld


def finding(mask: Mask, found: Finding) -> Finding:
    """A criterion's finding. Outcome and credit stay, the rating of a question may be hidden."""
    one = found.leaves[0].leaf if len(found.leaves) == 1 else None
    level = mask.said if one is not None and one.answered and one.scale is not None else None
    return replace(
        found,
        leaves=tuple(_leaf(mask, leaf) for leaf in found.leaves),
        waiver=None if found.waiver is None else given.waiver(mask, found.waiver),
        rating=found.rating if level is None else None,
        forced=tuple(_forced(level, line) for line in found.forced) if level else found.forced,
        plan=None if found.plan is None else given.plan(mask, found.plan),
    )


def _leaf(mask: Mask, found: LeafFinding) -> LeafFinding:
    """A check; the target of a hidden rating would say where it stands."""
    hidden = mask.said is not None and found.leaf.answered
    target = None if hidden else found.target
    return replace(found, judgement=judgement(mask, found.leaf, found.judgement), target=target)


def judgement(mask: Mask, leaf: Leaf, found: Judgement) -> Judgement:
    """What was concluded of a check, without hidden answers and values of its conditions."""
    ends = (None if j is None else judgement(mask, leaf, j) for j in (found.worst, found.best))
    worst, best = ends
    hidden = mask.said is not None and leaf.answered
    return replace(
        found,
        rating=None if hidden else found.rating,
        traces=all_masked(mask, found.traces),
        answers=given.answers(mask, found.answers),
        worst=worst,
        best=best,
    )


def _forced(level: Class, line: Forced) -> Forced:
    return replace(line, before=None, after=None, withheld=Withheld(level))


def shortfall(mask: Mask, short: Shortfall) -> Shortfall:
    """A shortfall; each end of its comparison may be hidden."""
    actual = mask.value(short.actual, short.actual_from)
    return replace(short, actual=actual, wanted=mask.value(short.wanted, short.wanted_from))
