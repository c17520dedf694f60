"""The gate pack: decision, reasons and what is next first; dissent, waivers, papers, signatures."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from importlib.resources import files

import pytest
from building import HERE, given, reviewed, waiver
from milepost.model.evidence import Answer, JudgedValue
from milepost.model.review import Review
from milepost.model.text import LANGUAGES, Language, Text
from milepost.model.values import NONE, Document
from milepost.reporters.documents import blocks, docx, html, markdown, text, xlsx
from milepost.reporters.kinds import gate
from milepost.reporters.listing import kinds
from milepost.reporters.material import Material
from milepost.reporters.messages import messages

from .hostile import ATTACK, hostile

RULES = """
kind: stage-gate
raters: {take: median, discuss_over: 1}
scales:
  anchors:
    "0": {value: 0}
    "1": {value: 1}
    "2": {value: 2}
    "3": {value: 3, met: true}
    "4": {value: 4}
  verdict:
    stop: {title: {en: Stop, zh: 终止}, colour: red}
    hold: {title: {en: Hold, zh: 暂缓}, colour: amber}
    some: {title: {en: Some go, zh: 有条件通过}, colour: yellow, meets_bar: true}
    go: {title: {en: Go, zh: 通过}, colour: green, meets_bar: true}
facts:
  p: {type: yes_no, title: {en: Plan agreed, zh: 计划已商定}}
  q: {type: yes_no, title: {en: They were asked, zh: 已向其询问}}
  plan: {type: document, title: {en: The plan, zh: 计划书}, owner: pmo_head}
  case: {type: document, title: {en: The case, zh: 论证书}, max_age_days: 30, owner: finance}
  study: {type: document, title: {en: The study, zh: 研究报告}}
severities:
  critical: {weight: 3, title: {en: Critical, zh: 关键}}
  major: {weight: 2, title: {en: Major, zh: 重要}}
  minor: {weight: 1, title: {en: Minor, zh: 一般}}
criteria:
  - id: C1
    title: {en: Agreed, zh: 已商定}
    severity: critical
    check: p
  - id: C2
    title: {en: Asked, zh: 已询问}
    severity: major
    check: q
    remedy: {action: {en: Ask them, zh: 去询问}, owner: sponsor, due_days: 20, makes: {q: true}}
  - id: C3
    title: {en: Written, zh: 已成文}
    severity: minor
    check: plan.status == "approved"
    remedy: {action: {en: Approve it, zh: 批准}, owner: pmo_head, makes: {plan: {status: approved}}}
  - id: C4
    title: {en: Argued, zh: 已论证}
    severity: minor
    check: case.status == "approved" and study.status == "approved"
  - id: C5
    title: {en: Rated, zh: 已评}
    severity: minor
    answer: {en: How, zh: 如何}
    scale: anchors
results:
  score: {title: {en: Score, zh: 得分}, take: mean, times: 100}
  verdict:
    title: {en: Decision, zh: 裁决}
    scale: verdict
    rows:
      - is: stop
        when: 'any_of(checks, critical and failed)'
        why: {en: It cannot go on., zh: 无法继续。}
      - {is: hold, when: 'any_of(criteria, critical and unmet)', why: {en: Not yet., zh: 尚不可。}}
      - is: go
        when: 'not any_of(criteria, major and unmet)'
        why: {en: All is well., zh: 一切就绪。}
      - {is: some, conditions: major and unmet, why: {en: It may go on., zh: 可以推进。}}
  mine: {scale: verdict, judged: true, compare: verdict}
