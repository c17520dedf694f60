"""What the deciding row rests on."""

from __future__ import annotations

from building import DAY, given, rule_set
from milepost.analysis.deciding import Deciders, deciders
from milepost.model.evidence import Evidence
from milepost.model.outlook import Compared
from milepost.scoring.assess import assess

TEXT = """
tags: {kill: {en: Stops}}
criteria:
  - {id: A, check: p, severity: critical, tags: [kill]}
  - {id: B, checks: [{id: B.1, check: q, severity: major}, {id: B.2, check: r, severity: minor}]}
results:
  score: {take: mean, times: 100}
  v:
    scale: verdict
    rows:
      - {is: bad, when: "any_of(checks, kill and failed)"}
      - {is: fair, when: "any_of(checks, major and failed) or score < 90 or coverage < 60"}
      - {is: good, when: "count(criteria, unmet) > 3"}
      - {is: best}
main: v
"""


def decided(evidence: Evidence) -> Deciders:
    return deciders(assess(rule_set(TEXT), evidence, DAY))


def test_the_criteria_behind_a_list_condition_are_named() -> None:
    assert decided(given(p=False, q=False, r=True)) == Deciders(("A",))


def test_only_the_parts_that_hold_are_named() -> None:
    found = decided(given(p=True, q=False, r=True))
    assert found.criteria == ("B",)
    assert [(c.name, c.operator, c.limit) for c in found.compared] == [("score", "<", 90)]
    thin = decided(given(p=True, r=True))
    assert thin.criteria == ()
    assert [c.name for c in thin.compared] == ["score"]


def test_a_row_without_condition_rests_on_nothing() -> None:
    assert decided(given(p=True, q=True, r=True)) == Deciders()


def test_a_compared_figure_keeps_both_sides() -> None:
    (score, *_) = decided(given(p=True, q=True, r=False)).compared
    assert score == Compared("score", "<", score.actual, 90)
    assert 0 < score.actual < 90
