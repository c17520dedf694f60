"""Assessors who disagree: ratings of one question that lie too far apart to be combined unseen."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import combinations

from milepost.model.criteria import Leaf
from milepost.model.evidence import Answer
from milepost.model.ruleset import RuleSet
from milepost.model.values import Number
from milepost.scoring.leaves.answer import answered, lacks


def disputed(ruleset: RuleSet, leaf: Leaf, answers: Iterable[Answer], as_of: date) -> bool:
    """Whether ratings of the leaf are further apart than the rule set's `raters.discuss_over`."""
    raters = ruleset.raters
    if raters is None or raters.discuss_over is None:
        return False
    most: Number = raters.discuss_over
    return spread(ruleset, leaf, answers, as_of) > most


def spread(ruleset: RuleSet, leaf: Leaf, answers: Iterable[Answer], as_of: date) -> Number:
    """How far apart two assessors of one place are at most, in points of the scale.

    Only complete answers count. Two teams may differ: only assessors of the same team can be in
    dispute.
    """
    scale = ruleset.scales.get(leaf.scale or "")
    if scale is None:
        return 0
    rated: list[tuple[dict[str, str], Number]] = [
        (dict(a.at), answered(scale, a, as_of))
        for a in answers
        if not (a.not_applicable or lacks(leaf, a))
    ]
    pairs = ((one, other) for one, other in combinations(rated, 2) if _meet(one[0], other[0]))
    widths = [max(one, other) - min(one, other) for (_, one), (_, other) in pairs]
    return max(widths, default=0)


def _meet(one: dict[str, str], other: dict[str, str]) -> bool:
    """Whether two answers speak of one place; one that does not name an axis is for all of it."""
    return all(other.get(axis, value) == value for axis, value in one.items())
