"""The comparison as a report: before and after, what moved and why, weaknesses, warnings."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from building import given, rule_set
from milepost.analysis.comparing.comparing import Compared, comparison
from milepost.analysis.comparing.forecasting import Looking
from milepost.analysis.comparing.states import State
from milepost.analysis.comparing.telling import told as stored
from milepost.model.text import LANGUAGES, Language, Text
from milepost.reporters.documents import blocks, docx, html, markdown, text, xlsx
from milepost.reporters.kinds import comparison as kind
from milepost.reporters.listing import kinds
from milepost.reporters.material import Material
from milepost.scoring.assess import assess

from .hostile import ATTACK

RULES = """
kind: rubric
title: {en: Review, zh: 评审}
facts:
  spi: {type: number, title: {en: SPI, zh: 进度绩效指数}}
  p: {type: yes_no, title: {en: Plan agreed, zh: 计划已商定}}
  q: {type: yes_no, title: {en: Question put, zh: 已提问}}
severities: {major: {weight: 2}, minor: {weight: 1}}
scales:
  grade: {C: {}, B: {at_least: "60", meets_bar: true}, A: {at_least: "90", meets_bar: true}}
criteria:
  - {id: C1, title: {en: Pace, zh: 进度}, severity: major, check: spi >= 0.9}
  - {id: C2, title: {en: Agreed, zh: 已商定}, severity: minor, check: p}
  - {id: C3, title: {en: Asked, zh: 已询问}, severity: minor, check: q}
