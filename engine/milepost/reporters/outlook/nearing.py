"""Figures near their limits, in their own units."""

from __future__ import annotations

from fractions import Fraction

from milepost.model.outlook import Near
from milepost.model.review import Review, Shortfall
from milepost.model.values import Number, shown_number
from milepost.reporters.phrases import Phrases

BY_A_HAIR = Fraction(1, 10)
"""A criterion is met by a hair where its margin is at most this share of the limit."""
MOST = 5


def nearest_to_met(review: Review) -> tuple[Near, ...]:
    """The unmet criteria whose figures are nearest to their limits; the first few."""
    return review.near.to_met[:MOST]


def met_by_a_hair(review: Review) -> tuple[Near, ...]:
    """The met criteria with the least to spare, within 10 % of the limit; the first few."""
    return tuple(near for near in review.near.to_unmet if near.share <= BY_A_HAIR)[:MOST]


def figure(near: Near) -> Shortfall:
    """The comparison, as a shortfall is told."""
    return Shortfall(
        near.leaf, "short", near.fact, near.operator, near.actual, near.limit, near.text
    )


def subject(phrases: Phrases, near: Near) -> str:
    """What is measured."""
    return phrases.subject(figure(near))


def stands(phrases: Phrases, near: Near) -> str:
    """The figure as it is."""
    return phrases.end(figure(near), near.actual)


def asked(phrases: Phrases, near: Near) -> str:
    """The limit with its operator: `at least 85%`."""
    limit = phrases.end(figure(near), near.limit)
    return phrases.say("weak.asked", operator=phrases.say(f"operator.{near.operator}"), limit=limit)


def distance(phrases: Phrases, near: Near) -> str:
    """How far it is, in its own unit; that of per cents in percentage points."""
    shown = phrases.end(figure(near), near.distance)
    if not shown.endswith("%"):
        return shown
    key = "weak.percentage_point" if shown == "1%" else "weak.percentage_points"
    return phrases.say(key, number=shown.removesuffix("%"))


def share(phrases: Phrases, near: Near) -> str:
    """The same as a share of the limit, or of the range where the limit is 0."""
    key = "weak.of_limit" if near.limit else "weak.of_range"
    return phrases.say(key, share=percent(near.share))


def line(phrases: Phrases, near: Near, met: bool) -> str:
    """`Milestones on time: 78%, at least 85% (7 percentage points away, 8 % of the limit)`."""
    key = "to_spare" if met else "away"
    away = phrases.say(
        f"weak.{key}" if near.distance else f"weak.{key}.none",
        distance=distance(phrases, near),
        share=share(phrases, near),
    )
    return phrases.say(
        "weak.near",
        subject=subject(phrases, near),
        actual=stands(phrases, near),
        asked=asked(phrases, near),
        away=away,
    )


def percent(part: Number) -> str:
    """A share in per cent, to the whole one; to a tenth below one per cent."""
    number = Fraction(part) * 100
    return f"{shown_number(number, 1 if 0 < number < 1 else 0)}%"
