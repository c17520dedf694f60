"""The main axis of a rule set, and the weaknesses along it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from milepost.model.review import Weakness
from milepost.model.ruleset import RuleSet
from milepost.model.standing import Dimension, Standing


def main_axis(ruleset: RuleSet) -> str | None:
    """The first axis of the rule set besides the one it is assessed by (a gate), if any."""
    return next((axis for axis in ruleset.axes if axis != ruleset.scope), None)


def standing(ruleset: RuleSet, ranked: Sequence[Weakness]) -> tuple[Weakness, ...]:
    """The ranked weaknesses, each with its rank at its own value of the main axis."""
    axis = main_axis(ruleset)
    if axis is None:
        return tuple(ranked)
    placed = [weakness.finding.criterion.places.get(axis) for weakness in ranked]
    return tuple(
        weakness
        if value is None
        else replace(
            weakness,
            within=Standing(axis, value, placed[: number + 1].count(value), placed.count(value)),
        )
        for number, (weakness, value) in enumerate(zip(ranked, placed, strict=True))
    )


def dimensions(weaknesses: Sequence[Weakness]) -> tuple[Dimension, ...]:
    """The values of the main axis that have weaknesses: most points lost first.

    Those that lose as much stand in the order of their first weakness.
    """
    own: dict[tuple[str, str], list[Weakness]] = {}
    for weakness in weaknesses:
        if weakness.within is not None:
            own.setdefault((weakness.within.axis, weakness.within.value), []).append(weakness)
    found = [_dimension(axis, value, here) for (axis, value), here in own.items()]
    return tuple(sorted(found, key=lambda dimension: -dimension.lost))


def _dimension(axis: str, value: str, here: Sequence[Weakness]) -> Dimension:
    return Dimension(
        axis,
        value,
        tuple(weakness.finding.criterion.id for weakness in here),
        sum((weakness.lost for weakness in here), Fraction(0)),
        sum((weakness.share for weakness in here), Fraction(0)),
    )
