"""The smallest sets that flip a verdict: nearest values of every type, and what cannot flip."""

from __future__ import annotations

from datetime import date

import pytest
from building import DAY, Evidence, assessed, given, rule_set, value_of
from milepost.analysis.headline import said
from milepost.analysis.whatif.flipping import flipping
from milepost.analysis.whatif.trying import Trying
from milepost.model.evidence import JudgedValue, Place
from milepost.model.values import NONE, Document, Point, Value
from milepost.model.whatif import Flipping, Way

VERDICT = """
results:
  score: {take: mean, times: 100}
  verdict:
    scale: verdict
    rows:
      - {is: bad, when: "any_of(criteria, critical and unmet)"}
      - {is: good, when: "any_of(criteria, unmet)"}
      - {is: best}
main: verdict
"""
FACTS = """
facts:
  n: {type: number}
  m: {type: number}
  k: {type: integer, min: 0}
  pct: {type: percent, max: 100}
  p: {type: yes_no}
  day: {type: date}
  doc: {type: document}
  names: {type: list}
  risks: {type: list, fields: {points: {type: number}, open: {type: yes_no}}}
  trend: {type: series}
  size: {type: choice, values: [small, medium, large], ordered: true}
  box: {type: record, fields: {width: {type: number}, height: {type: number}}}
  word: {type: text}
"""


def _flipping(text: str, evidence: Evidence, way: Way, straight: bool = True) -> Flipping:
    return flipping(Trying(assessed(text, evidence)), way, straight)


def _one(check: str, way: Way, **facts: Value) -> list[Value]:
    """The values that flip a verdict which rests on one critical check over the facts."""
    both = f"{{id: C, severity: critical, check: '{check}'}}, {{id: K, check: known_already}}"
    text = f"{FACTS}  known_already: {{type: yes_no}}\ncriteria: [{both}]\n{VERDICT}"
    found = _flipping(text, given(known_already=True, **facts), way)
    return [setting.value for flip in found.flips for setting in flip.settings]


@pytest.mark.parametrize(
    ("check", "now", "wanted"),
    [
        ("n >= 85", 78, 85),
        ("n > 85", 78, 86),
        ("n <= 7", 12, 7),
        ("n < 7", 12, 6),
        ("n == 100", 96, 100),
        ("2 <= n and n <= 5", 9, 5),
        ("3 * n + 1 >= 10", 1, 3),
        ("floor(n / 2) >= 4", 5, 8),
        ("abs(n - 10) <= 2", 20, 12),
        ("n >= 0.9 * 60", 50, 54),
        ("not (n >= 5)", 7, 4),
    ],
)
def test_the_nearest_number_that_does_it(check: str, now: int, wanted: int) -> None:
    assert _one(check, "save", n=now) == [wanted]


@pytest.mark.parametrize(
    ("check", "name", "now", "wanted"),
    [
        ("k > 2.5", "k", 1, "3"),
        ("pct >= 99.5", "pct", 96, "99.5"),
        ("k == 0", "k", 4, "0"),
        ('size == "large" or size == "medium"', "size", "small", "medium"),
        ("p", "p", False, "yes"),
        ("n >= 3", "n", None, "3"),
        ('word == "go"', "word", "no", "go"),
    ],
)
def test_in_the_type_of_the_fact(check: str, name: str, now: Value, wanted: str) -> None:
    rules = rule_set(f"{FACTS}criteria: [{{id: C, check: '{check}'}}]")
    known = {} if now is None else {name: now}
    assert _one(check, "save", **known) == [value_of(rules, name, wanted)]


def test_a_text_begins_as_it_should() -> None:
    assert _one('starts_with(word, "A-")', "save", word="B") == ["A-"]


def test_a_document_is_approved_renewed_or_made() -> None:
    old = Document(status="draft", date=date(2025, 1, 1), version="1.0")
    check = "approved(doc) and fresh(doc, 30)"
    assert _one(check, "save", doc=old) == [
        Document(status="approved", date=date(2026, 5, 31), version="1.0")
    ]
    assert _one("approved(doc)", "save") == [Document(status="approved", date=DAY)]
    assert _one("approved(doc) and has_url(doc)", "save", doc=NONE) == [
        Document(status="approved", date=DAY, url="https://example.org/")
    ]


