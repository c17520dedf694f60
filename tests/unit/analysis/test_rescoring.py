"""Scoring again: the same as afresh, and only what a change can touch is judged."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from building import DAY, HERE, assessed, given, waiver
from milepost.analysis.rescoring import Rescoring
from milepost.model.assessment import Assessment
from milepost.model.criteria import Judgement
from milepost.model.evidence import Evidence, FactValue
from milepost.model.values import Value
from milepost.scoring import judging
from milepost.scoring.assess import Run, score_once
from milepost.scoring.leaves.check import PASS

RULES = """
facts:
  fee: {type: number, max_age_days: 30}
  p: {type: yes_no}
  q: {type: yes_no}
  z: {type: yes_no}
scales:
  points: {from: 0, to: 10}
  grade: {bad: {value: 1}, good: {value: 2, at_least: "50 + 0 * fee"}}
  maturity: {"0": {value: 0}, "1": {value: 1}}
axes: {domain: {A: {}, B: {}}, level: {"1": {}}}
criteria:
  - {id: C1, domain: A, check: fee <= 10}
  - {id: C2, domain: A, check: p}
  - {id: C3, domain: B, check: q or fee > 100}
  - {id: C4, domain: B, answer: {en: How well, zh: 如何}, scale: points, not_assessed: 0.5}
  - {id: all, domain: B, check: 'share(under("C"), passed) >= 0.5'}
  - {id: C.1, domain: B, check: 'met("C1") and p'}
  - {id: top, domain: A, check: 'met("all") or q'}
  - {id: one, domain: A, level: "1", check: p, applies: z}
  - {id: late, domain: A, check: score >= 50}
results:
  score: {take: mean, only: 'id != "late"', times: 100}
  per: {take: mean, by: domain}
  grade: {scale: grade, of: score}
  share: {value: coverage / 100}
  told: {value: 'count(criteria, passed and not waived)'}
  open: {value: 'met("top") and p'}
  far: {value: fee * 2}
  climbed: {scale: maturity, climb: level, here: "score >= 0"}
main: score
"""


def start(**facts: Value) -> Assessment:
    known: dict[str, Value] = {"fee": 5, "p": True, "q": False, "z": True, **facts}
    evidence = replace(given(DAY, answers={"C4": "4"}, **known), targets_of={"C4": "8"})
    return assessed(RULES, evidence)


def fact(name: str, value: Value, age: int = 0) -> FactValue:
    return FactValue(name, value, HERE, collected=DAY - timedelta(days=age))


def afresh(one: Assessment, evidence: Evidence, forced: dict[str, Judgement]) -> Run:
    return score_once(one.ruleset, evidence, one.as_of, one.scope, forced, one.used)


ONE = start()
FACTS = ONE.evidence.facts
WITHOUT_FEE = {name: one for name, one in FACTS.items() if name != "fee"}
CHANGES = {
    "nothing": {},
    "a value": {"facts": {**FACTS, "p": fact("p", False)}},
    "a value of the same outcome": {"facts": {**FACTS, "fee": fact("fee", 6)}},
    "a criterion that does not apply": {"facts": {**FACTS, "z": fact("z", False)}},
    "too old": {"facts": {**FACTS, "fee": fact("fee", 5, age=31)}},
    "gone": {"facts": WITHOUT_FEE},
    "a lost document": {"facts": WITHOUT_FEE, "missing": {"fee": "quote.pdf"}},
    "an answer": {"answers": given(answers={"C4": "9"}).answers},
    "no answer": {"answers": {}},
    "a target": {"targets_of": {"C4": "5"}},
    "a waiver": {"waivers": (waiver("C3", DAY + timedelta(days=9)),)},
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("forced", [{}, {"C3": PASS}, {"all": PASS, "C4": PASS}], ids=str)
def test_it_is_the_same_as_afresh(change: str, forced: dict[str, Judgement]) -> None:
    evidence = replace(ONE.evidence, **CHANGES[change])
    assert Rescoring(ONE).on(evidence, forced) == afresh(ONE, evidence, forced)


def test_a_lost_document_and_an_old_figure_are_told_apart_from_none() -> None:
    runs = [
        Rescoring(ONE).on(replace(ONE.evidence, **CHANGES[c])) for c in ("gone", "a lost document")
    ]
    assert [run.findings[0].leaves[0].lost for run in runs] == [(), ("fee",)]


@pytest.mark.parametrize(
    ("name", "value", "again"),
    [
        ("fee", 50, ["C1", "C3", "C.1", "all", "top", "late"]),
        ("p", False, ["C2", "C.1", "all", "one", "top", "late"]),
        ("q", True, ["C3", "top", "late"]),
    ],
)
def test_only_what_a_change_can_touch_is_judged(
    monkeypatch: pytest.MonkeyPatch, name: str, value: Value, again: list[str]
) -> None:
    rescoring = Rescoring(ONE)
    rescoring.given({"C1": PASS})
    judged: list[str] = []
    own = judging.applied
    monkeypatch.setattr(
        judging, "applied", lambda leaf, sight: (judged.append(leaf.id), own(leaf, sight))[1]
    )
    rescoring.on(replace(ONE.evidence, facts={**FACTS, name: fact(name, value)}))
    assert sorted(judged) == sorted(again)


def test_what_it_cannot_touch_is_the_very_same() -> None:
    rescoring = Rescoring(ONE)
    runs = [rescoring.on(replace(ONE.evidence, **CHANGES[c])) for c in ("a value", "a target")]
    same = [one.criterion.id for one, other in zip(*(r.findings for r in runs), strict=True)
            if one is other]  # fmt: skip
    assert same == ["C1", "C3"]


def test_as_it_is_scores_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = afresh(ONE, ONE.evidence, {})
    monkeypatch.setattr(judging, "applied", None)
    run = Rescoring(ONE).as_it_is()
    said = [
        {name: {key: c.value for key, c in by.items()} for name, by in one.results.items()}
        for one in (run, expected)
    ]
    assert said[0] == said[1]
    assert run.coverage == expected.coverage
    assert [f.outcome for f in run.findings] == [f.outcome for f in expected.findings]
