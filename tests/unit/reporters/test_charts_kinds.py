"""What each chart shows and concludes."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from xml.etree import ElementTree

import pytest
from milepost.analysis.comparing.forecasting import line
from milepost.analysis.comparing.margin import margin_squared
from milepost.model.values import Point
from milepost.reporters.charts.axis import Axis, marks, rounded_up
from milepost.reporters.charts.gauge import gauge
from milepost.reporters.charts.gauge_told import Band, Reading
from milepost.reporters.charts.heading import heading
from milepost.reporters.charts.heatmap import heatmap
from milepost.reporters.charts.heatmap_told import Field, Subject
from milepost.reporters.charts.lettering import measure, wrapped
from milepost.reporters.charts.pareto import pareto
from milepost.reporters.charts.pareto_told import Loss
from milepost.reporters.charts.placing import Mark, beside, lanes, overlap, spread
from milepost.reporters.charts.profile import Dimension
from milepost.reporters.charts.profile_bars import profile_bars
from milepost.reporters.charts.radar import radar
from milepost.reporters.charts.radar_labels import labels
from milepost.reporters.charts.scatter import scatter
from milepost.reporters.charts.scatter_told import Act, efficient
from milepost.reporters.documents.cells import shown

SCORE = Axis("Score", 0, 100)
BANDS = [Band("Weak", 0), Band("Fair", 60), Band("Good", 80)]
LONG = "跨承包商的进度计划与关键路径控制 Schedule and critical-path control"


def column(table: object, number: int) -> list[str]:
    return [shown(row[number]) for row in table.rows]  # type: ignore[attr-defined]


def test_a_profile_names_the_dimension_furthest_from_its_target() -> None:
    found = [Dimension("A", 70, 75), Dimension("B", 80, 75), Dimension("C", 20, 40)]
    picture = profile_bars("k", found, SCORE, "t", "en")
    assert picture.figure.told == (
        '1 of 3 dimensions reach their target; "C" is furthest from it with 20.0 against 40.0.'
    )
    assert column(picture.table, 3) == ["5.0", "0.0", "20.0"]
    assert picture.figure.drawn[0].startswith("A [#####################.|")


def test_a_profile_without_targets_names_its_ends() -> None:
    found = [Dimension("A", 70), Dimension("B", 80), Dimension("C", None)]
    told = radar("k", found, SCORE, "t", "zh").figure.told
    assert told == "最低为“A”（70.0），最高为“B”（80.0）；另有 1 个未知。"


def test_one_dimension_and_all_unknown() -> None:
    one = profile_bars("k", [Dimension("A", 3, 3)], SCORE, "t", "en").figure.told
    dark = profile_bars("k", [Dimension("A", None)] * 2, SCORE, "t", "en").figure.told
    assert one == '"A" reaches its target: 3.0 against 3.0.'
    assert dark == "No value is known for any of the 2 dimensions."


@pytest.mark.parametrize("count", [2, 15])
def test_a_radar_of_too_few_or_too_many_is_drawn_as_bars(count: int) -> None:
    found = [Dimension(f"D{n}", n) for n in range(count)]
    assert radar("k", found, SCORE, "t", "en") == profile_bars("k", found, SCORE, "t", "en")


@pytest.mark.parametrize("count", range(3, 15))
def test_the_words_around_a_radar_stay_apart_and_inside(count: int) -> None:
    placed = labels([Dimension(LONG, 50, 60) for _ in range(count)], SCORE, "zh")
    boxes = []
    for one in placed:
        wide = max(measure(words, 9) for words in (*one.lines, one.value))
        left = {"left": one.x, "center": one.x - wide / 2, "right": one.x - wide}[one.side]
        boxes.append((left, one.y - one.height / 2, left + wide, one.y + one.height / 2))
        assert left >= -320
        assert left + wide <= 320
    pairs = [(a, b) for n, a in enumerate(boxes) for b in boxes[:n]]
    assert not any(overlap(a, b) for a, b in pairs)


def test_a_pareto_sums_what_follows_the_twelfth() -> None:
    losses = [Loss(f"L{n}", n) for n in range(1, 16)]
    picture = pareto("k", losses, SCORE, "t", "en")
    assert column(picture.table, 0)[:2] == ["L15", "L14"]
    assert column(picture.table, 0)[12:] == ["Others (3)"]
    assert column(picture.table, 1)[12:] == ["6.0"]
    assert column(picture.table, 3)[-1] == "100%"
    assert picture.figure.told == (
        '9 of 15 criteria account for 83% of the 120.0 lost; the largest loss is "L15" with 15.0.'
    )


def test_a_pareto_of_thirteen_names_them_all_and_unknown_losses_are_said() -> None:
    losses = [*(Loss(f"L{n}", 1) for n in range(13)), Loss("dark", None), Loss("none", 0)]
    picture = pareto("k", losses, SCORE, "t", "en")
    assert len(picture.table.rows) == 13
    assert "1 is not known" in picture.figure.told
    only = pareto("k", [Loss("dark", None)], SCORE, "t", "en")
    assert only.figure.told == "For none of the 1 criteria is the loss known."
    assert "13 of 13" not in only.figure.told


def test_a_heatmap_shows_signs_and_says_its_ends() -> None:
    rows = [Subject("S", (Field(1, "Initial"), Field(3, "Defined"))), Subject("T", (Field(2),) * 2)]
    picture = heatmap("k", rows, ["a", "b"], Axis("", 1, 5, 0), "t", "en")
    assert column(picture.table, 1) == ["Initial", "2"]
    assert picture.figure.told == (
        'The lowest of 4 known values is Initial, of "S" in "a"; the highest is Defined, of "S" '
        'in "b".'
    )
    with pytest.raises(ValueError, match="does not fit"):
        heatmap("k", rows, ["a"], SCORE, "t", "en")


@pytest.mark.parametrize(
    ("reading", "told"),
    [
        (
            Reading(70, (65, 75), 80),
            'Score: 70.0 on a scale from 0 to 100, in the band "Fair", 10.0 short of the target of '
            "80.0; whatever is still unknown, it stays in this band, between 65.0 and 75.0.",
        ),
        (
            Reading(80, (50, 90), 80),
            'Score: 80.0 on a scale from 0 to 100, in the band "Good", and reaches the target of '
            '80.0; with what is still unknown it lies between 50.0 ("Weak") and 90.0 ("Good").',
        ),
        (Reading(None), "Score: not known, on a scale from 0 to 100."),
    ],
)
def test_a_gauge_says_where_the_score_stands(reading: Reading, told: str) -> None:
    picture = gauge("k", reading, BANDS, SCORE, "t", "en")
    assert picture.figure.told == told
    assert ("not known" in column(picture.table, 1)) is (reading.value is None)
    assert 'Band "Good"' in column(picture.table, 0)


def test_a_gauge_names_a_band_that_is_only_the_end_of_the_scale() -> None:
    levels = [Band(name, n) for n, name in enumerate(("One", "Two", "Three"), 1)]
    svg = gauge("k", Reading(3), levels, Axis("Level", 1, 3), "t", "en").figure.svg
    assert "Three" in "".join(ElementTree.fromstring(svg).itertext())


def test_efficient_actions_are_beaten_by_none() -> None:
    acts = [
        Act(1, "", 2, 5),
        Act(2, "", 3, 5),
        Act(3, "", 4, 9),
        Act(4, "", 1, 0),
        Act(5, "", 2, 5),
    ]
    assert efficient(acts) == {1, 3, 5}


def test_actions_that_cannot_be_drawn_are_named() -> None:
    acts = [Act(1, "A", 2, 5), Act(2, "B", None, 5), Act(3, "C", 0, None)]
    picture = scatter("k", acts, Axis("", 0, 1), "t", "en")
    assert "effort or gain not known: 2, 3" in picture.figure.svg
    assert len(picture.table.rows) == 3
    assert column(picture.table, 2) == ["2", "not known", "0"]
    dark = scatter("k", acts[1:], Axis("", 0, 1), "t", "en")
    assert (dark.figure.svg, len(dark.table.rows)) == ("", 2)


@pytest.mark.parametrize("gain", [0, -3])
def test_actions_without_gain(gain: int) -> None:
    picture = scatter("k", [Act(1, "A", 2, gain)], Axis("", 0, 1), "t", "en")
    assert picture.figure.told == "None of the 1 actions with a known effort gains anything."
    assert picture.figure.svg.endswith("</svg>")


def test_an_action_without_effort_is_told_as_such() -> None:
    acts = [Act(1, "A", 0, 2), Act(2, "B", 1, 9)]
    told = scatter("k", acts, Axis("", 0, 1), "t", "en").figure.told
    assert told == 'Of 2 actions, "A" gains 2.0 without effort.'


def test_numbers_beside_crowded_points_never_touch() -> None:
    points = [Mark((100.0 + n % 5, 100.0 + n // 5), (12.0, 10.0)) for n in range(25)]
    spots = beside(points, (0, 0, 400, 400))
    boxes = [(x - 6, y - 5, x + 6, y + 5) for x, y in spots]
    assert not any(overlap(a, b) for n, a in enumerate(boxes) for b in boxes[:n])


def test_stripes_are_moved_as_little_as_needed() -> None:
    assert spread([(10, 4), (50, 4)], 2) == [10, 50]
    assert spread([(10, 4), (10, 4)], 2) == [7, 13]
    assert lanes([(0, 10), (5, 15), (16, 20)], 2) == [0, 1, 0]


def test_lines_never_exceed_their_room() -> None:
    for words in (LONG, "W" * 300, "ALL IN CAPITALS, EVERY WORD", "😀" * 40, "a"):
        assert all(measure(one, 9) <= 120 for one in wrapped(words, 120, 9))
    assert "".join(wrapped("整合管理与范围控制", 60, 9)) == "整合管理与范围控制"


def test_marks_are_round_and_reach_the_ends() -> None:
    assert marks(0, 100) == [0, 20, 40, 60, 80, 100]
    assert marks(1, 5) == [1, 2, 3, 4, 5]
    assert marks(Fraction(-3, 10), Fraction(3, 10), 4) == [Fraction(n, 5) for n in (-1, 0, 1)]
    assert rounded_up(Fraction(17, 2)) == 10
    assert rounded_up(0) == 1
    assert (SCORE.share(-5), SCORE.share(25), SCORE.share(101)) == (0, 0.25, 1)


def test_the_margin_of_a_line_is_wider_further_away() -> None:
    points = [Point(date(2026, 1, n), v) for n, v in ((1, 1), (2, 3), (3, 2))]
    fitted = line(points)
    # residuals -1/2, 1, -1/2: s^2 = 3/2; on day 2: t^2 * 3/2 * (1 + 1/3)
    assert margin_squared(fitted, points, date(2026, 1, 2)) == Fraction("3.078") ** 2 * 2
    later = margin_squared(fitted, points, date(2026, 2, 1))
    assert later is not None
    assert later > Fraction("3.078") ** 2 * 2
    assert margin_squared(fitted, points[:2], date(2026, 2, 1)) is None


def test_a_trend_has_a_band_only_where_its_points_scatter() -> None:
    def drawn(values: tuple[int, ...]) -> str:
        points = [Point(date(2026, 1, 1 + 7 * n), v) for n, v in enumerate(values)]
        end = (0, date(2026, 3, 1))
        return heading("k", points, line(points), end, ("l", "d"), "t", "d", points)

    assert "FillBetween" in drawn((9, 7, 8, 5))
    assert "FillBetween" not in drawn((9, 8, 7, 6))
