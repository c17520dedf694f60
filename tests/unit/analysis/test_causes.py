"""Weaknesses grouped by the patterns that rest on them."""

from __future__ import annotations

from dataclasses import replace

from building import DAY, given, rule_set
from milepost.analysis.reviewing import review
from milepost.inference.chaining import Chainer
from milepost.inference.drawing import draw
from milepost.model.assessment import Assessment
from milepost.model.evidence import Evidence
from milepost.model.review import Review
from milepost.scoring.assess import assess

TEXT = """
axes: {domain: {time: {}, money: {}}}
criteria:
  - {id: A, domain: time, check: p, weight: 3}
  - {id: B, domain: time, checks: [{id: B.1, check: q}, {id: B.2, check: r}], weight: 2}
  - {id: C, domain: money, check: a > 0}
  - {id: D, domain: time, check: b > 0}
patterns:
  - id: late
    title: {en: Late for lack of people, zh: 缺人致迟}
    when: [{finding: fail, check: A}, {finding: fail, check: B.1}]
    then: {cause: people}
  - id: deep
    title: {en: Nobody leads, zh: 无人牵头}
    when: [{cause: people}, {finding: fail, check: C}]
    then: {weakness: lead}
  - id: unknown
    title: {en: Not looked at, zh: 未查}
    when: [{group: domain, domain: time, unknown: {at_least: 1}}]
    then: {cause: unseen, domain: same}
  - id: short
    title: {en: Weak as a whole, zh: 系统薄弱}
    when: [{group: domain, short: {at_least: 2}}]
    then: {weakness: systemic, domain: same}
  - id: odd
    title: {en: Odd, zh: 矛盾}
    when: [{finding: fail, check: A}, {finding: pass, check: B.2}]
    then: {contradiction: odd}
"""


def drawn(evidence: Evidence) -> Assessment:
    assessment = assess(rule_set(TEXT), evidence, DAY)
    with Chainer("reference") as chainer:
        derived, _ = draw(assessment, chainer)
    return replace(assessment, derived=derived)


def grouped(found: Review) -> dict[str, tuple[str, ...]]:
    return {cause.derived.pattern: cause.weaknesses for cause in found.causes}


def test_a_cause_stands_behind_the_criteria_its_pattern_rests_on_however_deep() -> None:
    found = review(drawn(given(p=False, q=False, r=True, a=0, b=1)))
    assert [w.finding.criterion.id for w in found.weaknesses] == ["A", "B", "C"]
    assert grouped(found) == {
        "late": ("A", "B"),
        "deep": ("A", "B", "C"),
        "short": ("A", "B"),
    }


def test_a_group_stands_for_the_criteria_that_the_pattern_counts() -> None:
    found = review(drawn(given(p=False, q=True, r=True, a=1)))
    assert grouped(found) == {"unknown": ("D",)}


def test_contradictions_and_criteria_that_are_met_are_no_cause() -> None:
    assessment = drawn(given(p=False, q=True, r=True, a=1, b=1))
    assert [d.pattern for d in assessment.derived] == ["odd"]
    assert assessment.derived[0].criteria == ("A", "B")
    assert review(assessment).causes == ()
