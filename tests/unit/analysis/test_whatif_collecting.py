"""What missing evidence is worth: alone, at its worst and at its best."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from building import DAY, assessed, given
from milepost.analysis.headline import said
from milepost.analysis.whatif.collecting import collecting
from milepost.analysis.whatif.trying import Trying
from milepost.model.evidence import Evidence
from milepost.model.whatif import Worth

RULES = """
facts:
  n: {type: number}
  m: {type: number}
  p: {type: yes_no}
  fee: {type: number, max_age_days: 30}
criteria:
  - {id: K, weight: 2, check: p}
  - {id: A, severity: critical, check: n >= 5}
  - {id: B, check: n >= 7 and m >= 2}
  - {id: F, check: fee <= 3}
  - {id: Q, scale: anchors, answer: {en: Well?, zh: 如何}}
results:
  score: {take: mean, times: 100}
  verdict:
    scale: verdict
    rows:
      - {is: bad, when: "any_of(criteria, critical and failed)"}
      - {is: undetermined, when: "any_of(criteria, critical and unknown)"}
      - {is: good}
main: verdict
"""


def _worths(evidence: Evidence) -> list[Worth]:
    return list(collecting(Trying(assessed(RULES, evidence))))


def test_what_decides_the_verdict_comes_first() -> None:
    stale = given(collected=date(2026, 1, 1), fee=2).facts["fee"]
    known = given(p=True)
    found = _worths(replace(known, facts={**known.facts, "fee": stale}))
    assert [(w.name, w.lack) for w in found] == [
        ("n", "missing"),
        ("Q", "unanswered"),
        ("fee", "stale"),
        ("m", "missing"),
    ]
    first = found[0]
    assert first.decides
    assert (said(first.worst.main), said(first.best.main)) == ("bad", "good")
    assert first.checks == ("A", "B")
    assert not any(worth.decides for worth in found[1:])


def test_how_much_of_the_interval_is_closed() -> None:
    by_name = {worth.name: worth for worth in _worths(given(p=True, n=9, fee=2))}
    # B and Q are open, 2 of 8 in weight
    assert by_name["m"].closes == by_name["Q"].closes == Fraction(1, 2)
    assert by_name["m"].worst.number == 75
    assert by_name["m"].best.number == Fraction(700, 8)
    # with A open too, 5 of 8 in weight, m alone settles B only where it is bad
    open_ = {worth.name: worth for worth in _worths(given(p=True, fee=2))}
    assert open_["m"].closes == Fraction(1, 5) / 2


def test_nothing_is_missing() -> None:
    evidence = given(answers={"Q": "3"}, p=True, n=9, m=3)
    fresh = given(collected=DAY, fee=2).facts["fee"]
    assert _worths(replace(evidence, facts={**evidence.facts, "fee": fresh})) == []


def test_a_document_that_is_gone_is_told_apart() -> None:
    evidence = replace(given(p=True, n=9, fee=2, answers={"Q": "3"}), missing={"m": "gone.pdf"})
    assert [(worth.name, worth.lack) for worth in _worths(evidence)] == [("m", "lost")]