def test_a_document_sinks_by_its_state_before_it_is_gone() -> None:
    now = Document(status="approved", date=date(2026, 6, 20))
    assert _one("approved(doc)", "sink", doc=now) == [Document("draft", date(2026, 6, 20))]
    assert _one("fresh(doc, 30)", "sink", doc=now) == [Document("approved", date(2026, 5, 30))]
    assert _one("present(doc)", "sink", doc=now) == [NONE]


def test_lists_grow_shrink_and_hold_what_is_asked_for() -> None:
    assert _one("len(names) >= 3", "save", names=("a",)) == [("a", "... 2", "... 3")]
    assert _one("len(names) >= 2", "sink", names=("a", "b", "c")) == [("a",)]
    assert _one('covers(names, ["x", "y"])', "save", names=("x",)) == [("x", "y")]
    assert _one('covers(names, ["x", "y"])', "sink", names=("x", "y", "z")) == [("y", "z")]


def test_records_and_items_move_field_by_field() -> None:
    assert _one("box.width >= 3", "save", box={"width": 1, "height": 5}) == [
        {"width": 3, "height": 5}
    ]
    risks = ({"points": 20, "open": True}, {"points": 3, "open": True})
    kept = ({"points": 3, "open": True},)
    assert _one("count(risks, open and points >= 15) == 0", "save", risks=risks) == [kept]


def test_a_series_ends_better_or_worse() -> None:
    points = tuple(Point(date(2026, month, 1), 80) for month in (4, 5, 6))
    (found,) = _one("all_of(last(trend, 2), value >= 90)", "save", trend=points)
    assert [point.value for point in found] == [80, 90, 90]  # type: ignore[union-attr]


def test_days_are_dates() -> None:
    assert _one('day <= date("2026-05-01")', "save", day=date(2026, 6, 1)) == [date(2026, 5, 1)]
    assert _one("age_days(day) <= 10", "save", day=date(2026, 1, 1)) == [date(2026, 6, 20)]


def test_the_weakest_of_several_facts_and_those_compared_with_each_other() -> None:
    text = f"{FACTS}criteria: [{{id: C, severity: critical, check: 'min(n, m) >= 3'}}]\n{VERDICT}"
    found = _flipping(text, given(n=1, m=2), "save")
    assert [(s.name, s.value) for s in found.flips[0].settings] == [("m", 3), ("n", 3)]
    assert [s.value for s in _flipping(text, given(n=5, m=5), "sink").flips[0].settings] == [2]


def test_facts_that_are_both_missing_are_made_to_fit_each_other() -> None:
    text = f"""{FACTS}criteria:
  - {{id: C, severity: critical, check: 'n >= m and m > 0'}}
  - {{id: D, severity: minor, check: p}}
{VERDICT}"""
    found = _flipping(text, given(p=True), "save")
    values = {s.name: s.value for s in found.flips[0].settings}
    assert values.keys() == {"m", "n"}
    assert values["n"] >= values["m"] > 0  # type: ignore[operator]


def test_alternatives_of_the_same_size_by_their_names() -> None:
    text = f"""{FACTS}criteria:
  - {{id: C, severity: critical, check: n >= 5 or m >= 5 or k >= 5 or p}}
{VERDICT}"""
    found = _flipping(text, given(n=1, m=1, k=1, p=False), "save")
    assert [[s.name for s in flip.settings] for flip in found.flips] == [["k"], ["m"], ["n"]]
    assert (found.proven, found.complete, found.tried, found.needed) == (True, False, 4, 1)
    assert [said(flip.ending.main) for flip in found.flips] == ["best"] * 3
    assert found.flips[0].criteria == ("C",)


def test_what_only_decides_whether_a_check_applies_comes_last() -> None:
    text = f"""{FACTS}criteria:
  - {{id: C, severity: critical, applies: p, check: n >= 5}}
  - {{id: D, check: m >= 5}}
{VERDICT}"""
    found = _flipping(text, given(n=1, m=9, p=True), "save")
    assert [[s.name for s in flip.settings] for flip in found.flips] == [["n"]]
    assert _flipping(text, given(n=9, m=9, p=True), "sink").flips[0].settings[0].name == "n"


