"""What the subjects of a rule set are held against each other in: its dimensions."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from milepost.analysis.dimensions import main_axis
from milepost.analysis.profile import number, profile
from milepost.model.assessment import Finding
from milepost.model.review import Review
from milepost.model.ruleset import RuleSet
from milepost.model.scales import StepScale
from milepost.model.summaries import Level, Named
from milepost.model.text import Text
from milepost.model.values import Number

MOST = 24
"""Dimensions that a picture has room for; a rule set with more criteria and no axis has none."""


def by_level(review: Review) -> str | None:
    """The result that gives each dimension a level; None where there is none."""
    found = profile(review)
    alone = found is not None and len(found.by) == 1
    return found.level if found is not None and alone else None


def named_dimensions(review: Review) -> tuple[tuple[str, Text], ...]:
    """The dimensions: the values of the axis that has levels, else of the main axis, else criteria.

    The criteria of a rule set without an axis, where there are few enough to look at.
    """
    ruleset = review.assessment.ruleset
    result, axis = by_level(review), main_axis(ruleset)
    if result is not None:
        axis = ruleset.results[result].by[0]
    if axis is not None:
        return tuple((value, ruleset.titled(axis, value)) for value in ruleset.axes.get(axis, {}))
    if ruleset.scope is not None or len(ruleset.criteria) > MOST:
        return ()
    return tuple((one.id, one.title or Text(en=one.id)) for one in ruleset.criteria)


def ends(review: Review) -> tuple[bool, Number, Number]:
    """Whether the dimensions have levels, and the ends of their scale; else 0 to 100 per cent."""
    result = by_level(review)
    scale = review.assessment.ruleset.scales.get(_scale(review.assessment.ruleset, result))
    if result is None or not isinstance(scale, StepScale):
        return False, 0, 100
    known = [n for name in scale.names if (n := number(scale.step(name))) is not None]
    return True, min(known), max(known)


def _scale(ruleset: RuleSet, result: str | None) -> str:
    return (ruleset.results[result].scale or "") if result else ""


def levels(review: Review, dimensions: Sequence[Named]) -> tuple[Level, ...]:
    """The subject's value in each dimension: its level, else the share of credit in per cent."""
    result = by_level(review)
    if result is None:
        return tuple(Level(_credit(review, one.id)) for one in dimensions)
    known = review.assessment.results[result].by
    steps = {key[0]: conclusion.step for key, (conclusion, _, _) in known.items()}
    return tuple(
        Level(number(step), step.name) if (step := steps.get(one.id)) else Level(None)
        for one in dimensions
    )


def _credit(review: Review, dimension: str) -> Fraction | None:
    """Weighted credit of the criteria assessed in a dimension, in per cent.

    100 x sum of weight x credit / sum of weight; None where none of them is assessed.
    """
    ruleset = review.assessment.ruleset
    axis = main_axis(ruleset)
    own = [f for f in review.assessment.findings if _lies(f, axis, dimension)]
    known = [(Fraction(f.criterion.weight), f.credit) for f in own if _counts(f)]
    whole = sum((weight for weight, _ in known), Fraction(0))
    gained = sum((weight * Fraction(credit or 0) for weight, credit in known), Fraction(0))
    return 100 * gained / whole if whole else None


def _counts(finding: Finding) -> bool:
    judged = finding.outcome in ("pass", "partial", "fail")
    return judged and isinstance(finding.credit, Number)


def _lies(finding: Finding, axis: str | None, dimension: str) -> bool:
    criterion = finding.criterion
    return (criterion.places.get(axis) if axis else criterion.id) == dimension
