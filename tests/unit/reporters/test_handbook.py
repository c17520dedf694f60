"""The handbook of a rule set: what each part says, in both languages, and that nothing can act."""

import re
from dataclasses import replace
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest
from building import rule_set
from milepost.loading.catalogue import Catalogue, built_in
from milepost.model.ruleset import RuleSet
from milepost.model.text import LANGUAGES, Language
from milepost.reporters import html, markdown
from milepost.reporters.handbook.book import book
from milepost.reporters.handbook.shapes import Book, CheckView, CriterionView, Entry
from milepost.reporters.messages import messages
from overlays import catalogue, overlay

from .hostile import ATTACK, TEXT
from .test_html import seen, words

NAMES = sorted({path.parent.name for path in built_in().glob("*/*") if path.parent.is_dir()})
GATES = """
    kind: stage-gate
    title: {en: Small gate, zh: 小关口}
    effective: 2026-01-01
    parameters: {floor: {value: 80, unit: "%", title: {en: Evidence needed, zh: 所需证据}}}
    tags: {kill: {en: Stops the project, zh: 终止项目}}
    axes: {gate: {G1: {title: {en: Start, zh: 启动}}, G2: {title: {en: End, zh: 收尾}}}}
    scope: gate
    facts:
      a: {type: percent, title: {en: Share done, zh: 完成率}, max: 100, max_age_days: 30, owner: hr}
      b: {type: number, unit: h, of: organisation}
      mood: {type: choice, values: [bad, good], ordered: yes, class: internal}
      plan: {type: document, title: {en: Plan, zh: 计划}}
      log: {type: list, fields: {open: {type: yes_no}}}
    scales:
      verdict: {stop: {title: {en: Stop, zh: 停}, colour: red}, go: {meets_bar: true}}
      anchors:
        {"0": {value: 0}, "1": {value: 1, met: true, title: {en: Fair, zh: 尚可}}, "2": {value: 2}}
    criteria:
      - id: A
        gate: G1
        core: yes
        tags: [kill]
        title: {en: Budget, zh: 预算}
        statement: {en: Enough money, zh: 资金充足}
        why: {en: Money runs out, zh: 钱会用完}
        checks:
          - id: A.1
            severity: critical
            owner: finance
            statement: {en: At least <least>% done, zh: 完成 <least>% 以上}
            parameters: {least: {value: 90, unit: "%", title: {en: Least, zh: 下限}}}
            check: a >= param.least and approved(plan)
            remedy: plan-it
            examples:
              - given: {a: 95, plan: {status: approved, date: 2026-01-15, version: "1"}}
                then: pass
              - {given: {plan: none}, then: fail, as_of: 2026-05-01}
              - {given: {}, then: not-assessed}
          - {id: A.2, severity: minor, check: "count(log, open) == 0 and b < 5"}
      - id: B
        gate: G2
        status: future
        scale: anchors
        answer: {en: How well, zh: 做得如何}
        anchors: {"1": {en: Some of it, zh: 部分}}
        needs: [rationale]
        source: [A.1, ISO-1]
      - {id: C, gate: G2, scale: anchors, steps: {"1": a > 10}, applies: mood >= "good"}
      - {id: D, gate: G2, check: met("A.1") or met("hidden")}
    checks:
      - {id: hidden, check: b > 1}
    remedies:
      plan-it:
        action: {en: Write the plan, zh: 编写计划}
        owner: pmo_head
        effort_days: 1
        due_days: 10
        makes: {plan: {status: approved, date: done}, a: {at_least: 90}, log: {length: 2}}
    results:
      score: {take: mean, times: 100, title: {en: Score, zh: 得分}}
      verdict:
        scale: verdict
        rows:
          - {is: stop, when: coverage < param.floor, why: {en: Under <floor>%, zh: 不足 <floor>%}}
          - {is: undetermined, when: "any_of(checks, unknown)"}
          - {is: go, conditions: unmet}
    main: verdict
    patterns:
      - id: both
        title: {en: Paper only in <gate>, zh: 只在 <gate> 纸面}
        why: {en: Nobody reads it, zh: 无人阅读}
        when:
          - {group: gate, short: {at_least: 1}}
          - {finding: fail, check: A.1, same: gate}
        unless: {waiver: live, same: gate}
        then: {contradiction: paper, gate: same}
"""
LEVELS = """
    kind: maturity
    axes: {level: {"1": {}, "2": {}}, area: {X: {title: {en: Work, zh: 工作}}, Y: {}}}
    scales: {maturity: {"0": {value: 0}, "1": {value: 1}, "2": {value: 2}}}
    criteria:
      - {id: K, level: "1", area: X, check: p}
      - {id: L, level: "2", area: X, check: q}
    results:
      reached: {scale: maturity, by: area, climb: level, here: "all_of(criteria, passed)"}
      judged: {scale: maturity, by: area, judged: true, compare: reached}
      score: {value: mean_of(reached), round: {to: 1}}
"""