def test_questions_are_answered_otherwise() -> None:
    text = f"""
criteria:
  - id: Q
    severity: critical
    scale: anchors
    answer: {{en: Well?, zh: 如何}}
    needs: [rationale]
  - {{id: C, check: p}}
{VERDICT}"""
    found = _flipping(text, given(answers={"Q": "1"}, p=True), "save")
    assert [(s.kind, s.name, s.value) for s in found.flips[0].settings] == [("answer", "Q", "3")]


def test_a_bar_is_what_is_saved_and_sunk_and_beyond_it_the_next_step() -> None:
    text = f"""{FACTS}criteria:
  - {{id: C, severity: critical, check: n >= 5}}
  - {{id: D, check: m >= 5}}
{VERDICT}"""
    down = _flipping(text, given(n=1, m=1), "save")
    assert (down.aim, said(down.flips[0].ending.main)) == ("", "good")
    middle = Trying(assessed(text, given(n=9, m=1)))
    assert flipping(middle, "save").aim == "best"
    assert said(flipping(middle, "sink").flips[0].ending.main) == "bad"
    assert flipping(Trying(assessed(text, given(n=9, m=9))), "save").none == "at-end"
    assert _flipping(text, given(n=1, m=1), "sink").none == "at-end"


def test_a_plain_number_has_nothing_to_flip() -> None:
    found = _flipping("criteria: [{id: C, check: a >= 5}]", given(a=1), "save")
    assert found.none == "no-bar"


def test_judged_levels_are_not_moved_by_facts() -> None:
    text = """
facts: {p: {type: yes_no}}
scales: {maturity: {"1": {value: 1}, "2": {value: 2}, "3": {value: 3}}}
criteria: [{id: C, check: p}]
results:
  judged_level: {scale: maturity, judged: true}
  overall: {scale: maturity, value: judged_level}
main: overall
"""
    judged = (JudgedValue("judged_level", (), "2", None, Place("e.yaml", 1)),)
    found = _flipping(text, given(judged=judged, p=False), "save")
    assert (found.none, found.judged, found.aim) == ("cannot", ("judged_level",), "3")
    assert found.ending is not None
    assert said(found.ending.main) == "2"


def test_a_verdict_that_cannot_be_told_is_saved_by_evidence_and_sunk_by_bad_evidence() -> None:
    text = """
facts: {n: {type: number}, m: {type: number}}
criteria: [{id: C, severity: critical, check: n >= 5}, {id: D, check: m >= 5}]
results:
  verdict:
    scale: verdict
    rows:
      - {is: bad, when: "any_of(criteria, failed)"}
      - {is: undetermined, when: "any_of(criteria, unknown)"}
      - {is: good}
main: verdict
"""
    one = Trying(assessed(text, given(m=9)))
    up, down = (flipping(one, way) for way in ("save", "sink"))
    assert [s.value for s in up.flips[0].settings] == [5]
    assert [(s.name, s.value) for s in down.flips[0].settings] == [("m", 4)]


def test_rules_that_turn_against_what_is_good_are_tried_both_ways() -> None:
    text = """
facts: {n: {type: number}}
criteria: [{id: C, check: n >= 5}]
results:
  verdict:
    scale: verdict
    rows: [{is: bad, when: 'met("C")'}, {is: good}]
main: verdict
"""
    assert _flipping(text, given(n=7), "save").none == "cannot"
    turned = _flipping(text, given(n=7), "save", straight=False)
    assert [s.value for s in turned.flips[0].settings] == [4]


def test_a_band_is_crossed_by_as_little_as_will_do() -> None:
    text = """
facts: {n: {type: number}}
scales:
  anchors: {"0": {value: 0}, "1": {value: 1}, "2": {value: 2}, "3": {value: 3, met: true}}
  grade: {D: {}, C: {at_least: 50}, B: {at_least: 90}}
criteria: [{id: C, scale: anchors, steps: {"3": n >= 30, "2": n >= 20, "1": n >= 10}}]
results: {score: {take: mean, times: 100}, grade: {scale: grade, of: score}}
main: grade
"""
    found = _flipping(text, given(n=12), "save")
    assert (found.aim, [s.value for s in found.flips[0].settings]) == ("C", [20])
