"""The compliance statement: what it claims and what not, exceptions, applicability, signatures."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from building import HERE, given, reviewed, waiver
from milepost.model.evidence import Answer
from milepost.model.review import Review
from milepost.model.text import LANGUAGES, Language, Text
from milepost.reporters.documents import blocks, docx, html, markdown, text, xlsx
from milepost.reporters.kinds import compliance
from milepost.reporters.listing import kinds
from milepost.reporters.material import Material

from .hostile import ATTACK, hostile

RULES = """
title: {en: House rules, zh: 内部规定}
scales:
  anchors: {"0": {value: 0}, "1": {value: 1, met: true}}
  verdict:
    no: {title: {en: Non-compliant, zh: 不合规}, colour: red}
    partly: {title: {en: With exceptions, zh: 有例外合规}, colour: yellow, meets_bar: true}
    yes: {title: {en: Compliant, zh: 合规}, colour: green, meets_bar: true}
facts:
  p: {type: yes_no, title: {en: Charter signed, zh: 章程已签}}
  q: {type: yes_no, title: {en: Duties listed, zh: 职责已列}}
  size: {type: number, title: {en: Head count, zh: 人数}}
severities:
  critical: {weight: 3, title: {en: Critical, zh: 关键}}
  major: {weight: 2, title: {en: Major, zh: 重要}}
axes:
  area: {law: {title: {en: Legal duties, zh: 法定职责}}, people: {title: {en: People, zh: 人员}}}
criteria:
  - {id: C1, area: law, title: {en: Charter, zh: 章程}, severity: critical, check: p}
  - id: C2
    area: law
    title: {en: Duties, zh: 职责}
    severity: major
    check: q
    remedy: {action: {en: List them, zh: 逐项列出}, owner: pmo_head, due_days: 20, makes: {q: true}}
  - id: C3
    area: people
    title: {en: Deputies, zh: 副职}
    severity: major
    check: p
    applies: size > 10
  - id: C4
    area: people
    title: {en: Skills, zh: 能力}
    severity: major
    answer: {en: How, zh: 如何}
    scale: anchors
results:
  score: {title: {en: Score, zh: 得分}, take: mean, times: 100}
  verdict:
    title: {en: Compliance, zh: 合规结论}
    scale: verdict
    rows:
      - {is: "no", when: 'any_of(checks, critical and failed)', why: {en: Broken., zh: 不满足。}}
      - is: partly
        when: 'any_of(criteria, unmet)'
        conditions: unmet
        why: {en: Gaps., zh: 有缺口。}
      - {is: "yes", why: {en: All met., zh: 全部达标。}}