@pytest.fixture(scope="module")
def gates() -> RuleSet:
    return rule_set(GATES)


@pytest.fixture(scope="module")
def read(gates: RuleSet) -> Book:
    return book(gates, "en")


def criteria(of: Book) -> dict[str, CriterionView]:
    return {c.id: c for s in of.sections for g in s.groups for c in g.criteria}


def check(of: Book, name: str) -> CheckView:
    found = (one for c in criteria(of).values() for one in c.checks)
    return next(one for one in found if one.id == name)


def test_what_it_is(read: Book, gates: RuleSet) -> None:
    assert (read.title, read.reference) == ("Small gate", "demo@0.1.0")
    told = {line.label: line.text for line in read.about}
    assert told["In force since"] == "2026-01-01"
    assert told["Digest"] == gates.digest
    assert told["Extent"] == "criteria: 4, checks: 6, facts to supply: 5"
    assert read.tailored is None


def test_an_overlay_says_what_it_changed_and_why(tmp_path: Path) -> None:
    changes = "- {exclude: C, why}\n- {change: bar, set: {value: 60}, why}"
    of = book(catalogue(tmp_path, own=overlay(changes)).load("own"), "zh")
    told = {line.label: line.text for line in of.about}
    assert (told["继承自"], told["规则库"]) == ("base@1.0.0", "lib@1.0.0")
    assert of.tailored is not None
    assert [(line.what, line.why) for line in of.tailored.lines] == [
        ("删去 C", "因为"),
        ("修改 bar（value）", "因为"),
    ]


def test_the_main_result_comes_first_with_its_rows(read: Book) -> None:
    main, score = read.results
    assert (main.name, main.main, score.title, score.main) == ("", True, "Score", False)
    stop, open_, go = main.rows
    assert (stop.step.text, stop.step.tone, stop.why) == ("Stop", "bad", "Under 80%")
    assert stop.code == "coverage < param.floor"
    assert open_.step.text == "Undetermined"
    assert (go.code, go.conditions) == ("", "unmet")
    assert [(c.label, c.text) for c in main.clauses] == [("The bar is met from", "go")]
    assert [(x.title, x.value) for x in read.limits] == [("Evidence needed", "80%")]


def test_bands_limits_and_voids() -> None:
    of = book(
        rule_set("""
            scales: {grade: {C: {}, B: {at_least: 60, meets_bar: true}, A: {above: 90}}}
            criteria: [{id: K, check: p}]
            results:
              score: {take: mean, times: 100}
              grade:
                scale: grade
                of: score
                limits: [{at_most: B, when: coverage < 90, why: {en: Too little, zh: 太少}}]
                void: {when: coverage < 50}
                instead: [{is: C, when: coverage < 60}]
            main: grade
        """),
        "en",
    )
    grade = of.results[0]
    assert [(s.title, s.text, s.marks) for s in grade.steps] == [
        ("A", "over 90", "meets the bar"),
        ("B", "60 or more, at most 90", "meets the bar"),
        ("C", "under 60", ""),
    ]
    assert [(c.label, c.text, c.code) for c in grade.clauses] == [
        ("No result", "", "coverage < 50"),
        ("At most B", "Too little", "coverage < 90"),
        ("Instead C", "", "coverage < 60"),
    ]


def test_chapters_are_the_gates_with_checks_behind_at_the_end(read: Book) -> None:
    assert [s.title for s in read.sections] == [
        "G1 · Start",
        "G2 · End",
        "Checks behind the roll-ups",
    ]
    assert list(criteria(read)) == ["A", "B", "C", "D", "hidden"]
    assert [ref.text for ref in check(read, "D").over] == ["hidden", "A.1"]


