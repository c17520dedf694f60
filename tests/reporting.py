"""Workspaces that every kind of report has something to say of, with any words in them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import classified
from building import put, written

COMMON = """
facts:
  a: {type: number, section: money, unit: d, title: WORDS}
  p: {type: yes_no, section: status, title: WORDS}
  q: {type: yes_no, title: WORDS}
  told: {type: text, title: WORDS}
  paper: {type: document, title: WORDS, owner: pmo_head}
  gone: {type: document, title: WORDS, owner: finance}
  open: {type: number, title: WORDS, owner: finance}
remedies:
  raise: {action: WORDS, owner: sponsor, effort_days: 3.5, due_days: 20, makes: {a: {at_least: 9}}}
"""
CRITERIA = """
criteria:
  - {id: C1, title: WORDS, statement: WORDS, severity: critical, why: WORDS, check: p PLACE}
  - {id: C2, title: WORDS, severity: major, check: a >= 9, remedy: raise PLACE}
  - {id: C3, title: WORDS, severity: minor, check: 'told == "other"' PLACE}
  - {id: C4, title: WORDS, severity: minor, check: approved(paper) and approved(gone) PLACE}
  - {id: C5, title: WORDS, severity: minor, answer: WORDS, scale: anchors PLACE}
  - {id: C6, title: WORDS, severity: minor, check: open > 1 PLACE}
  - {id: C7, title: WORDS, severity: minor, check: q PLACE}
"""
BANDS = """
scales:
  anchors: {"0": {value: 0}, "1": {value: 1}, "2": {value: 2}, "3": {value: 3, met: true}}
  verdict:
    bad: {title: WORDS, at_least: 0}
    good: {title: WORDS, at_least: 90, meets_bar: true}
results:
  score: {title: WORDS, take: mean, times: 100}
  verdict: {title: WORDS, of: score, scale: verdict}
main: verdict
"""
ROWS = """
scales:
  anchors: {"0": {value: 0}, "1": {value: 1}, "2": {value: 2}, "3": {value: 3, met: true}}
  verdict: {hold: {title: WORDS}, some: {title: WORDS, meets_bar: true}, go: {meets_bar: true}}
results:
  score: {take: mean, times: 100}
  verdict:
    scale: verdict
    rows:
      - {is: hold, when: 'any_of(criteria, critical and unmet)', why: WORDS}
      - {is: go, when: 'not any_of(criteria, unmet)', why: WORDS}
      - {is: some, conditions: unmet, why: WORDS}
main: verdict
"""
LEVELS = """
axes: {dimension: {A: {title: WORDS}}, level: {"2": {}}}
scales:
  anchors: {"0": {value: 0}, "1": {value: 1}, "2": {value: 2}, "3": {value: 3, met: true}}
  levels: {"1": {value: 1, title: WORDS}, "2": {value: 2, title: WORDS, meets_bar: true}}
results:
  practised: {scale: levels, by: dimension, climb: level, here: 'all_of(criteria, passed)'}
  mean_level: {value: mean_of(practised), show: 2}
  overall: {scale: levels, value: 'min_of(practised)'}
main: overall
"""
KINDS = {"compliance": BANDS, "stage-gate": ROWS, "maturity": LEVELS}
EVIDENCE = """
subject: {id: s, title: WORDS}
as_of: DAY
assess: [{ruleset: compliance}, {ruleset: stage-gate}, {ruleset: maturity}]
facts:
  a: {value: FIGURE, collected: DAY, source: WORD, by: WORD, note: WORDS, file: FILE}
  p: true
  q: false
  told: WORD
  paper: {status: approved, date: DAY, version: WORD, owner: WORD, file: FILE}
answers: {C5: {answer: "1", by: WORD, role: WORD, rationale: WORDS, evidence: [WORD]}}
"""
WAIVERS = """
waivers:
  - {id: W-1, criterion: C7, reason: WORDS, approver: WORD, requested_by: pm, expires: 2027-01-31}
"""
CASE = """
decision: doors
title: WORDS
question: WORDS
as_of: 2026-06-30
by: WORD
criteria:
  cost: {title: WORDS, weight: 40, worst: 500, best: 0, unit: k}
  safety: {title: WORDS, weight: 60, worst: 0, best: 5}