main: verdict
"""
SKILLS = Answer("C4", HERE, "1", by="ann")
STANDARDS = re.compile(r"\b(ISO|IEC|IEEE|PMBOK|PRINCE2|COBIT|CMMI|GB/T)\b")


def case(answer: Answer | None = SKILLS, waivers: tuple = (), **facts: object) -> Review:  # type: ignore[type-arg]
    known = {"p": True, "q": True, "size": 4} | facts
    evidence = given(answers={"C4": answer} if answer else {}, waivers=waivers, **known)  # type: ignore[arg-type]
    return reviewed(RULES, evidence)


def made(review: Review, language: Language = "en") -> blocks.Document:
    (report,) = compliance.reports(Material((review,)), language)
    return report.document


def told(review: Review, language: Language = "en") -> str:
    return " ".join(text.report(made(review, language), width=200).split())


def lead(review: Review, language: Language = "en") -> list[str]:
    return [str(prose.text) for prose in made(review, language).lead]


def section(document: blocks.Document, anchor: str) -> tuple[blocks.Block, ...]:
    return next(s.blocks for s in document.sections if s.anchor == anchor)


def rows(document: blocks.Document, anchor: str) -> list[tuple[blocks.Cell, ...]]:
    found = (b for b in section(document, anchor) if isinstance(b, blocks.Table))
    return [row for table in found for row in table.rows]


def test_the_kind_is_found_and_made_unasked() -> None:
    assert "compliance" in kinds()
    assert not compliance.ASKED_FOR


def test_full_compliance_is_stated_in_words() -> None:
    assert lead(case()) == [
        "As of 2026-06-30, demo-project complies with the rule set “House rules”, version 0.1.0: "
        "all 3 applicable criteria are met.",
        "All 3 applicable criteria were assessed; the evidence they need is complete (100.0%).",
    ]


def test_exceptions_are_counted_in_the_statement() -> None:
    assert "except for 1 of 3 applicable criteria, which is listed" in lead(case(q=False))[0]
    assert "except for 2 of 3 applicable criteria, which are" in lead(case(None, q=False))[0]


def test_a_breach_and_the_undecided_are_stated() -> None:
    assert "does not comply with the rule set “House rules”" in lead(case(p=False))[0]
    open_ = case()
    main = open_.assessment.main
    none = replace(main, conclusion=replace(main.conclusion, undetermined=True))
    results = {**open_.assessment.results, main.name: none}
    undecided = replace(open_, assessment=replace(open_.assessment, results=results))
    assert "can be neither confirmed nor denied" in lead(undecided)[0]


def test_what_was_not_assessed_is_said_as_loud_as_the_statement() -> None:
    document = made(case(None))
    first, second = document.lead
    assert "1 of 3 applicable criteria" in str(second.text)
    assert "nothing is claimed" in str(second.text)
    assert "The conclusion rests on this" in str(second.text)
    assert second.tone == "warning" != first.tone
    assert all(prose.tone != "quiet" for prose in document.lead)


def test_no_published_standard_is_claimed() -> None:
    for language in LANGUAGES:
        assert not STANDARDS.search(told(case(q=False), language))
    assert "It claims conformity with no published standard." in told(case())
    assert "也不表示符合任何已发布的标准" in told(case(), "zh")


def test_every_exception_says_what_is_short_how_grave_who_and_when() -> None:
    (row,) = rows(made(case(q=False)), "exceptions")
    assert row[2:] == ("Major", "Head of the PMO", "2026-07-20")
    assert "C2 Duties; ✕ not met Duties listed: not so; List them" in told(case(q=False))
    assert "There is no exception." in told(case())


def test_what_was_not_assessed_is_an_exception_too() -> None:
    assert "C4 Skills; ? not assessed" in told(case(None))


def test_every_criterion_stands_in_the_statement_of_applicability() -> None:
    document = made(case(q=False))
    assert len(rows(document, "applicability")) == 4
    titles = [b.text for b in section(document, "applicability") if isinstance(b, blocks.Heading)]
    assert titles == ["Legal duties", "People"]
    page = told(case(q=False))
    assert "C1 Charter yes ✓ met evidence.yaml:1" in page
    assert "C2 Duties yes ✕ not met evidence.yaml:1" in page


def test_what_does_not_apply_says_why() -> None:
    assert "– no; applies only where size > 10; found: Head count 4" in told(case())
    reason = Text(en="Nobody is employed", zh="无雇员")
    out = Answer("C4", HERE, not_applicable=True, reason=reason, by="ann")
    assert "C4 Skills – no; Nobody is employed" in told(case(out))
    assert "4 criteria, of which 2 apply and 2 do not" in told(case(out))


def test_a_waived_exception_is_marked() -> None:
    page = told(case(q=False, waivers=(waiver("C2", date(2026, 12, 31)),)))
    assert "exception, waived until 2026-12-31 (W-1)" in page
    assert "Waivers 1 in force." in page
    assert "No waiver was requested." in told(case())


def test_who_signs_reads_the_statement_again() -> None:
    document = made(case(q=False))
    words = [b for b in section(document, "sign") if isinstance(b, blocks.Prose)]
    assert words[0].text == document.lead[0].text
    assert words[1].text == document.lead[1].text
    (table,) = (b for b in section(document, "sign") if isinstance(b, blocks.Table))
    assert table.to_fill
    assert [row[0] for row in table.rows][:3] == ["Stated by", "Checked by", "Approved by"]


def test_a_subject_without_a_compliance_review_yields_nothing(
    sample_reviews: Mapping[str, tuple[Review, ...]],
) -> None:
    assert list(compliance.reports(Material(sample_reviews["metro-doors"]), "en")) == []


def test_several_rule_sets_give_several_files(
    sample_reviews: Mapping[str, tuple[Review, ...]],
) -> None:
    found = list(compliance.reports(Material(sample_reviews["transit-pmo"]), "en"))
    names = [report.name for report in found]
    assert len(names) == len(set(names)) > 1
    assert "compliance-pmo-governance" in names


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_somewhere(
    sample_reviews: Mapping[str, tuple[Review, ...]], language: Language
) -> None:
    for report in compliance.reports(Material(sample_reviews["transit-pmo"]), language):
        page = html.report(report.document)
        ids = re.findall(r'\bid="([^"]+)"', page)
        assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
        assert len(ids) == len(set(ids))


def test_chinese_has_no_english_left() -> None:
    said = told(case(None, q=False, waivers=(waiver("C2", date(2026, 12, 31)),)), "zh")
    known = (
        r"milepost|sha256:\w+|demo(-project)?(@[\d.]+)?|evidence\.yaml|size|PMO|board|manager|why"
    )
    assert re.findall(r"[A-Za-z]{3,}", re.sub(known, "", said)) == []
    assert "demo-project符合规则集《内部规定》0.1.0 版的要求，但" in said


@pytest.mark.parametrize("form", [docx, xlsx])
def test_hostile_words_are_inert_in_office_files(form: object) -> None:
    content: bytes = form.report(made(hostile(case(q=False))))  # type: ignore[attr-defined]
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        names = [name for name in packed.namelist() if name.endswith((".xml", ".rels"))]
        parts = "".join(packed.read(name).decode("utf-8") for name in names)
    assert "<script" not in parts
    assert "\u202e" not in parts
    assert "<f>" not in parts


def test_hostile_words_are_inert_in_html_and_markdown() -> None:
    document = made(hostile(case(q=False)))
    page = html.report(document)
    assert "<script>alert" not in page
    assert "\u202e" not in page
    assert ATTACK not in markdown.report(document)
