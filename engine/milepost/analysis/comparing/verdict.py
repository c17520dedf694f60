"""Whether a comparison found a regression, and what else is not to pass."""

from __future__ import annotations

from typing import Literal

from milepost.analysis.comparing.comparing import Compared, Comparison, Latest

FailOn = Literal["criterion", "place", "warning"]
FELL = ("down", "lost")


def regressed(latest: Latest) -> bool:
    """Whether the main result fell, was lost, or no longer meets its bar."""
    main = latest.moves.line(latest.after.result.main)
    was, now = latest.before.result.meets_bar, latest.after.result.meets_bar
    return (main is not None and main.way in FELL) or (was is True and now is False)


def fails(compared: Compared, fail_on: frozenset[FailOn] = frozenset()) -> bool:
    """Whether any comparison regressed, or shows what is named.

    A criterion newly unmet; a result that fell at one place; a figure that heads for its limit.
    """
    return any(_fails(one, fail_on) for one in compared.comparisons)


def _fails(one: Comparison, fail_on: frozenset[FailOn]) -> bool:
    latest, indicators = one.latest, one.trend.indicators
    heading = any(found.forecast.level == "heading" for found in indicators)
    if latest is None:
        return "warning" in fail_on and heading
    newly = any(move.newly_unmet for move in latest.moves.criteria)
    fell = any(move.way in FELL for move in latest.moves.lines if move.line.place)
    named = {"criterion": newly, "place": fell, "warning": heading}
    return regressed(latest) or any(named[name] for name in fail_on)
