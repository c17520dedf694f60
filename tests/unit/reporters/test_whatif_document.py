"""What if in words: moves of every type, places that go, and reasons why nothing flips."""

from __future__ import annotations

from datetime import date

import pytest
from building import assessed, given
from milepost.analysis.whatif.differing import difference
from milepost.analysis.whatif.flipping import flipping
from milepost.analysis.whatif.trying import Trying
from milepost.model.assessment import Assessment
from milepost.model.evidence import Answer, JudgedValue, Place
from milepost.model.text import Language
from milepost.model.values import NONE, Document, Point, Value
from milepost.model.whatif import Setting, WhatIf
from milepost.reporters.documents import text
from milepost.reporters.whatif.data import data
from milepost.reporters.whatif.document import document
from milepost.reporters.whatif.moves import Moves
from milepost.reporters.whatif.words import Words

FACTS = """
facts:
  cost: {type: money, unit: EUR, title: {en: Cost, zh: 成本}}
  doc: {type: document}
  names: {type: list}
  box: {type: record, fields: {width: {type: number, title: {en: Width, zh: 宽度}}}}
  trend: {type: series}
criteria: [{id: C, check: cost > 0}]
"""
NOW = Document(status="draft", date=date(2026, 1, 5), version="2")


@pytest.fixture(scope="module")
def one() -> Assessment:
    return assessed(FACTS, given(cost=1))


@pytest.mark.parametrize(
    ("name", "before", "after", "told"),
    [
        ("cost", 1200000, 1300000, "1,200,000 EUR -> 1,300,000 EUR"),
        ("doc", NOW, Document("approved", date(2026, 1, 5), "2"), "draft -> approved"),
        ("doc", NOW, Document("draft", date(2026, 6, 1), "2"), "date 2026-01-05 -> 2026-06-01"),
        ("doc", NOW, NONE, "draft, version 2, 2026-01-05 -> none"),
        ("doc", None, Document("approved", NOW.date), "unknown -> approved, dated 2026-01-05"),
        ("names", ("a", "b"), ("a",), "2 items -> 1 item; without b"),
        ("names", ("a",), ("a", "x", "... 3"), "1 item -> 3 items; with x"),
        ("box", {"width": 1}, {"width": 3}, "Width 1 -> 3"),
        ("trend", (Point(date(2026, 5, 1), 80),), (Point(date(2026, 5, 1), 90),), "2026-05-01: 90"),
    ],
)  # fmt: skip
def test_what_moves_is_named(
    one: Assessment, name: str, before: Value, after: Value, told: str
) -> None:
    assert Moves(Words(one, "en")).move(Setting("fact", name, after, before)) == told


TEAMS = """
axes: {team: {from: answers}}
facts: {p: {type: yes_no}}
criteria:
  - {id: K, check: p}
  - {id: Q, scale: anchors, answer: {en: Well?, zh: 如何}}
results:
  score: {take: mean, times: 100}
  by_team: {by: team, take: mean}
"""


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_place_whose_answers_are_gone_says_nothing(language: Language) -> None:
    answer = Answer("Q", Place("e.yaml", 1), "3", at=(("team", "red"),))
    before = assessed(TEAMS, given(answers={"Q": answer}, p=True))
    found = difference(before, (Setting("answer", "Q", None, "3"),))
    asked = WhatIf(found.after, found)
    assert "red" in text.report(document(asked, language))
    assert [x["result"] for x in data(asked)["set"]["results"]] == ["score"]


def test_why_nothing_flips_is_told() -> None:
    rules = """
facts: {p: {type: yes_no}}
scales: {maturity: {"1": {value: 1}, "2": {value: 2}, "3": {value: 3}}}
criteria: [{id: C, check: p and not p}]
results:
  judged_level: {title: {en: Judged, zh: 评审}, scale: maturity, judged: true}
  overall: {scale: maturity, value: judged_level}
main: overall
"""
    judged = (JudgedValue("judged_level", (), "2", None, Place("e.yaml", 1)),)
    one = assessed(rules, given(judged=judged, p=False))
    asked = WhatIf(one, flips=(flipping(Trying(one), "save"),))
    told = " ".join(text.report(document(asked, "en")).split())
    assert "No change of facts or answers can lift it" in told
    assert "Judged results stand as the assessors gave them: Judged." in told
    assert "(--set judged_level=2)" in told
    assert "Unmet even then: C." in told
