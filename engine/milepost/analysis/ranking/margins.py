"""Leads: how far one alternative is ahead of others, in points of 100."""

from __future__ import annotations

from collections.abc import Collection

from milepost.model.rankings import Scored
from milepost.model.values import Number, Range


def over(one: Range, other: Range) -> Range:
    """The lead of a score over another, from the least it can be to the most; below 0 behind."""
    return Range(one.low - other.high, one.high - other.low)


def over_best(one: Scored, scored: Collection[Scored]) -> Range:
    """The lead over the best of the others, of which there is at least one."""
    others = [other.score for other in scored if other.name != one.name]
    best = Range(max(o.low for o in others), max(o.high for o in others))
    return over(one.score, best)


def runner_up(one: Scored, scored: Collection[Scored]) -> Scored:
    """The other that can come nearest: the highest possible score, of equal ones the first."""
    return max((other for other in scored if other is not one), key=lambda other: other.score.high)


def is_close(lead: Range, close: Number) -> bool | None:
    """Whether a lead is below the least that counts as one; None where it may be."""
    if lead.high < close:
        return True
    return False if lead.low >= close else None