def test_dimensions_are_chapters_and_climbed_levels_their_groups() -> None:
    of = book(rule_set(LEVELS), "en")
    assert [s.title for s in of.sections] == ["X · Work"]
    assert [g.title for g in of.sections[0].groups] == ["1", "2"]
    assert of.matrix is not None
    assert of.matrix.columns == ("1", "2")
    cells = [[[ref.text for ref in cell] for cell in row] for _, row in of.matrix.rows]
    assert cells == [[["K"], ["L"]], [[], []]]
    told = {(r.title, c.label): c.code or c.text for r in of.results for c in r.clauses}
    assert told["reached", "On the level itself"] == "all_of(criteria, passed)"
    assert told["judged", "Stands beside"] == "reached"
    assert told["score", "Rounded"] == "to 1 decimals (half-up)"
    assert of.checklists[-1].title == "Asked of assessors"
    assert [line.title for line in of.checklists[-1].lines] == ["judged"]


def test_a_criterion_with_its_marks(read: Book) -> None:
    one = criteria(read)["A"]
    assert (one.title, one.statement, one.why) == ("Budget", "Enough money", "Money runs out")
    assert [m.text for m in one.marks] == ["critical", "Stops the project", "Core"]
    assert one.about == "weight 3 · owner: Finance"
    future = criteria(read)["B"]
    assert [m.text for m in future.marks] == ["Future, not assessed"]
    assert (future.title, future.alone, future.checks[0].sources) == ("", True, "A.1, ISO-1")


def test_a_condition_with_limits_evidence_and_remedy(read: Book) -> None:
    one = check(read, "A.1")
    assert one.statement == "At least 90% done"
    assert one.code == "a >= param.least and approved(plan)"
    assert [(x.title, x.name, x.value) for x in one.limits] == [("Least", "least", "90%")]
    share, plan = one.facts
    assert (share.title, share.detail) == (
        "Share done",
        ("percentage, up to 100%", "Human resources", "not older than 30 days"),
    )
    assert (plan.form, plan.owner) == ("document", "Finance")
    (remedy,) = one.remedies
    assert (remedy.action, remedy.terms) == (
        "Write the plan",
        "Head of the PMO, effort 1 d, within 10 days",
    )
    assert remedy.targets == (
        "Then: Plan: approved, dated on completion; Share done: at least 90%; log: 2 or more listed"
    )


def test_examples_are_one_line_each(read: Book) -> None:
    assert check(read, "A.1").examples == (
        "Share done: 95%; Plan: approved, version 1, 2026-01-15 → met",
        "Plan: none (as of 2026-05-01) → not met",
        "no evidence → not assessed",
    )


def test_examples_of_other_assessments_are_told_one_by_one() -> None:
    rules = Catalogue((built_in(),), built_in()).load("pmo-maturity")
    (practice,) = (c for c in rules.criteria if c.id == "M2.2")
    said = markdown.handbook(replace(rules, criteria=(practice,)), "en")
    assert "projects: PRA.2 met, PRA.2 met, PRA.2 not met → not met" in said
    assert "PRA.2 met, no evidence, no evidence → not assessed" in said


def test_questions_and_steps(read: Book) -> None:
    asked, rated = check(read, "B"), check(read, "C")
    assert (asked.way, asked.question) == ("Rated by an assessor", "How well")
    assert [(s.title, s.text, s.marks) for s in asked.steps] == [
        ("2", "", "counts as met"),
        ("1 · Fair", "Some of it", "counts as met"),
        ("0", "", ""),
    ]
    assert [(c.label, c.text) for c in asked.clauses] == [("An answer needs", "a rationale")]
    assert [(s.text, s.code) for s in rated.steps] == [
        ("cannot be reached by evidence", ""),
        ("", "a > 10"),
        ("where no other step is reached", ""),
    ]
    assert [(c.label, c.code) for c in rated.clauses] == [("Applies only when", 'mood >= "good"')]


