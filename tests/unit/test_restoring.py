"""A stored result gives back its whole review from the file alone, or says why it cannot."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from building import put, written
from jsonschema import Draft202012Validator
from milepost.errors import InvalidInput
from milepost.flows.restoring import restored
from milepost.inference.chaining import Chainer
from milepost.model.review import Review
from milepost.model.used import NOTHING_USED
from milepost.reporters.json_report import report
from milepost.scoring.relevant import relevant
from milepost.sources.results import read_results
from milepost.workspace import Workspace

RULES = """
facts:
  late: {type: number, max_age_days: 90, of: organisation}
  share: {type: percent}
  plan: {type: document}
  trend: {type: series}
  risks: {type: list, fields: {name: {type: text}, cost: {type: number}, seen: {type: date}}}
  about: {type: record, fields: {value: {type: number}, word: {type: text}}}
  word: {type: text}
  unasked: {type: number}
axes: {team: {from: answers}}
scales:
  anchors: {"0": {value: 0}, "1": {value: 1}, "2": {value: 2, met: true}}
  verdict: {bad: {}, good: {meets_bar: true}}
uses: {others: {ruleset: other@^1.0, every: programme}}
remedies:
  mend: {action: {en: Mend, zh: 修}, owner: pm, makes: {share: {at_least: 90}}}
criteria:
  - {id: A, check: late <= 3, severity: major}
  - {id: B, check: "share >= 90", remedy: mend}
  - {id: C, check: approved(plan)}
  - id: D
    check: mean_of(last(trend, 2), value) > 1 and count(risks, cost > 1) > 0 and about.value > 0
  - {id: E, check: 'word == "none"'}
  - {id: Q, scale: anchors, answer: {en: q, zh: 问}, ticks: {done: {en: t, zh: 文}}}
results:
  score: {take: mean, times: 100}
  seen: {scale: verdict, judged: true, compare: score}
  others_met: {value: "count(others, held >= 1)"}
"""
OTHER = """
ruleset: other
version: "1.0.0"
criteria: [{id: O, check: p}]
results: {held: {take: sum}}
main: held
"""
EVIDENCE = """
subject: {id: s, programme: up, organisation: org, title: {en: Subject, zh: 对象}}
as_of: 2026-06-30
assess: [{ruleset: demo@0.1.0}]
by: someone
facts:
  share: {value: 89.1234567890123456789, source: the register, note: {en: seen, zh: 已看}}
  plan: none
  trend: [{date: 2026-01-31, value: 0.1}, {date: 2026-02-28, value: 1.5}]
  risks: [{name: fire, cost: 2, seen: 2026-01-02}, {name: "none", cost: none}]
  about: {value: 1, word: "2"}
  word: "none"
  unasked: 77
answers:
  Q:
    - {dates: {"1": 2026-01-01}, at: {team: red}, role: lead, rationale: so, evidence: [a.pdf]}
    - {answer: "2", at: {team: blue}, ticks: [done], url: "https://example.org/q", reason: why}
