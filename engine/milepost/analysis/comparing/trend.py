"""Trend: results and figures over all dates, each figure with a forecast against its limits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from milepost.analysis.comparing.forecasting import LEVELS, Forecast, Looking, forecast
from milepost.analysis.comparing.lines import LineMove, line_move
from milepost.analysis.recurring import recurrence
from milepost.model.assessment import UNMET
from milepost.model.past import PastFact, PastLimit, PastLine, PastResult
from milepost.model.standing import Recurrence
from milepost.model.values import Number, Point, Value


@dataclass(frozen=True, slots=True)
class Track:
    """One result at one place over all dates (None: it was not there), and its last move.

    `moves` are those from each result to the next.
    """

    lines: tuple[PastLine | None, ...]
    moves: tuple[LineMove, ...]

    @property
    def line(self) -> PastLine:
        """The newest there is."""
        return next(line for line in reversed(self.lines) if line is not None)


@dataclass(frozen=True, slots=True)
class Indicator:
    """A figure with one limit: its dated points, what asks it, and what is to be expected.

    `criteria` are those whose checks hold it against the limit.
    """

    fact: str
    unit: str
    limit: PastLimit
    criteria: tuple[str, ...]
    points: tuple[Point, ...]
    forecast: Forecast


@dataclass(frozen=True, slots=True)
class Gap:
    """A criterion that is unmet now and was before."""

    criterion: str
    recurrence: Recurrence


@dataclass(frozen=True, slots=True)
class Trend:
    """Everything over time, oldest first."""

    tracks: tuple[Track, ...]
    indicators: tuple[Indicator, ...]
    recurring: tuple[Gap, ...]


def trend(results: Sequence[PastResult], looking: Looking = Looking()) -> Trend:  # noqa: B008
    """Results of one subject, rule set and scope, in the order of their dates; one at least."""
    return Trend(
        tracks=tuple(_tracks(results)),
        indicators=tuple(sorted(_indicators(results, looking), key=_urgency)),
        recurring=tuple(_recurring(results)),
    )


def _tracks(results: Sequence[PastResult]) -> Iterator[Track]:
    found = [{(line.name, line.place): line for line in one.lines} for one in results]
    rising = results[-1].better == "higher"
    for key in dict.fromkeys(key for one in reversed(found) for key in one):
        lines = tuple(one.get(key) for one in found)
        moves = (line_move(a, b, rising) for a, b in pairwise(lines) if a or b)
        yield Track(lines, tuple(moves))


def _indicators(results: Sequence[PastResult], looking: Looking) -> Iterator[Indicator]:
    """The figures that the newest result holds against a limit."""
    newest = results[-1]
    for limit, criteria in _asked(newest):
        points = points_of(results, limit.fact)
        if points:
            told = forecast(points, limit.operator, limit.limit, newest.as_of, looking)
            unit = newest.facts[limit.fact].unit
            yield Indicator(limit.fact, unit, limit, criteria, points, told)


def _asked(result: PastResult) -> Iterator[tuple[PastLimit, tuple[str, ...]]]:
    """Each limit on a fact once, with the criteria that ask it."""
    found: dict[tuple[str, str, Number], tuple[PastLimit, dict[str, None]]] = {}
    for finding in result.findings:
        for limit in (limit for check in finding.checks for limit in check.limits):
            if limit.fact in result.facts:
                key = (limit.fact, limit.operator, limit.limit)
                found.setdefault(key, (limit, {}))[1][finding.criterion] = None
    return ((limit, tuple(criteria)) for limit, criteria in found.values())


def points_of(results: Sequence[PastResult], fact: str) -> tuple[Point, ...]:
    """The dated figures of a fact over all results, oldest first.

    A figure stands at the day it was collected, without one at the as-of date of its result; of two
    of one day that of the later result counts. A series brings all its points.
    """
    found: dict[date, Number] = {}
    for result in results:
        known = result.facts.get(fact)
        if known is not None:
            found |= {point.date: point.value for point in _points(known, result.as_of)}
    return tuple(Point(day, found[day]) for day in sorted(found))


def _points(fact: PastFact, as_of: date) -> Iterator[Point]:
    if isinstance(fact.value, tuple):
        yield from (point for item in fact.value if (point := _point(item)) is not None)
    elif (number := _number(fact.value)) is not None:
        yield Point(fact.collected or as_of, number)


def _point(item: Value | Point) -> Point | None:
    if not isinstance(item, Mapping) or item.keys() != {"date", "value"}:
        return None
    number = _number(item["value"])
    return None if number is None else Point(date.fromisoformat(str(item["date"])), number)


def _number(value: Value) -> Number | None:
    return value if isinstance(value, Number) and not isinstance(value, bool) else None


def _urgency(indicator: Indicator) -> tuple[int, date, str, str, Number]:
    """Those that head for their limit first, the soonest first; by name where nothing tells."""
    told, limit = indicator.forecast, indicator.limit
    on = told.on if told.level == "heading" and told.on is not None else date.max
    return LEVELS.index(told.level), on, indicator.fact, limit.operator, limit.limit


def _recurring(results: Sequence[PastResult]) -> Iterator[Gap]:
    """Criteria that are unmet in the newest result and in one before it; of one day the last."""
    newest = results[-1]
    for finding in newest.findings:
        seen = {r.as_of: gap for r in results if (gap := _unmet(r, finding.criterion)) is not None}
        days = sorted(seen.items(), reverse=True)[1:]
        if finding.outcome in UNMET and any(gap for _, gap in days):
            yield Gap(finding.criterion, recurrence(newest.as_of, days))


def _unmet(result: PastResult, criterion: str) -> bool | None:
    outcomes = (f.outcome for f in result.findings if f.criterion == criterion)
    return next((outcome in UNMET for outcome in outcomes), None)