main: verdict
"""
APPROVED = Document("approved", date(2026, 6, 1), "1.0", "docs/plan.md")


def rated(by: str, answer: str, why: str) -> Answer:
    rationale = Text(en=why, zh=why)
    return Answer("C5", HERE, answer, by=by, role="expert", rationale=rationale)


def case(*answers: Answer, waivers: tuple = (), judged: tuple = (), **facts: object) -> Review:  # type: ignore[type-arg]
    known = {"p": True, "q": False, "plan": APPROVED, "case": APPROVED, "study": APPROVED} | facts
    evidence = given(waivers=waivers, judged=judged, **known)  # type: ignore[arg-type]
    return reviewed(RULES, replace(evidence, answers={"C5": answers} if answers else {}))


def made(review: Review, language: Language = "en", *others: Review) -> blocks.Document:
    (report,) = gate.reports(Material((review, *others)), language)
    return report.document


def told(review: Review, language: Language = "en", *others: Review) -> str:
    return " ".join(text.report(made(review, language, *others), width=200).split())


def first_screen(review: Review, language: Language = "en") -> str:
    whole = made(review, language)
    page = replace(whole, sections=whole.sections[:1])
    return " ".join(text.report(page, width=200).split())


def tables(document: blocks.Document, anchor: str) -> list[blocks.Table]:
    section = next(s for s in document.sections if s.anchor == anchor)
    return [block for block in section.blocks if isinstance(block, blocks.Table)]


def test_the_kind_is_found_and_made_unasked() -> None:
    assert "gate" in kinds()
    assert not gate.ASKED_FOR


def test_the_first_screen_says_decision_reasons_and_what_is_next() -> None:
    page = first_screen(case())
    assert "Recommended: Some go. The project proceeds; 1 conditions are to be closed" in page
    assert "Recommended decision ◐ Some go" in page
    assert "It may go on." in page
    assert "C2 Asked; Ask them Sponsor 2026-07-20" in page
    assert "To be borne in mind" in page


def test_only_the_first_screen_stands_on_the_first_page() -> None:
    document = made(case())
    assert [s.apart for s in document.sections[:2]] == [False, True]
    assert next(s for s in document.sections if s.anchor == "record").apart


def test_three_reasons_at_most() -> None:
    for review in (case(), case(p=False), case(q=True), case(p=None)):
        (sheet,) = (b for b in made(review).sections[0].blocks if isinstance(b, blocks.Cards))
        assert 1 <= len(sheet.cards[0].whys) <= 3


def test_every_condition_has_what_it_takes_owner_date_and_a_box() -> None:
    (table,) = tables(made(case()), "conditions")
    (row,) = table.rows
    assert row[2:] == ("Sponsor", "2026-07-20", "☐")
    assert "no → yes" in told(case()).replace("; ", " ")


def test_a_stop_says_what_would_have_to_change() -> None:
    page = first_screen(case(p=False))
    assert "The project ends here." in page
    assert "C1 Agreed" in page
    assert "No action is on file." in page
    (table,) = tables(made(case(p=False)), "conditions")
    assert table.rows[0][2:4] == ("Nobody named", "not set")


def test_a_hold_names_what_must_change_before_it_comes_back() -> None:
    page = first_screen(case(p=None))
    assert "The project does not proceed." in page
    assert "C1 Agreed" in page


def test_a_go_has_no_condition_and_says_so() -> None:
    review = case(q=True)
    assert "The project proceeds; nothing has to be closed first." in first_screen(review)
    assert "The decision has no conditions." in told(review)


def test_dissent_shows_who_answered_what_and_why() -> None:
    review = case(rated("ann", "4", "Seen it work"), rated("bob", "1", "Saw it fail"))
    page = told(review)
    assert "ann (expert): 4; Seen it work; bob (expert): 1; Saw it fail" in page
    assert "△ The assessors disagree" in page
    assert "Points on which assessors or evidence differ: 1." in first_screen(review)


def test_answers_that_agree_are_no_dissent() -> None:
    review = case(rated("ann", "3", "x"), rated("bob", "3", "y"))
    assert "on all 1 questions put to more than one assessor, the answers agree" in told(review)
    assert "Who answered what" not in told(review)


def test_where_nobody_could_dissent_this_is_said() -> None:
    assert "No dissent is on record." in first_screen(case(rated("ann", "3", "x")))


def test_a_judged_value_stands_against_the_computed_one() -> None:
    why = Text(en="It is ripe", zh="已成熟")
    judged = JudgedValue("mine", (), "go", why, HERE, by="ann")
    page = told(case(judged=(judged,)))
    assert "mine Go Some go It is ripe; ann" in page
    assert "From evidence" not in told(case(q=True, judged=(judged,)))


def test_dissent_in_other_assessments_is_shown_and_counted() -> None:
    other = case(rated("ann", "4", "Seen it work"), rated("bob", "1", "Saw it fail"))
    rules = replace(other.assessment.ruleset, kind="rubric")
    other = replace(other, assessment=replace(other.assessment, ruleset=rules))
    page = told(case(), "en", other)
    assert "In other assessments of the subject: 1." in page
    assert "In another assessment: Demo" in page
    assert "bob (expert): 1" in page


def test_board_members_can_write_their_dissent_and_sign() -> None:
    document = made(case())
    (dissent,) = (table for table in tables(document, "dissent") if table.to_fill)
    assert all(cell is None for row in dissent.rows for cell in row)
    record, signatures = tables(document, "record")
    assert record.to_fill
    assert signatures.to_fill
    assert [c.title for c in signatures.columns][-2:] == ["Signature", "Date"]
    boxes = record.rows[0][1]
    assert isinstance(boxes, str)
    assert re.findall(r"☐\s(\w+(?: \w+)?)", boxes) == ["Go", "Some go", "Hold", "Stop"]


def test_every_waiver_is_shown_with_what_became_of_it() -> None:
    day, past = date(2026, 12, 31), date(2026, 1, 31)
    waivers = (
        waiver("C2", day, id="W-1"),
        waiver("C3", past, id="W-2"),
        waiver("C4", day, id="W-3", approver=""),
        waiver("C1", day, id="W-4"),
    )
    review = case(waivers=waivers)
    counted = "1 in force, 1 expired, 1 not approved, 1 not needed."
    assert f"Waivers {counted}" in first_screen(review)
    (table,) = tables(made(review), "waivers")
    assert len(table.rows) == 4
    page = told(review)
    assert "Approved by: board; Requested by: manager 2026-12-31" in page
    assert "It has no effect until somebody other than the requester approves it." in page


def test_without_waivers_a_sentence_says_so() -> None:
    assert "No waiver was requested." in first_screen(case())


def test_documents_are_checked_for_presence_approval_and_freshness() -> None:
    facts = {
        "plan": Document("draft", date(2026, 6, 1), "0.3"),
        "case": Document("approved", date(2026, 1, 1), "1.0"),
        "study": NONE,
    }
    review = case(**facts)
    evidence = review.assessment.evidence
    old = replace(evidence.facts["case"], collected=date(2026, 1, 1))
    known = replace(evidence, facts={**evidence.facts, "case": old})
    page = told(reviewed(RULES, known))
    assert "The case △ too old" in page
    assert "0 of 3 documents asked for are on file, as asked." in page
    assert "The plan △ not as asked" in page
    assert "Head of the PMO Approve it; Head of the PMO · 2026-07-30" in page
    assert "The study ✕ does not exist C4 Nobody named Hand it in" in page
    missing = told(case(study=None))
    assert "The study" in missing


def test_documents_in_order_stand_with_version_date_and_owner() -> None:
    page = told(case())
    assert "All 3 documents asked for are on file, as asked." in page
    assert "The plan; docs/plan.md approved 1.0 2026-06-01 Head of the PMO C3" in page
    assert "good for 30 days" in page


def test_what_is_unknown_says_whether_it_could_change_the_decision() -> None:
    assert "Whatever it shows, the conclusion stays: Some go." in told(case())
    assert "depending on what it shows, it ends between Some go and Go" in told(case(q=None))


def test_a_subject_without_a_gate_review_yields_nothing(
    sample_reviews: Mapping[str, tuple[Review, ...]],
) -> None:
    assert list(gate.reports(Material(sample_reviews["transit-pmo"]), "en")) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["metro-doors", "warehouse-automation", "bank-app"])
def test_every_link_leads_somewhere(
    sample_reviews: Mapping[str, tuple[Review, ...]], name: str, language: Language
) -> None:
    for report in gate.reports(Material(sample_reviews[name]), language):
        page = html.report(report.document)
        ids = re.findall(r'\bid="([^"]+)"', page)
        assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
        assert len(ids) == len(set(ids))


def test_chinese_has_no_english_left() -> None:
    review = case(rated("甲", "4", "可行"), rated("乙", "1", "不行"))
    known = re.compile(r"milepost|sha256:\w+|demo(-project)?|expert|mine|PMO|docs/plan\.md")
    said = [re.sub(r"[\w./:-]*(evidence\.yaml|@)[\w.:]*", "", told(review, "zh"))]
    assert re.findall(r"[A-Za-z]{3,}", known.sub("", said[0])) == []
    assert "建议：有条件通过。" in said[0]


@pytest.mark.parametrize("form", [docx, xlsx])
@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_words_are_inert_in_office_files(form: object, language: Language) -> None:
    document = made(hostile(case(waivers=(waiver("C2", date(2026, 12, 31)),))), language)
    content: bytes = form.report(document)  # type: ignore[attr-defined]
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        names = [name for name in packed.namelist() if name.endswith((".xml", ".rels"))]
        parts = "".join(packed.read(name).decode("utf-8") for name in names)
    assert "<script" not in parts
    assert "\u202e" not in parts
    assert "<f>" not in parts
    assert "evil.example" not in "".join(re.findall(r'Target="([^"]+)"', parts))


def test_hostile_words_are_inert_in_html_and_markdown() -> None:
    document = made(hostile(case(waivers=(waiver("C2", date(2026, 12, 31)),))))
    page = html.report(document)
    assert "<script>alert" not in page
    assert "\u202e" not in page
    assert ATTACK not in markdown.report(document)


def test_every_sentence_is_used_and_speaks_both_languages() -> None:
    folders = ("board", "gate", "compliance")
    root = files("milepost.reporters")
    code = "\n".join(
        file.read_text("utf-8")
        for folder in folders
        for file in (root / folder).iterdir()
        if file.name.endswith(".py")
    )
    families = set(re.findall(r'f"([a-z]+\.)\{', code))
    for key, wording in messages().items():
        topic, _, short = key.partition(".")
        if topic in folders:
            said = any(short.startswith(f) for f in families) or f'"{short}"' in code
            assert said or f'"{key}"' in code, key
            assert not re.search(r"[\u4e00-\u9fff][,;:!?.]|[,;!?] ", wording["zh"]), key