judged: {seen: {is: good, by: board, rationale: {en: Good enough, zh: 够好}}}
targets: {Q: "2"}
plans: {B: {action: {en: Do it, zh: 做}, owner: pm, due: 2026-09-01}}
"""
BESIDE = {
    "org/evidence.yaml": "facts: {late: {value: 4, collected: 2026-06-01}}\n",
    "one/evidence.yaml": "subject: {programme: s}\nfacts: {p: true}\n",
    "two/evidence.yaml": "subject: {programme: s}\nfacts: {q: true}\n",
    "up/evidence.yaml": "facts: {p: false}\n",
    "s/waivers.yaml": """
        waivers:
          - {id: W1, criterion: A, reason: late start, approver: board, requested_by: pm,
             expires: "2026-12-31T12:00:00+08:00"}
    """,
    "s/actions.yaml": """
        actions:
          - {id: X1, ruleset: demo, criteria: [B], action: raise it, owner: pm, due: 2026-06-01,
             effort_days: 1.5, aims: {share: {from: 80, to: 90}, Q: {from: "0", to: "2"},
             unasked: {to: 80}}, log: [{on: 2026-02-01, is: started, by: pm}]}
    """,
}


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    """A workspace whose one result rests on everything that evidence can say."""
    put(tmp_path / "rulesets" / "demo" / "0.1.0.yaml", written(RULES))
    put(tmp_path / "rulesets" / "other" / "1.0.0.yaml", written(OTHER))
    put(tmp_path / "assessments" / "s" / "evidence.yaml", EVIDENCE)
    for name, text in BESIDE.items():
        put(tmp_path / "assessments" / name, text)
    return Workspace(tmp_path, Chainer("reference"))


def stored(space: Workspace) -> Path:
    text = report(space.reviews(space.root / "assessments" / "s"))
    return put(space.root / "stored.json", text)


def edited(space: Workspace, change: Callable[[Any], object]) -> Path:
    """The stored file with something changed by hand."""
    path = stored(space)
    data = json.loads(path.read_text("utf-8"))
    change(data)
    return put(path, json.dumps(data, ensure_ascii=False, indent=2) + "\n")


def refused(space: Workspace, path: Path) -> str:
    with pytest.raises(InvalidInput) as caught:
        restored(Workspace(space.root, space.chainer), path)
    return str(caught.value)


def told(review: Review) -> list[object]:
    """Everything that a report may show, but for evidence that nothing asks for."""
    one = review.assessment
    whole = replace(one, evidence=replace(relevant(one), as_of=None, targets=()), used=NOTHING_USED)
    own = [getattr(review, field.name) for field in fields(review) if field.name != "assessment"]
    return [whole, *own, *(name for name, _ in one.used.assessments), one.used.notices]


def test_it_comes_back_although_the_evidence_has_changed(space: Workspace) -> None:
    path = stored(space)
    before = space.reviews(space.root / "assessments" / "s")
    put(space.root / "assessments" / "s" / "evidence.yaml", "facts: {share: 1}\n")
    for name in BESIDE:
        (space.root / "assessments" / name).unlink()
    found = restored(Workspace(space.root, space.chainer), path)
    assert report(found) == path.read_text("utf-8")
    assert [told(review) for review in found] == [told(review) for review in before]


def test_it_carries_what_is_asked_for_and_no_more(space: Workspace) -> None:
    data = json.loads(stored(space).read_text("utf-8"))
    schema = json.loads((files("milepost.reporters") / "result.schema.json").read_text("utf-8"))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(data)] == []
    facts = {one["fact"]: one for one in data["inputs"]["facts"]}
    assert "unasked" in facts  # an action on record aims at it
    assert facts["plan"]["value"] is None
    assert facts["word"]["value"] == "none"
    assert facts["share"]["value"].startswith("89123456789012345678")
    assert [use["folder"] for use in data["inputs"]["uses"]] == ["one", "two"]
    assert "inputs" not in data["inputs"]["uses"][1]


def test_an_array_gives_several(space: Workspace) -> None:
    (one,) = space.reviews(space.root / "assessments" / "s")
    path = put(space.root / "both.json", report([one, one]))
    assert len(restored(space, path)) == 2


EDITS: dict[str, tuple[Callable[[Any], object], str]] = {
    "outcome": (
        lambda d: d["findings"][1].update(outcome="pass"),
        'findings[1].outcome: the file says "pass", and its evidence gives "fail"; the file was '
        "changed after it was written",
    ),
    "number": (
        lambda d: d["results"]["score"].update(exact="100"),
        'results.score.exact: the file says "100", and its evidence gives',
    ),
    "shown evidence": (
        lambda d: d["findings"][1]["checks"][0]["evidence"][0].update(value=95),
        "findings[1].checks[0].evidence[0].value: the file says 95, and",
    ),
    "evidence": (
        lambda d: next(f for f in d["inputs"]["facts"] if f["fact"] == "share").update(value=95),
        "main.is: the file says 25, and its evidence gives 39.29; the file was changed",
    ),
    "evidence nothing shows": (
        lambda d: d["inputs"]["actions"][0].update(effort_days=9),
        "inputs: this evidence is not the evidence that the result was written with",
    ),
    "gap taken away": (lambda d: d["findings"].pop(1), "findings[1].id: the file says"),
    "type": (
        lambda d: next(f for f in d["inputs"]["facts"] if f["fact"] == "share").update(value="x"),
        ".value: a number is expected here",
    ),
    "step": (
        lambda d: d["inputs"]["answers"][0].update(answer="9", dates={}),
        "inputs.answers[0].answer: 9 is not",
    ),
    "gate": (
        lambda d: d.update(target={"axis": "gate", "value": "G9"}),
        "demo@0.1.0 is assessed as a whole and takes no gate",
    ),
    "version": (
        lambda d: d["ruleset"].update(version="0.2.0"),
        "ruleset: demo has no version 0.2.0; there is 0.1.0; put demo@0.2.0 back",
    ),
    "schema": (lambda d: d.update(schema="milepost/result/9"), "schema: this is no result of"),
    "half a use": (
        lambda d: d["inputs"]["uses"][0].pop("digests"),
        "inputs.uses[0]: `subject`, `ruleset`, `digests` and `inputs` are needed together",
    ),
    "audience": (
        lambda d: [d.pop("inputs"), d.update(audience="public")],
        "audience: this result is for readers of class public, its evidence is withheld",
    ),
    "no evidence of others": (
        lambda d: d.pop("inputs"),
        "uses: the evidence of the subjects that this result uses is not in the file",
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_what_does_not_hold_up_is_told_with_its_place(space: Workspace, name: str) -> None:
    change, told = EDITS[name]
    said = refused(space, edited(space, change))
    assert told in said
    assert said.startswith("stored.json:")


def test_a_rule_set_that_has_changed_is_named(space: Workspace) -> None:
    path = stored(space)
    rules = space.root / "rulesets" / "demo" / "0.1.0.yaml"
    rules.write_text(rules.read_text("utf-8") + "\n# a remark\n", "utf-8")
    now = Workspace(space.root, space.chainer)
    told = "digests.ruleset: this result was made with demo@0.1.0, and that rule set has changed"
    assert told in refused(space, path)
    assert len(restored(now, path, changed_rules=True)) == 1
    rules.write_text(rules.read_text("utf-8").replace("share >= 90", "share >= 80"), "utf-8")
    with pytest.raises(InvalidInput, match=r"findings\[1\].outcome: the file says"):
        restored(Workspace(space.root, space.chainer), path, changed_rules=True)


@pytest.fixture
def plain(tmp_path: Path) -> Workspace:
    """A workspace whose results older versions wrote in full."""
    rules = "criteria: [{id: A, check: a >= 5}, {id: P, check: approved(plan)}]"
    put(tmp_path / "rulesets" / "demo" / "0.1.0.yaml", written(rules))
    given = "as_of: 2026-06-30\nassess: [{ruleset: demo@0.1.0}]\nfacts: {a: 7, plan: none}\n"
    put(tmp_path / "assessments" / "s" / "evidence.yaml", given)
    return Workspace(tmp_path, Chainer("reference"))


def older(data: Any) -> None:
    del data["inputs"], data["digests"]["inputs"]


def test_an_older_file_comes_back_where_it_says_enough(plain: Workspace) -> None:
    path = edited(plain, older)
    (found,) = restored(plain, path)
    data = json.loads(report([found]))
    older(data)
    assert data == json.loads(path.read_text("utf-8"))
    assert len(read_results(path, "stored.json")) == 1


def test_an_older_file_that_says_too_little_is_refused(plain: Workspace) -> None:
    def change(data: Any) -> None:
        older(data)
        data["findings"][0]["checks"][0]["evidence"].clear()

    told = refused(plain, edited(plain, change))
    assert "an older version wrote this file, without all that its result rests on" in told


@pytest.mark.parametrize(
    "name", ["metro-doors", "warehouse-automation", "transit-pmo", "night-buses"]
)
def test_samples_come_back(samples: Workspace, tmp_path: Path, name: str) -> None:
    text = report(samples.reviews(samples.root / "assessments" / name))
    assert report(restored(samples, put(tmp_path / "stored.json", text))) == text


def test_changed_evidence_is_named_beside_what_it_changes(space: Workspace) -> None:
    said = refused(space, edited(space, EDITS["evidence"][0]))
    assert "inputs: this evidence is not the evidence that the result was written with" in said