def test_policies_ticks_and_reported_outcomes() -> None:
    of = book(
        rule_set("""
            outcomes: {not-assessed: excluded, fixed: {like: pass, credit: 0.5}}
            axes: {team: {from: answers, at_least: 2}}
            raters: {take: mean, discuss_over: 1}
            better: lower
            criteria:
              - id: K
                scale: anchors
                answer: {en: Which}
                ticks: {one: {en: First}, two: {en: Second}}
                not_applicable: forbidden
                not_assessed: lowest
                target: "3"
              - {id: L, imported: true}
        """),
        "en",
    )
    told = [(c.label, c.text) for c in check(of, "K").clauses]
    assert told == [
        ("Points to tick", "First; Second"),
        ("Target", "3"),
        ("By rule", "may not be declared not applicable"),
        ("By rule", "“not assessed” is credited as the lowest rating"),
    ]
    assert check(of, "L").way == "The outcome is reported by another tool"
    outcomes = {t.word.text: t.meaning for t in of.glossary.outcomes}
    assert outcomes["fixed (met)"].endswith("By rule, “fixed (met)” is credited 0.5.")
    about = {line.label: line.text for line in of.about}
    assert about["Answered for each"] == "team (at least 2)"
    assert about["Direction"] == "lower ratings and scores are better"
    assert "their mean counts, marked for discussion" in about["Several answers to one question"]
    assert [line.form for line in of.checklists[-1].lines] == ["0 to 4", "an outcome by name"]


def test_patterns_leave_open_what_findings_fill_in(read: Book) -> None:
    (one,) = read.patterns
    assert (one.kind, one.title, one.why) == ("Contradiction", "Paper only in …", "Nobody reads it")
    assert [(ref.text, ref.anchor, code) for ref, code in one.lines] == [
        ("", "", "group: gate, short at_least 1"),
        ("A.1: not met", "c-A.1", ""),
        ("unless", "", "waiver: live, same: gate"),
    ]


def test_glossary(read: Book) -> None:
    words = read.glossary
    assert (words.severities[0].word.text, words.severities[0].meaning) == ("critical", "weight 3")
    assert [t.word.text for t in words.marks] == ["kill", "Core", "Future, not assessed"]
    assert [s.name for s in words.scales] == ["verdict", "anchors"]
    assert len(words.outcomes) == 6


def test_the_checklist_holds_every_fact_once_with_what_needs_it(read: Book) -> None:
    own, others, asked = read.checklists
    assert [(x.name, [ref.text for ref in x.needed_by]) for x in own.lines] == [
        ("a", ["A", "C", "D"]),
        ("plan", ["A", "D"]),
        ("log", ["A"]),
        ("mood", ["C"]),
    ]
    assert (others.title, [(x.name, x.form) for x in others.lines]) == (
        "of the organisation",
        [("b", "number, in hours")],
    )
    assert own.lines[3].form == "choice, one of bad < good, class internal"
    assert own.lines[2].form == "list, with open (yes or no)"
    assert [x.title for x in asked.lines] == ["How well"]


def test_a_library_is_a_handbook_of_checks_and_facts() -> None:
    of = book(Catalogue((built_in(),), built_in()).load("pmo-library"), "en")
    assert (of.results, of.patterns, of.matrix) == ((), (), None)
    assert [s.title for s in of.sections] == ["Checks"]
    heads = [g.title for g in of.sections[0].groups]
    assert heads.index("S3.9") < heads.index("S3.10")
    assert {g.criteria[0].checks[0].facts != () for g in of.sections[0].groups[:3]} == {True}


@pytest.mark.parametrize("name", NAMES)
def test_every_built_in_rule_set_is_whole(name: str) -> None:
    rules = Catalogue((built_in(),), built_in()).load(name)
    for language in LANGUAGES:
        of, page = book(rules, language), html.handbook(rules, language)
        assert of.notice == ""
        assert page == html.handbook(rules, language)
        assert {c.id for c in rules.criteria} <= set(criteria(of))
        holds(of, page, markdown.handbook(rules, language))


def holds(of: Book, page: str, text: str) -> None:
    """Every link leads somewhere, no id stands twice, no heading is skipped, no part is empty."""
    tags = seen(page).tags
    ids = [named["id"] for _, named in tags if "id" in named]
    assert len(ids) == len(set(ids))
    links = {str(named["href"])[1:] for tag, named in tags if tag == "a"}
    assert links <= set(ids)
    assert set(re.findall(r"\]\(#([^)]*)\)", text)) <= set(re.findall(r'<a id="([^"]*)">', text))
    levels = [int(tag[1]) for tag, _ in tags if re.fullmatch(r"h\d", tag)]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert not re.search(r"<(ul|dl|ol|p|dd|tbody|h\d)[^>]*>\s*</\1>", page)
    assert all(group.criteria for section in of.sections for group in section.groups)
    assert all(checklist.lines for checklist in of.checklists)
    assert anchors(of.contents) <= set(ids)


