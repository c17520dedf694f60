"""The criteria that are nearest to being met, and those that are met by the least."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.analysis.distances import NEVER, SO, Distance, Figure, Measuring, farthest, nearest
from milepost.analysis.shortfalls import met_steps
from milepost.model.assessment import Assessment, Finding, LeafFinding
from milepost.model.outlook import Near, Nearness
from milepost.model.ruleset import RuleSet


def nearness(assessment: Assessment) -> Nearness:
    """Over the numeric comparisons in the conditions of every check that was assessed.

    A criterion is as far from being met as the farthest of the figures that hold it back, and is
    listed only where nothing but figures does. One that is met is as far from failing as the
    nearest of its figures; a figure at the best value it can have is not near to anything.
    """
    to_met = (_near(assessment, f, True) for f in assessment.findings if f.unmet)
    to_unmet = (_near(assessment, f, False) for f in assessment.findings if f.outcome == "pass")
    return Nearness(_in_order(to_met), _in_order(to_unmet))


def _in_order(found: Iterator[Near | None]) -> tuple[Near, ...]:
    known = [near for near in found if near is not None]
    return tuple(sorted(known, key=lambda near: (near.share, near.criterion)))


def _near(assessment: Assessment, finding: Finding, wanted: bool) -> Near | None:
    """The distance of a criterion from being met, or from being unmet."""
    measuring = Measuring(assessment.ruleset.facts)
    found = {
        leaf.leaf.id: _leaf(assessment.ruleset, measuring, leaf, wanted)
        for leaf in finding.leaves
        if leaf.judgement.outcome != "not-applicable"
    }
    whole = farthest(found.values()) if wanted else nearest(found.values())
    if not isinstance(whole, Figure):
        return None
    leaf = next(name for name, distance in found.items() if distance == whole)
    return Near(
        finding.criterion.id,
        leaf,
        whole.fact,
        whole.operator,
        whole.actual,
        whole.limit,
        whole.text,
        whole.distance,
        whole.share,
    )


def _leaf(ruleset: RuleSet, measuring: Measuring, leaf: LeafFinding, wanted: bool) -> Distance:
    """The distance of one check: of its condition and of what it requires."""
    if leaf.judgement.outcome in ("not-assessed", "error"):
        return NEVER
    if leaf.unmet is not wanted:
        return SO
    asked = dict(leaf.judgement.traces)
    own = _own(ruleset, measuring, leaf, wanted)
    required = asked.get("requires")
    if required is None:
        return own
    both = (own, measuring.to(required, wanted))
    return farthest(both) if wanted else nearest(both)


def _own(ruleset: RuleSet, measuring: Measuring, leaf: LeafFinding, wanted: bool) -> Distance:
    """The distance of what is asked: one condition, or any of the steps that count as met."""
    asked = dict(leaf.judgement.traces)
    if "check" in asked:
        return measuring.to(asked["check"], wanted)
    scale = ruleset.scales.get(leaf.leaf.scale or "")
    if scale is None or ruleset.better == "lower":
        return NEVER
    steps = [measuring.to(asked[name], wanted) for name in met_steps(scale, leaf)]
    return (nearest(steps) if wanted else farthest(steps)) if steps else NEVER
