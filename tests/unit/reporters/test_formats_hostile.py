"""Formats for other programs: whatever others write, nothing in a file can act."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from importlib import import_module
from typing import Any

import pytest
from building import given, reviewed, waiver
from milepost.model.assessment import Assessment, Finding
from milepost.model.evidence import Answer, Place
from milepost.model.facts import Fact
from milepost.model.review import Review
from milepost.model.text import Text

from .reading_formats import NAMES, READERS, texts

ATTACKS = {
    "script": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "equals": "=cmd|' /C calc'!A0",
    "plus": "+1+1",
    "minus": "-1-1",
    "at": "@SUM(A1)",
    "full width": "＝1",
    "tab": "\t=1",
    "space": " \r\n=1",
    "lines": "a\r\n::error::b\n\n=1\n<x>\n",
    "separators": "a\u2028::error::b\u2029c\x85d\x0be\x0cf",
    "terminal": "\x1b[31mred\x1b]8;;http://evil.example\x07link\x1b]8;;\x07",
    "control": "\x00\x01\x07\x08\x7f\x9b1m",
    "direction": "\u202egnp.exe\u2066\u200f\u061c\u202c",
    "unseen": "a\u200b\u2060\ufeff\U000e0041b",
    "long": "x" * 10_000,
    "emoji": "🙂👩‍👩‍👧🇨🇳",
    "surrogates": "\ud800 a \udcff",
    "no XML": "]]><!ENTITY x 'y'>&x;\ufffe\uffff",
    "no JSON": '"}],\\u0000',
    "command": "%0A::stop-commands::x,file=y:z",
    "markup": "[x](javascript:alert(1)) `c` | # h **b** {{ insert: param, x }} https://evil.example",
    "address": "//evil.example/x",
    "scheme": "javascript:alert(1)?a#b",
    "nothing": " ",
}
RULES = """
raters: {take: median}
criteria:
  - {id: C1, title: {en: Met, zh: 达标}, severity: critical, check: a >= 10}
  - {id: C2, title: {en: Short, zh: 不足}, severity: critical, check: b >= 10}
  - {id: C3, title: {en: Missing, zh: 缺失}, severity: minor, check: c >= 10}
  - {id: C4, title: {en: Elsewhere, zh: 不适用}, severity: minor, applies: p, check: q}
  - {id: C5, title: {en: Waived, zh: 豁免}, severity: minor, check: r}
  - {id: C6, title: {en: Asked, zh: 提问}, severity: minor, answer: {en: How}, scale: anchors}
"""


@lru_cache(maxsize=1)
def attacked(words: str) -> Review:
    """A review with the words in every place that others write."""
    text, place = Text(en=words, zh=words), Place(words, 3, words)
    answer = Answer(
        "C6", place, "1", by=words, role=words, rationale=text, evidence=(words,), url=words
    )
    asked = given(
        a=10,
        b=7,
        p=False,
        r=False,
        answers={"C6": answer},
        waivers=(waiver("C5", date(2026, 12, 31), approver=words, id=f"W {words}"),),
    )
    facts = {
        name: replace(fact, place=place, source=words, by=words, note=text, file=words)
        for name, fact in asked.facts.items()
    }
    subject = replace(asked.subject, id=words, title=text, kind=words, folder=words)
    review = reviewed(RULES, replace(asked, facts=facts, subject=subject))
    return _retitled(review, text, place)


def _retitled(review: Review, text: Text, place: Place) -> Review:
    """With the words in the rule set's own texts, too."""
    assessment = review.assessment
    ruleset = replace(
        assessment.ruleset,
        title=text,
        places=dict.fromkeys(assessment.ruleset.places, place),
        facts={name: _titled(fact, text) for name, fact in assessment.ruleset.facts.items()},
    )
    findings = {f.criterion.id: _finding(f, text) for f in assessment.findings}
    changed: Assessment = replace(assessment, ruleset=ruleset, findings=tuple(findings.values()))
    weaknesses = tuple(
        replace(one, finding=findings[one.finding.criterion.id]) for one in review.weaknesses
    )
    return replace(review, assessment=changed, weaknesses=weaknesses)


def _titled(fact: Fact, text: Text) -> Fact:
    return fact.model_copy(update={"title": text})


def _finding(finding: Finding, text: Text) -> Finding:
    criterion = replace(finding.criterion, title=text, statement=text, why=text)
    if finding.waiver is None:
        return replace(finding, criterion=criterion)
    return replace(finding, criterion=criterion, waiver=replace(finding.waiver, reason=text))


def written(name: str, words: str) -> str:
    form: Any = import_module(f"milepost.reporters.formats.{name}")
    return str(form.report((attacked(words),), "en"))


@pytest.mark.parametrize("words", ATTACKS.values(), ids=ATTACKS)
@pytest.mark.parametrize("name", NAMES)
def test_hostile_words_stay_words(name: str, words: str) -> None:
    text = written(name, words)
    assert text.encode("utf-8").decode("utf-8") == text
    assert len(READERS[name](text)) == {"github": 4, "oscal": 5}.get(name, 6)
    body = text.removeprefix("\ufeff")
    assert {sign for sign in body if _unseen(sign)} == set()
    for read in texts(name, text):
        assert {sign for sign in read if _unseen(sign)} == set()


def _unseen(sign: str) -> bool:
    """Whether a sign steers a terminal, turns the text round or hides; line ends do not."""
    return sign not in "\r\n" and unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Co", "Cn")


@pytest.mark.parametrize("words", ATTACKS.values(), ids=ATTACKS)
def test_no_cell_starts_a_formula(words: str) -> None:
    cells = texts("csv", written("csv", words))
    assert [cell for cell in cells if cell[:1] in tuple("=+-@＝＋－＠\t\r\n")] == []


MARKUP = ("title", "description", "remarks", "prose", "statement")
"""The keys of OSCAL whose values are Markdown; others are plain text."""


@pytest.mark.parametrize("words", ATTACKS.values(), ids=ATTACKS)
def test_markup_of_oscal_holds_no_markup_of_others(words: str) -> None:
    found = list(marked(json.loads(written("oscal", words))))
    assert found
    for one in found:
        assert not re.search(r"<|(?<!\\)[\[\]`*|]|\{\{|:(?<!\\)//", one), one


def marked(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        yield from (part for key, part in node.items() if key in MARKUP)
        node = list(node.values())
    if isinstance(node, list):
        for part in node:
            yield from marked(part)


@pytest.mark.parametrize("words", ATTACKS.values(), ids=ATTACKS)
@pytest.mark.parametrize("name", ["oscal", "sarif"])
def test_an_address_is_a_file_of_the_workspace(name: str, words: str) -> None:
    text = written(name, words)
    found = re.findall(r'"(?:href|uri)": "([^"]*)"', text)
    assert found
    for one in found:
        assert re.fullmatch(r"(?!//)[A-Za-z0-9_.~%/-]*(#[A-Za-z0-9-]+)?", one), one


def test_every_format_is_attacked() -> None:
    assert set(READERS) == set(NAMES)
