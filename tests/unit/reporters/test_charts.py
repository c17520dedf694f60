"""Charts as part of a page: named, described, in the colours of the page, and inert."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from xml.etree import ElementTree

import pytest
from milepost.reporters.charts.drawing import available
from milepost.reporters.charts.gantt import Bar, gantt
from milepost.reporters.charts.stairs import Stair, stairs

SVG = "{http://www.w3.org/2000/svg}"
ATTACK = "<script>alert(1)</script>$\\alpha$ \x1b[31m\u202e&"


def bars(key: str = "g", words: str = "Write") -> str:
    found = [
        Bar(f"1 {words}", date(2026, 7, 1), date(2026, 7, 8), f"{words}, 6 d"),
        Bar("2 签署", date(2026, 7, 9), date(2026, 9, 20), "4 人天"),
    ]
    return gantt(key, found, f"{words} plan", f"told {words}", (date(2026, 10, 1), f"end {words}"))


def curve(key: str = "s", words: str = "C") -> str:
    steps = [
        Stair(0, 60, "D"),
        Stair(Fraction(7, 2), 70, words),
        Stair(10, Fraction(171, 2), "", False),
    ]
    return stairs(
        key, steps, (words, "得分"), f"{words} curve", f"told {words}", (12, f"b {words}")
    )


def texts(svg: str) -> list[str]:
    return [
        "".join(one.itertext()).strip() for one in ElementTree.fromstring(svg).iter(f"{SVG}text")
    ]


@pytest.fixture(params=[bars, curve], ids=["gantt", "stairs"])
def drawn(request: pytest.FixtureRequest) -> str:
    svg: str = request.param()
    return svg


def test_pictures_can_be_drawn_where_the_tests_run() -> None:
    assert available()


def test_a_picture_has_a_name_and_a_description(drawn: str) -> None:
    root = ElementTree.fromstring(drawn)
    assert root.get("role") == "img"
    named = (root.get("aria-labelledby") or "").split()
    found = {one.get("id"): one.text for one in root}
    assert len(named) == 2
    assert (found[named[0]] or "").endswith(("plan", "curve"))
    assert (found[named[1]] or "").startswith("told ")


def test_text_stays_text() -> None:
    assert {"1 Write", "2 签署", "Write, 6 d", "4 人天", "end Write"} <= set(texts(bars()))
    assert {"D", "C", "得分", "b C"} <= set(texts(curve()))


def test_colours_are_those_of_the_page(drawn: str) -> None:
    assert "currentColor" in drawn
    assert "var(--accent" in drawn
    assert not re.search(r"#0[0-9]0[0-9]0[0-9]", drawn)
    assert "<style" not in drawn
    assert "<metadata" not in drawn
    assert "font-family: var(--body" in drawn


def test_two_pictures_of_one_page_share_no_id() -> None:
    ids = [re.findall(r'\bid="([^"]+)"', one) for one in (bars("a"), bars("b"), curve("c"))]
    together = [name for found in ids for name in found]
    assert len(together) == len(set(together))


def test_every_reference_leads_somewhere(drawn: str) -> None:
    ids = set(re.findall(r'\bid="([^"]+)"', drawn))
    used = re.findall(r'url\(#([^)]+)\)|href="#([^"]+)"', drawn)
    assert used
    assert {one or other for one, other in used} <= ids


@pytest.mark.parametrize("draw", [bars, curve], ids=["gantt", "stairs"])
def test_hostile_words_are_inert(draw: object) -> None:
    svg = draw(words=ATTACK)  # type: ignore[operator]
    ElementTree.fromstring(svg)
    assert "<script" not in svg
    assert "\x1b" not in svg
    assert "\u202e" not in svg
    assert any("<script>alert(1)</script>$\\alpha$" in one for one in texts(svg))


@pytest.mark.parametrize("draw", [bars, curve], ids=["gantt", "stairs"])
def test_the_same_picture_has_the_same_bytes(draw: object) -> None:
    assert draw() == draw()  # type: ignore[operator]


def test_one_bar_and_one_stair_are_enough() -> None:
    day = date(2026, 7, 1)
    assert "2026-07-01" in texts(gantt("g", [Bar("1", day, day)], "t", "d"))
    assert stairs("s", [Stair(0, 5)], ("x", "y"), "t", "d").endswith("</svg>")


def test_days_up_to_the_last_of_the_calendar() -> None:
    assert gantt("g", [Bar("1", date(9999, 12, 1), date.max)], "t", "d").endswith("</svg>")