results: {score: {take: mean, times: 100, show: 1}, grade: {of: score, scale: grade}}
main: grade
"""
NOW = date(2026, 6, 30)
Side = tuple[str, bool, bool]
FELL: tuple[Side, ...] = (("0.99", True, False), ("0.97", False, False), ("0.85", True, False))
LOOMS: tuple[Side, ...] = (("0.97", True, True), ("0.94", True, True), ("0.91", True, True))


def compared(sides: tuple[Side, ...] = FELL, rules: str = RULES) -> Compared:
    """States of the demo subject, thirty days apart, the last today."""
    states = [
        _state(side, NOW - timedelta(days=30 * (len(sides) - 1 - n)), rules)
        for n, side in enumerate(sides)
    ]
    last = states[-1].ruleset
    assert last is not None
    looking = Looking()
    return Compared((comparison(states, looking),), (), {last.id: last}, looking)


def _state(side: Side, day: date, rules: str) -> State:
    spi, p, q = side
    evidence = given(spi=Fraction(spi), p=p, q=q)
    dated = {name: replace(fact, collected=day) for name, fact in evidence.facts.items()}
    found = assess(rule_set(rules), replace(evidence, facts=dated), day)
    return State(stored(found), f"history/{day}", found, found.ruleset)


def made(one: Compared, language: Language = "en") -> blocks.Document:
    (report,) = kind.reports(Material((), lambda: one), language)
    assert report.name == "comparison"
    return report.document


def first_screen(one: Compared, language: Language = "en") -> str:
    whole = made(one, language)
    page = replace(whole, sections=whole.sections[:1])
    return " ".join(text.report(page, width=200).split())


def told(one: Compared, language: Language = "en") -> str:
    return " ".join(text.report(made(one, language), width=200).split())


def test_the_kind_is_found_and_made_unasked() -> None:
    assert "comparison" in kinds()
    assert not kind.ASKED_FOR


def test_the_first_screen_shows_before_and_after() -> None:
    page = first_screen(compared())
    assert "Review: grade fell from B to C; score" not in page  # 50.0 was a C already
    assert "grade = C" in page
    assert "On 2026-05-31 C" in page
    assert "score 50.0 → 25.0 (-25.0)" in page
    assert "The move by its sources: Evidence changed (-25.0)." in page


def test_what_moved_stands_with_why_and_points_worst_first() -> None:
    (section, *_) = made(compared()).sections
    table = next(block for block in section.blocks if isinstance(block, blocks.Table))
    assert [row[1] for row in table.rows] == ["met → not met", "not met → met"]
    assert table.rows[0][2] == "SPI 0.97 → 0.85, at least 0.9 is asked"
    assert blocks.Amount(-50, 1, signed=True) == table.rows[0][3]
    assert blocks.Amount(25, 1, signed=True) == table.rows[1][3]


def test_weaknesses_are_new_closed_or_come_again() -> None:
    page = first_screen(compared())
    new, closed, again = "C1 Pace", "C2 Agreed", "C3 since 2026-05-01"
    assert f"Review {new} {closed} {again}" in page
    assert "Comes back: C3; look for the cause" in page


def test_a_figure_on_its_way_to_the_limit_is_to_be_looked_at() -> None:
    page = first_screen(compared(LOOMS))
    assert re.search(r"Early warning: SPI: breaks it on 2026-07-\d\d, in \d+ days\.", page)
    assert "No criterion moved." in page


def test_a_regression_is_marked_so() -> None:
    one = compared((("0.99", True, True), ("0.85", True, True)))
    (cards,) = (b for b in made(one).sections[0].blocks if isinstance(b, blocks.Cards))
    assert cards.cards[0].verdict == blocks.Mark("C", "bad", "↓")
    assert "grade fell from A to C" in first_screen(one)


def test_changed_rules_are_told_with_their_share() -> None:
    one = compared((("0.99", True, True), ("0.99", True, True)))
    stricter = _state(("0.99", True, True), NOW, RULES.replace("spi >= 0.9", "spi >= 0.995"))
    states = (one.comparisons[0].states[0], stricter)
    one = replace(one, comparisons=(comparison(states, one.looking),))
    assert "Rules changed (-50.0)" in first_screen(one)
    assert "What changed in the rules" in told(one)


def test_every_state_is_told_with_its_digests_in_full() -> None:
    one = compared()
    page = "".join(told(one).split())
    for state in one.comparisons[0].states:
        assert state.result.rules in page
        assert state.result.evidence in page


def test_a_subject_without_a_past_yields_nothing() -> None:
    assert list(kind.reports(Material(()), "en")) == []
    alone = compared(FELL[:1])
    assert list(kind.reports(Material((), lambda: alone), "en")) == []


def test_two_rule_sets_stand_beside_each_other() -> None:
    one, other = compared(), compared(LOOMS)
    both = replace(one, comparisons=(*one.comparisons, *other.comparisons))
    document = made(both)
    (cards,) = (b for b in document.sections[0].blocks if isinstance(b, blocks.Cards))
    assert [card.to for card in cards.cards] == ["c1", "c2"]
    assert [section.anchor for section in document.sections] == ["", "c1", "c2", "origin"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sides", [FELL, LOOMS], ids=["fell", "looms"])
def test_every_link_leads_somewhere(sides: tuple[Side, ...], language: Language) -> None:
    one = compared(sides)
    page = html.report(made(replace(one, comparisons=one.comparisons * 2), language))
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
    assert len(ids) == len(set(ids))


def test_hostile_words_are_inert() -> None:
    one = compared()
    attack = Text(en=ATTACK, zh=ATTACK)
    states = tuple(
        replace(state, result=replace(state.result, title=attack), source=ATTACK)
        for state in one.comparisons[0].states
    )
    document = made(replace(one, comparisons=(replace(one.comparisons[0], states=states),)))
    page = html.report(document)
    assert "<script>alert" not in page
    assert "\u202e" not in page
    assert ATTACK not in markdown.report(document)


@pytest.mark.parametrize("form", [html, docx, xlsx, text])
def test_the_same_comparison_gives_the_same_bytes(form: object) -> None:
    one, other = (form.report(made(compared(LOOMS), "zh")) for _ in range(2))  # type: ignore[attr-defined]
    assert one == other


def test_chinese_speaks_chinese() -> None:
    page = first_screen(compared(), "zh")
    for said in ("变化及原因", "新增", "已消除", "反复出现", "下一步关注", "证据变化（-25.0）"):
        assert said in page