alternatives:
  keep:
    title: WORDS
    nothing: true
    ratings: {cost: {value: 0, why: WORDS}, safety: {value: 2, why: WORDS}}
  renew:
    title: WORDS
    ratings: {cost: {value: 300, evidence: FILE}, safety: {value: 5, why: WORDS}}
  mend:
    title: WORDS
    ratings: {cost: {value: 150, why: WORDS}, safety: {value: 3, why: WORDS}}
advice:
  on: renew
  pros: [{says: WORDS, evidence: FILE}]
  cons: [{says: WORDS}]
  reasons: [{says: WORDS, evidence: [FILE]}, {says: WORDS, evidence: a}, {says: WORDS, evidence: p}]
"""


def office(root: Path, words: str = "Words", file: str = "docs/paper.md") -> Path:
    """A subject with rule sets of three kinds, a past, a waiver, a decision; `words` everywhere."""
    for kind, results in KINDS.items():
        place = ', dimension: A, level: "2"' if kind == "maturity" else ""
        head = f'ruleset: {kind}\nversion: "1.0.0"\nkind: {kind}\ntitle: WORDS\n'
        text = f"{head}{COMMON}{CRITERIA.replace(' PLACE', place)}{results}"
        put(root / "rulesets" / kind / "1.0.0.yaml", written(_filled(text, words, file)))
    folder = root / "assessments" / "s"
    for day, figure, place in (("2026-03-31", 4, "history/first"), ("2026-06-30", 7, "")):
        text = EVIDENCE.replace("DAY", day).replace("FIGURE", str(figure))
        put(folder / place / "evidence.yaml", _filled(text, words, file))
        put(folder / place / file, "paper\n")
    put(folder / "waivers.yaml", _filled(WAIVERS, words, file))
    put(folder / "decisions" / "doors.yaml", _filled(CASE, words, file))
    return folder


def _filled(text: str, words: str, file: str) -> str:
    quoted = _quoted(words)
    both = f"{{en: {quoted}, zh: {quoted}}}"
    told = {"WORDS": both, "WORD": quoted, "FILE": _quoted(file)}
    return re.sub(r"WORDS|WORD|FILE", lambda found: told[found[0]], text)


def _quoted(words: str) -> str:
    """The words in quotes; YAML knows no escape for half of a sign beyond the first 65,536."""
    return '"' + "".join(json.dumps(s)[1:-1] if s < "\U00010000" else s for s in words) + '"'


def secrets(root: Path) -> Path:
    """The subject of all classes, assessed with a rule set of each kind that reports speak of."""
    folder = classified.office(root)
    text = (root / "rulesets" / "demo" / "0.1.0.yaml").read_text("utf-8")
    text = text.replace("{type: number", "{type: number, section: money")
    for kind in ("stage-gate", "maturity"):
        own = text.replace("ruleset: demo", f"ruleset: {kind}").replace("compliance", kind)
        put(root / "rulesets" / kind / "0.1.0.yaml", _levels(own) if kind == "maturity" else own)
    head = folder / "evidence.yaml"
    listed = "[{ruleset: demo}, {ruleset: stage-gate}, {ruleset: maturity}]"
    put(head, head.read_text("utf-8").replace("[{ruleset: demo}]", listed))
    return folder


def _levels(text: str) -> str:
    """The criteria as practices of a level, and the levels as further results."""
    text = re.sub(r"^(  - id: \w+)$", r'\1\n    dimension: A\n    level: "2"', text, flags=re.M)
    text = text.replace("- {id: Q,", '- {id: Q, dimension: A, level: "2",')
    levels = '  levels: {"1": {value: 1}, "2": {value: 2, meets_bar: true}}\n'
    here = "'all_of(criteria, passed)'"
    climb = f"  practised: {{scale: levels, by: dimension, climb: level, here: {here}}}\n"
    text = text.replace("scales:\n", f"scales:\n{levels}", 1)
    text = text.replace("results:\n", f"results:\n{climb}", 1)
    return f'axes: {{dimension: {{A: {{}}}}, level: {{"2": {{}}}}}}\n{text}'
