"""The charts with their tables: the same numbers twice, marked where unknown, inert, repeatable."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from xml.etree import ElementTree

import pytest
from milepost.model.text import LANGUAGES, Language
from milepost.reporters.charts import drawing
from milepost.reporters.charts.axis import Axis
from milepost.reporters.charts.gauge import gauge
from milepost.reporters.charts.gauge_told import Band, Reading
from milepost.reporters.charts.heatmap import heatmap
from milepost.reporters.charts.heatmap_told import Field, Subject
from milepost.reporters.charts.pareto import pareto
from milepost.reporters.charts.pareto_told import Loss
from milepost.reporters.charts.picture import Picture
from milepost.reporters.charts.profile import Dimension
from milepost.reporters.charts.profile_bars import profile_bars
from milepost.reporters.charts.radar import radar
from milepost.reporters.charts.scatter import scatter
from milepost.reporters.charts.scatter_told import Act
from milepost.reporters.documents.cells import shown
from milepost.reporters.terminal.columns import width_of

SVG = "{http://www.w3.org/2000/svg}"
ATTACK = "<script>alert(1)</script>$\\alpha$ {0} \x1b[31m\u202e&"
SCORE = Axis("Score", 0, 100)

Draw = Callable[[str, Language], Picture]


def dimensions(word: str) -> list[Dimension]:
    return [
        Dimension(word, Fraction(125, 2), 75, (50, 80)),
        Dimension("质量管理", None, 75, (10, 90)),
        Dimension("Cost", 80, 75),
    ]


def a_radar(word: str, language: Language) -> Picture:
    return radar("k", dimensions(word), SCORE, word, language)


def some_bars(word: str, language: Language) -> Picture:
    return profile_bars("k", dimensions(word), SCORE, word, language)


def a_pareto(word: str, language: Language) -> Picture:
    losses = [Loss("Cost", 2), Loss(word, Fraction(15, 2)), Loss("质量", None), Loss("No", 0)]
    return pareto("k", losses, SCORE, word, language)


def a_heatmap(word: str, language: Language) -> Picture:
    rows = [
        Subject(word, (Field(Fraction(125, 2)), Field(None))),
        Subject("地铁", (Field(3, "C"), Field(99))),
    ]
    return heatmap("k", rows, [word, "质量"], SCORE, word, language)


def a_gauge(word: str, language: Language) -> Picture:
    bands = [Band("Weak", 0), Band(word, 60)]
    reading = Reading(Fraction(125, 2), (55, 90), 75)
    return gauge("k", reading, bands, SCORE, word, language)


def a_scatter(word: str, language: Language) -> Picture:
    acts = [Act(1, word, 4, Fraction(25, 2)), Act(2, "培训", None, 3), Act(3, "Ask", 6, 2)]
    return scatter("k", acts, Axis("Gain", 0, 1), word, language)


ALL: dict[str, Draw] = {
    one.__name__: one for one in (a_radar, some_bars, a_pareto, a_heatmap, a_gauge, a_scatter)
}


@pytest.fixture(params=list(ALL))
def draw(request: pytest.FixtureRequest) -> Draw:
    return ALL[request.param]


def texts(picture: Picture) -> list[str]:
    root = ElementTree.fromstring(picture.figure.svg)
    return ["".join(one.itertext()).strip() for one in root.iter(f"{SVG}text")]


def cells(picture: Picture) -> list[list[str]]:
    return [[shown(cell) for cell in row] for row in picture.table.rows]


@pytest.mark.parametrize("language", LANGUAGES)
def test_named_described_and_in_the_colours_of_the_page(draw: Draw, language: Language) -> None:
    picture = draw("Plan", language)
    root = ElementTree.fromstring(picture.figure.svg)
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "k-title k-desc"
    assert [one.text for one in root][:2] == ["Plan", picture.figure.told]
    assert picture.figure.told.endswith("." if language == "en" else "。")
    assert "var(--accent" in picture.figure.svg
    assert not re.search(r"#0[0-9]0[0-9]0[0-9]|<style|<metadata|<dc:date", picture.figure.svg)


def test_same_input_same_bytes(draw: Draw) -> None:
    assert draw("Plan", "zh") == draw("Plan", "zh")


def test_every_reference_leads_somewhere(draw: Draw) -> None:
    svg = draw("Plan", "en").figure.svg
    ids = re.findall(r'\bid="([^"]+)"', svg)
    used = re.findall(r'url\(#([^)]+)\)|href="#([^"]+)"', svg)
    assert {one or other for one, other in used} <= set(ids)
    assert len(ids) == len(set(ids))


def test_hostile_words_are_inert(draw: Draw) -> None:
    picture = draw(ATTACK, "en")
    ElementTree.fromstring(picture.figure.svg)
    assert not re.search("<script|\x1b|\u202e", picture.figure.svg)
    assert not any("\x1b" in line or "\u202e" in line for line in picture.figure.drawn)


def test_a_word_of_ten_thousand_letters_keeps_the_picture_small(draw: Draw) -> None:
    picture = draw("W" * 10_000, "zh")
    assert all(len(line) < 200 for line in texts(picture))
    assert all(width_of(line) <= 78 for line in picture.figure.drawn)
    height = ElementTree.fromstring(picture.figure.svg).get("height", "")
    assert float(height.removesuffix("pt")) < 600


def test_the_numbers_stand_in_the_picture_and_in_the_table(draw: Draw) -> None:
    picture = draw("Plan", "en")
    number = {"a_pareto": "7.5", "a_scatter": "12.5"}.get(draw.__name__, "62.5")
    assert any(number in row for row in cells(picture))
    if draw is not a_scatter:  # its points are read off the axes
        assert any(number in line for line in texts(picture))


@pytest.mark.parametrize("name", ["a_radar", "some_bars", "a_heatmap"])
def test_what_is_not_known_is_said(name: str) -> None:
    for language, word in (("en", "not known"), ("zh", "未知")):
        picture = ALL[name]("Plan", language)
        assert any(word in row for row in cells(picture))
        assert any(word in line for line in texts(picture))
        assert word in picture.figure.told


def test_unknown_fields_are_hatched_and_known_ones_are_not() -> None:
    known = heatmap("k", [Subject("a", (Field(5),))], ["d"], SCORE, "t", "en")
    dark = heatmap("k", [Subject("a", (Field(None),))], ["d"], SCORE, "t", "en")
    assert "<pattern" not in known.figure.svg
    assert "<pattern" in dark.figure.svg


def test_without_matplotlib_there_are_words_and_tables(
    draw: Draw, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_pictures = draw("Plan", "en")
    monkeypatch.setattr(drawing, "available", lambda: False)
    without = draw("Plan", "en")
    assert without.figure.svg == ""
    assert without.table == with_pictures.table
    assert without.figure.drawn == with_pictures.figure.drawn


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_to_show(language: Language) -> None:
    found = [
        radar("k", [], SCORE, "t", language),
        profile_bars("k", [], SCORE, "t", language),
        pareto("k", [Loss("a", 0)], SCORE, "t", language),
        heatmap("k", [], ["d"], SCORE, "t", language),
        heatmap("k", [Subject("a", ())], [], SCORE, "t", language),
        scatter("k", [], SCORE, "t", language),
    ]
    for picture in found:
        assert picture.blocks == (picture.table,)
        assert picture.table.empty
        assert picture.figure.told


def test_the_lines_of_plain_characters_are_equally_wide(draw: Draw) -> None:
    for word in ("Plan", "质量管理与系统保证体系建设情况评估", "W" * 99):
        lines = draw(word, "zh").figure.drawn
        assert len({width_of(line) for line in lines}) <= 1
        assert all(width_of(line) <= 78 for line in lines)
