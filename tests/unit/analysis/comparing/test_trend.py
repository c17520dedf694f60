"""Trend over several results: what fell, figures against their limits, gaps that come back."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from building import given
from milepost.analysis.comparing.forecasting import Looking
from milepost.analysis.comparing.trend import Trend, trend
from milepost.model.evidence import Evidence
from milepost.model.values import Point

from .states import state

DAYS = (date(2025, 12, 31), date(2026, 3, 31), date(2026, 6, 30))
LEVELS = """
axes: {dimension: {D1: {}, D2: {}}}
criteria:
  - {id: A, dimension: D1, check: p}
  - {id: B, dimension: D2, check: q}
results:
  level:
    by: dimension
    scale: verdict
    rows: [{is: bad, when: 'any_of(criteria, unmet)'}, {is: best}]
  overall: {scale: verdict, rows: [{is: bad, when: 'any_of(criteria, unmet)'}, {is: best}]}
main: overall
"""
FIGURES = "criteria: [{id: C, check: a >= 0.9 and b <= 10}, {id: D, check: a >= 0.5}]"


def over(text: str, *evidence: Evidence, days: tuple[date, ...] = DAYS) -> Trend:
    results = [state(text, e, day).result for e, day in zip(evidence, days, strict=False)]
    return trend(results, Looking())


def test_three_cycles_show_each_dimension_and_flag_what_dropped() -> None:
    found = over(LEVELS, given(p=False, q=True), given(p=True, q=True), given(p=True, q=False))
    ways = {(t.line.name, t.line.place): [m.way for m in t.moves] for t in found.tracks}
    assert ways == {
        ("level", (("dimension", "D1"),)): ["up", "same"],
        ("level", (("dimension", "D2"),)): ["same", "down"],
        ("overall", ()): ["up", "down"],
    }
    steps = {t.line.place: [m.steps for m in t.moves] for t in found.tracks if t.line.place}
    assert steps[("dimension", "D2"),] == [0, -3]


def figures(*values: str) -> list[Evidence]:
    return [given(day, a=Fraction(v), b=3) for v, day in zip(values, DAYS, strict=True)]


def test_a_figure_that_falls_for_three_periods_is_warned_of_before_its_limit() -> None:
    found = over(FIGURES, *figures("0.97", "0.94", "0.91")).indicators
    first = found[0]
    assert (first.fact, first.limit.limit, first.criteria) == ("a", Fraction("0.9"), ("C",))
    assert first.forecast.level == "heading"
    assert [one.forecast.level for one in found[1:]] == ["steady", "steady"]


def test_a_figure_counts_at_the_day_it_was_collected_and_once() -> None:
    once = given(DAYS[0], a=1, b=3)
    found = over(FIGURES, once, once, once).indicators
    assert {one.points for one in found if one.fact == "a"} == {(Point(DAYS[0], 1),)}
    undated = over(FIGURES, given(a=1, b=3), given(a=2, b=3)).indicators
    assert [point.date for point in undated[0].points] == list(DAYS[:2])


def test_a_series_has_a_trend_within_one_assessment() -> None:
    text = """
facts: {s: {type: series}}
criteria: [{id: C, check: 'all_of(last(s, 2), value >= 80)'}]
"""
    points = tuple(Point(date(2026, n, 28), v) for n, v in ((3, 92), (4, 88), (5, 84)))
    (found,) = over(text, given(s=points), days=DAYS[2:]).indicators
    assert (found.points, found.forecast.level) == (points, "heading")
    assert found.forecast.on is not None
    assert found.forecast.on > points[-1].date


def test_what_is_unmet_again_and_again_is_marked() -> None:
    text = "criteria: [{id: A, check: p}, {id: B, check: q}, {id: C, check: r}]"
    found = over(
        text,
        given(p=False, q=False, r=True),
        given(p=False, q=True, r=True),
        given(p=False, q=False, r=False),
    ).recurring
    told = [
        (g.criterion, g.recurrence.since, g.recurrence.times, g.recurrence.before) for g in found
    ]
    assert told == [("A", DAYS[0], 3, None), ("B", DAYS[2], 1, DAYS[0])]
