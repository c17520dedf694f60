"""Where a figure comes from: its earlier values, and whether it went the way its limit asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from milepost.analysis.comparing.comparing import Compared
from milepost.analysis.comparing.trend import points_of
from milepost.analysis.figures import Figure
from milepost.analysis.sections import Section
from milepost.model.past import PastResult
from milepost.model.values import Number, Point, Value
from milepost.reporters.documents.blocks import Cell, Lines, Mark, Small, Tone
from milepost.reporters.management.told import Told

_MOST = 3
"""Values that are shown."""

_UP, _DOWN = (">", ">="), ("<", "<=")


def points(sections: tuple[Section, ...], past: Compared | None) -> Mapping[str, tuple[Point, ...]]:
    """The dated values of every figure that is a number or a series, oldest first."""
    results = _results(past) if past else []
    return {
        figure.name: tuple(dict.fromkeys((*points_of(results, figure.name), *_now(figure))))
        for section in sections
        for figure in section.figures
        if figure.given is not None and (_number(figure.given.value) or _series(figure.given.value))
    }


def _results(past: Compared) -> list[PastResult]:
    states = [state.result for one in past.comparisons for state in one.states]
    return sorted(states, key=lambda result: result.as_of)


def _now(figure: Figure) -> Iterator[Point]:
    given = figure.given
    if given is None:
        return
    if isinstance(given.value, tuple):
        yield from (one for one in given.value if isinstance(one, Point))
    elif given.collected is not None and isinstance(given.value, Number):
        yield Point(given.collected, given.value)


def _number(value: Value) -> bool:
    return isinstance(value, Number) and not isinstance(value, bool)


def _series(value: Value) -> bool:
    return isinstance(value, tuple) and bool(value) and all(isinstance(x, Point) for x in value)


def trend(told: Told, figure: Figure) -> Cell:
    """`0.97 → 0.95 → 0.91`, since when, and whether that is better or worse."""
    found = sorted(told.points.get(figure.name, ()), key=lambda point: point.date)[-_MOST:]
    if len(found) < 2:
        return None
    words = told.of(figure)
    shown = " → ".join(words.value(point.value, figure.fact) for point in found)
    return Lines(
        (_word(told, figure, found), Small(shown), Small(told.say("since", day=found[0].date)))
    )


def _word(told: Told, figure: Figure, found: list[Point]) -> Mark:
    """Better, worse or unchanged where a limit says which way is better; else up or down."""
    moved = found[-1].value - found[-2].value
    if not moved:
        return Mark(told.say("trend.same"), "plain", "→")
    sign = "↑" if moved > 0 else "↓"
    asked = {one.operator for one in figure.limits}
    if not asked or not (asked <= set(_UP) or asked <= set(_DOWN)):
        return Mark(told.say("trend.up" if moved > 0 else "trend.down"), "plain", sign)
    better = (moved > 0) == (asked <= set(_UP))
    tone: Tone = "good" if better else "poor"
    return Mark(told.say("trend.better" if better else "trend.worse"), tone, sign)
