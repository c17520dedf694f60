"""The decision pack: four sections in one file, what is recommended, and how firmly it stands."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from choices import case, said, weighted
from milepost.analysis.ranking.grading import graded
from milepost.analysis.ranking.ranking import ranked
from milepost.model.choices import Advice, Case, Grade, Reference, Statement
from milepost.model.evidence import Place
from milepost.model.rankings import Decision
from milepost.model.text import LANGUAGES, Language, Text
from milepost.reporters.documents import blocks, docx, html, markdown, text, xlsx
from milepost.reporters.kinds import decision as kind
from milepost.reporters.listing import kinds
from milepost.reporters.material import Material

from .hostile import ATTACK

HERE = Place("docs/offer.md", 0, "sha256:0123456789abcdef")
CRITERIA = (weighted("cost", 40, worst=500, best=0), weighted("safety", 60, worst=0, best=5))
FIRM: dict[str, dict[str, int | None]] = {
    "keep": {"cost": 0, "safety": 2},
    "renew": {"cost": 300, "safety": 5},
    "mend": {"cost": 150, "safety": 3},
}
NEAR: dict[str, dict[str, int | None]] = {**FIRM, "mend": {"cost": 90, "safety": 4}}
OPEN: dict[str, dict[str, int | None]] = {**FIRM, "mend": {"cost": 150, "safety": None}}


def statement(words: str) -> Statement:
    return Statement(said(words), (Reference("file", "docs/offer.md", HERE),), HERE)


def advice(on: str, good: bool = True) -> Advice:
    grade = Grade("g", Text(en="Recommended", zh="推荐"), None, said("It is first."), good)
    reasons = tuple(statement(f"Reason {number}") for number in (1, 2, 3))
    return Advice(on, (statement("A pro"),), (statement("A con"),), reasons, (grade,))


def decided(points: dict[str, dict[str, int | None]], on: str = "", good: bool = True) -> Decision:
    """The case with these figures, and advice on one of its alternatives, if any."""
    one: Case = replace(case(CRITERIA, **points), by="analyst", digests={"case.yaml": "sha256:ab"})
    if on:
        one = replace(one, advice=advice(on, good))
    ranking = ranked(one)
    return Decision(one, ranking, graded(one.advice, ranking, one.close) if one.advice else None)


def made(one: Decision, language: Language = "en") -> blocks.Document:
    (report,) = kind.reports(Material((), decided=lambda: (one,)), language)
    return report.document


def first_screen(one: Decision, language: Language = "en") -> str:
    whole = made(one, language)
    page = replace(whole, sections=whole.sections[:1])
    return " ".join(text.report(page, width=200).split())


def told(one: Decision, language: Language = "en") -> str:
    return " ".join(text.report(made(one, language), width=200).split())


def card(one: Decision) -> blocks.Card:
    (cards,) = (b for b in made(one).sections[0].blocks if isinstance(b, blocks.Cards))
    return cards.cards[0]


def test_the_kind_is_found_and_made_unasked() -> None:
    assert "decision" in kinds()
    assert not kind.ASKED_FOR


@pytest.mark.parametrize(
    ("language", "titles"),
    [
        ("en", ["Summary", "Analysis", "Options", "Advice"]),
        ("zh", ["摘要", "分析", "备选方案", "意见"]),
    ],
)
def test_the_pack_has_its_four_sections_in_one_file(language: Language, titles: list[str]) -> None:
    for one in (decided(FIRM, "renew"), decided(NEAR), decided(OPEN)):
        assert [section.title for section in made(one, language).sections[:4]] == titles


def test_the_first_screen_says_what_is_recommended_and_by_how_much() -> None:
    """renew 40 x 40 % + 60 = 76, keep 40 + 24 = 64, mend 28 + 36 = 64."""
    page = first_screen(decided(FIRM, "renew"))
    for words in (
        "what? · renew Advice ✓ Recommended",
        "Score of 100 76.0",
        "Ahead of B 12.0",
        "Over nothing 12.0",
        "Reason 1 [1]",
        "Compared with today: Doing nothing (keep) has 64.0 points",
        "Weights: The order flips first where the weight of cost",
        "Resolve: The meeting chooses",
    ):
        assert words in page, words
    assert "too close" not in page


def test_a_lead_below_five_points_is_flagged() -> None:
    """mend has 82 x 40 % + 80 x 60 % = 80.8, renew 76."""
    one = decided(NEAR)
    figures = dict(card(one).figures)
    assert figures["Ahead of B"] == blocks.Mark("4.8, too close (below 5)", "warning", "△")
    assert "Weigh with care: The points alone do not tell the first two apart" in told(one)
    assert dict(card(decided(FIRM)).figures)["Ahead of B"] == blocks.Ref("12.0", "order")


def test_advice_against_is_told_as_such() -> None:
    assert card(decided(FIRM, "renew", good=False)).verdict == blocks.Mark(
        "Recommended", "bad", "✕"
    )


def test_an_order_that_is_open_recommends_nothing_and_says_what_to_find_out() -> None:
    one = decided(OPEN)
    assert card(one).verdict == blocks.Mark("Undecided", "bad", "?")
    page = first_screen(one)
    assert 'Find out first: safety of "mend"; 60.0 points hang on it.' in page
    assert '"mend" draws level with "renew" where safety is' in page


def test_doing_nothing_is_among_the_options() -> None:
    page = told(decided(FIRM))
    assert "keep (doing nothing) place 2" in page


def test_the_scores_are_drawn_as_bars_of_their_parts() -> None:
    (figure,) = (b for b in made(decided(OPEN)).sections[0].blocks if isinstance(b, blocks.Figure))
    assert figure.svg.count("cost") == 1
    assert "not known" in figure.svg
    assert len(figure.drawn) == 3


def test_every_option_shows_rating_points_part_and_ground() -> None:
    document = made(decided(FIRM))
    options = next(section for section in document.sections if section.anchor == "options")
    tables = [block for block in options.blocks if isinstance(block, blocks.Table)]
    assert [len(table.rows) for table in tables] == [3, 3, 3]
    row = tables[0].rows[0]
    assert row[2:4] == (blocks.Amount(40, 1), blocks.Amount(16, 1))


def test_the_advice_stands_with_reasons_pros_cons_and_their_evidence() -> None:
    page = told(decided(FIRM, "renew"))
    for words in ("Reason 3 [1]", "+ A pro [1]", "− A con [1]", "[1] docs/offer.md"):
        assert words in page, words
    assert "The case gives no advice" in told(decided(FIRM))


def test_the_resolution_is_to_be_filled_in_and_signed_on_its_own_page() -> None:
    document = made(decided(FIRM, "renew"))
    sheet = next(section for section in document.sections if section.anchor == "resolution")
    record, signatures = (b for b in sheet.blocks if isinstance(b, blocks.Table))
    assert sheet.apart
    assert record.to_fill
    assert signatures.to_fill
    boxes = record.rows[1][1]
    assert isinstance(boxes, blocks.Lines)
    assert len(boxes.cells) == 4
    assert signatures.rows[0][0] == "analyst (prepared it)"


def test_the_case_stands_with_its_digest() -> None:
    assert "case.yaml; sha256:ab" in told(decided(FIRM))


def test_each_case_is_a_file_of_its_own() -> None:
    material = Material((), decided=lambda: (decided(FIRM), decided(NEAR)))
    assert [report.name for report in kind.reports(material, "en")] == ["decision-demo"] * 2


def test_a_subject_without_decisions_yields_nothing() -> None:
    assert list(kind.reports(Material(()), "en")) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("points", [FIRM, NEAR, OPEN], ids=["firm", "near", "open"])
def test_every_link_leads_somewhere(
    points: dict[str, dict[str, int | None]], language: Language
) -> None:
    for one in (decided(points), decided(points, "renew")):
        page = html.report(made(one, language))
        ids = re.findall(r'\bid="([^"]+)"', page)
        assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
        assert len(ids) == len(set(ids))


def test_hostile_words_are_inert() -> None:
    one = decided(FIRM, "renew")
    attack = Text(en=ATTACK, zh=ATTACK)
    several = tuple(replace(a, title=attack) for a in one.case.alternatives)
    changed = replace(
        one, case=replace(one.case, title=attack, question=attack, alternatives=several)
    )
    document = made(changed)
    page = html.report(document)
    assert "<script>alert" not in page
    assert "\u202e" not in page
    assert ATTACK not in markdown.report(document)


@pytest.mark.parametrize("form", [html, docx, xlsx, text])
def test_the_same_decision_gives_the_same_bytes(form: object) -> None:
    one, other = (form.report(made(decided(OPEN, "renew"), "zh")) for _ in range(2))  # type: ignore[attr-defined]
    assert one == other
