"""Waivers that skip, and answers beyond a rating, in every format and both languages."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from functools import partial
from importlib.resources import files

import pytest
from building import HERE, given, reviewed, waiver
from jsonschema import Draft202012Validator
from milepost.model.evidence import Answer
from milepost.model.review import Review
from milepost.model.text import LANGUAGES, Language, Text
from milepost.reporters import html, markdown, text
from milepost.reporters.explaining import explain
from milepost.reporters.json_report import document

RULES = """
axes: {team: {from: answers}}
criteria:
  - {id: A, check: p, title: {en: Alpha, zh: 甲}}
  - {id: B, check: q, title: {en: Beta, zh: 乙}}
  - id: Q
    answer: {en: How good, zh: 如何}
    scale: anchors
    ticks: {owned: {en: has an owner, zh: 有责任人}}
raters: {take: mean}
"""
INSTANT = datetime(2027, 1, 31, 18, tzinfo=timezone(timedelta(hours=8)))
SKIPPED: Mapping[Language, str] = {"en": "not looked at (run: no)", "zh": "免查（run: no）"}
REPORTS: Mapping[str, Callable[[list[Review], Language], str]] = {
    "terminal": partial(text.report, width=200),
    "html": html.report,
    "markdown": markdown.report,
}


def shown(form: str, review: Review, language: Language) -> str:
    return REPORTS[form]([review], language).replace("\\", "")


def case(run: bool, expires: date = INSTANT) -> Review:
    waivers = (waiver("A", expires, run=run), waiver("B", date(2020, 1, 1), run=False, id="W-2"))
    answers = (
        Answer("Q", HERE, "3", by="ana", at=(("team", "red"),), ticks=("owned",)),
        Answer("Q", HERE, by="ben", at=(("team", "blue"),), dates=(("2", date(2026, 1, 31)),)),
        Answer("Q", HERE, by="cai", not_applicable=True, reason=Text(en="no supplier")),
    )
    evidence = given(p=False, q=False, waivers=waivers)
    return reviewed(RULES, replace(evidence, answers={"Q": answers}))


@pytest.mark.parametrize("form", REPORTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_nobody_looks_at_is_said_while_the_waiver_is_in_force(
    form: str, language: Language
) -> None:
    assert SKIPPED[language] in shown(form, case(run=False), language)
    assert SKIPPED[language] not in shown(form, case(run=True), language)


@pytest.mark.parametrize("form", REPORTS)
def test_the_end_is_shown_as_a_day_or_as_an_instant(form: str) -> None:
    assert "2027-01-31T18:00:00+08:00" in shown(form, case(run=True), "en")
    bare = shown(form, case(run=True, expires=datetime(2027, 1, 31, tzinfo=UTC)), "en")
    assert "2027-01-31" in bare
    assert "2027-01-31T" not in bare


@pytest.mark.parametrize("form", ["html", "markdown"])
@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["3, team: red, holds: has an owner", "2 (2026-01-31), team: blue"]),
        ("zh", ["3、team: red、已具备：有责任人", "2 (2026-01-31)、team: blue"]),
    ],
)
def test_an_answer_shows_its_place_its_ticks_and_its_days(
    form: str, language: Language, said: list[str]
) -> None:
    report = shown(form, case(run=True), language)
    assert [part for part in said if part not in report] == []


def test_an_explanation_shows_what_was_answered() -> None:
    lines = explain(case(run=True), "Q", "en", 120).splitlines()
    assert [line.strip() for line in lines if "Answer" in line] == [
        "Answer 3, team: red, holds: has an owner, by ana",
        "Answer 2 (2026-01-31), team: blue, by ben",
        "Answer not applicable, by cai",
    ]


def test_json_says_it_in_fields() -> None:
    written = document(case(run=False))
    schema = json.loads((files("milepost.reporters") / "result.schema.json").read_text("utf-8"))
    assert list(Draft202012Validator(schema).iter_errors(written)) == []
    first, second = written["waivers"]
    assert (first["run"], first["expires"]) == (False, "2027-01-31T18:00:00+08:00")
    assert (second["run"], second["expires"], second["standing"]) == (
        False,
        "2020-01-01",
        "expired",
    )
    assert [(f["id"], f["waived"], f["skipped"]) for f in written["findings"]] == [
        ("A", True, True),
        ("B", False, False),
        ("Q", False, False),
    ]
    one, other, _ = written["findings"][2]["checks"][0]["answers"]
    assert (one["at"], one["ticks"], one["dates"]) == ({"team": "red"}, ["owned"], {})
    assert (other["at"], other["dates"]) == ({"team": "blue"}, {"2": "2026-01-31"})
