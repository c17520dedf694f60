"""The line through the newest figures, and the day on which it meets a limit."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from milepost.analysis.comparing.forecasting import Looking, forecast, line
from milepost.model.values import Number, Point

TODAY = date(2026, 3, 31)
LOOKING = Looking(points=5, horizon=183)


def points(*values: Number) -> tuple[Point, ...]:
    """Ten days apart, the last on 31 March."""
    first = TODAY.toordinal() - 10 * (len(values) - 1)
    return tuple(Point(date.fromordinal(first + 10 * n), v) for n, v in enumerate(values))


def test_the_line_is_that_of_least_squares_and_exact() -> None:
    drawn = line(points(1, 2, 4))
    assert drawn.slope == Fraction(3, 20)
    assert drawn.mean == Fraction(7, 3)
    assert drawn.at(TODAY) == Fraction(23, 6)
    assert drawn.fit == Fraction(27, 28)
    assert line(points(5, 5, 5)).fit == 1


def test_three_falling_periods_of_spi_warn_before_the_limit_is_crossed() -> None:
    told = forecast(
        points(Fraction("0.97"), Fraction("0.94"), Fraction("0.91")),
        ">=",
        Fraction("0.90"),
        TODAY,
        LOOKING,
    )
    assert told.points[-1].value > Fraction("0.90")
    assert (told.level, told.on, told.days) == ("heading", date(2026, 4, 4), 4)


@pytest.mark.parametrize(
    ("operator", "values", "on"),
    [
        (">=", (30, 20, 10), date(2026, 4, 11)),  # 0 is met on 10 April and still holds that day
        (">", (30, 20, 10), date(2026, 4, 10)),
        ("<=", (-30, -20, -10), date(2026, 4, 11)),
        ("<", (-30, -20, -10), date(2026, 4, 10)),
    ],
)
def test_a_closed_limit_holds_on_the_day_it_is_met(
    operator: str, values: tuple[int, ...], on: date
) -> None:
    told = forecast(points(*values), operator, 0, TODAY, LOOKING)
    assert (told.level, told.on) == ("heading", on)


def test_away_from_the_limit_flat_and_beyond_the_horizon_are_steady() -> None:
    assert forecast(points(10, 20, 30), ">=", 0, TODAY, LOOKING).on is None
    assert forecast(points(10, 10, 10), ">=", 0, TODAY, LOOKING).level == "steady"
    slow = points(102, 101, 100)
    far = forecast(slow, ">=", 80, TODAY, LOOKING)
    assert (far.level, far.days) == ("steady", 201)
    assert forecast(slow, ">=", 80, TODAY, Looking(horizon=201)).level == "heading"
    assert forecast(slow, ">=", -(10**9), TODAY, LOOKING).on is None


def test_fewer_than_three_points_tell_nothing_but_a_breach() -> None:
    assert forecast(points(9, 8), ">=", 7, TODAY, LOOKING).level == "few"
    assert forecast(points(9, 6), ">=", 7, TODAY, LOOKING).level == "breached"


def test_a_breach_says_when_it_is_over_at_this_pace() -> None:
    back = forecast(points(50, 60, 70), ">=", 80, TODAY, LOOKING)
    assert (back.level, back.on) == ("breached", date(2026, 4, 10))
    assert forecast(points(70, 60, 50), ">=", 80, TODAY, LOOKING).on is None


def test_a_line_that_has_crossed_while_the_newest_figure_holds_warns_at_once() -> None:
    told = forecast(points(40, 10, 2, 1), ">=", 1, TODAY, LOOKING)
    assert (told.level, told.on, told.days) == ("heading", TODAY, 0)


def test_only_the_newest_points_count() -> None:
    told = forecast(points(0, 0, 0, 30, 20, 10), ">=", 0, TODAY, Looking(points=3))
    assert [point.value for point in told.points] == [30, 20, 10]