def anchors(entries: tuple[Entry, ...]) -> set[str]:
    found = {entry.ref.anchor for entry in entries}
    return found.union(*(anchors(entry.inner) for entry in entries))


def test_the_page_stands_alone_and_can_be_skipped_through(gates: RuleSet) -> None:
    tags = seen(html.handbook(gates, "zh")).tags
    assert ("html", {"lang": "zh-CN"}) in tags
    assert [tag for tag, _ in tags if tag in ("script", "img", "link", "iframe")] == []
    named = [named for tag, named in tags if tag == "a"]
    assert named[0] == {"class": "skip", "href": "#main"}
    assert {"header", "main", "nav"} <= {tag for tag, _ in tags}


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_formats_say_the_same(gates: RuleSet, language: Language) -> None:
    of = book(gates, language)
    page, text = words(html.handbook(gates, language)), markdown.handbook(gates, language)
    said = [c.statement for c in criteria(of).values()]
    said += [line.why for line in of.patterns] + [line.title for line in of.limits]
    said += [example for c in criteria(of).values() for one in c.checks for example in one.examples]
    said += [line.form for checklist in of.checklists for line in checklist.lines]
    for sentence in filter(None, said):
        assert sentence in page
        assert sentence in text.replace("&lt;", "<").replace("&gt;", ">")


def test_a_rule_set_without_chinese_says_so_once() -> None:
    rules = rule_set("title: {en: Only}\ncriteria: [{id: K, title: {en: Key}, check: p}]")
    assert book(rules, "en").notice == ""
    said = book(rules, "zh").notice
    assert said == "本规则集尚无中文文本，正文以英文显示。"
    assert words(html.handbook(rules, "zh")).count(said) == 1
    mixed = rule_set("criteria: [{id: K, title: {en: Key}, check: p}]")
    assert book(mixed, "zh").notice == "本规则集 2 条文本中有 1 条尚无中文，以英文显示。"


def test_text_of_others_cannot_act() -> None:
    attack = ATTACK.replace("\n", " ").replace("\u202e", "")
    said = "{en: '" + attack + "', zh: '" + attack + "'}"
    rules = rule_set(f"""
        title: {said}
        severities: {{major: {{title: {said}}}}}
        facts: {{a: {{type: number, title: {said}, unit: '{attack}', owner: '{attack}'}}}}
        parameters: {{top: {{value: '{attack}', title: {said}}}}}
        criteria:
          - id: K
            title: {said}
            statement: {said}
            why: {said}
            severity: major
            source: ['{attack}']
            check: a > 1
            remedy: {{action: {said}, owner: '{attack}'}}
        patterns:
          - id: x
            when: [{{finding: fail, criterion: K}}]
            then: {{cause: '{attack}'}}
    """)
    patterns = [one.model_copy(update={"title": TEXT, "why": TEXT}) for one in rules.patterns]
    rules = replace(rules, patterns=tuple(patterns))
    page, text = html.handbook(rules, "en"), markdown.handbook(rules, "en")
    assert not [tag for tag, _ in seen(page).tags if tag == "script"]
    assert "evil.example" not in str([named for tag, named in seen(page).tags if tag == "a"])
    assert set(re.findall(r"</?\w+", text)) == {"<a", "</a", "<br", "<code", "</code"}
    assert "[x](" not in text
    assert "**b**" not in text
    assert "://evil" not in text


def test_every_message_is_used_and_every_one_used_exists() -> None:
    root = files("milepost.reporters")
    html_pages, md_pages = (root / "templates" / form for form in ("html", "markdown"))
    folders = (root / "handbook", html_pages / "handbook", md_pages / "handbook")
    pages = [html_pages / "handbook.html", md_pages / "handbook.md"]
    pages += [file for folder in folders for file in folder.iterdir() if file.is_file()]
    text = "\n".join(file.read_text("utf-8") for file in pages)
    own = {key.removeprefix("handbook.") for key in messages() if key.startswith("handbook.")}
    asked = set(re.findall(r'\bh\("([a-z_.]+)"', text))
    asked |= set(re.findall(r'terms\.say\(\s*"([a-z_.]+)"', text))
    assert asked <= own
    families = {part.partition("{")[0] for part in re.findall(r'say\(\s*f"([a-z_.]+{)', text)}
    families |= {"of."}
    named = set(re.findall(r'"([a-z_.]+)"', text))
    unused = [key for key in own - named if not any(key.startswith(f) for f in families)]
    assert unused == []
