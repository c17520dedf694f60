"""Judged results stand beside computed ones, and neither overwrites the other."""

from __future__ import annotations

from building import DAY, concluded, given, rule_set
from milepost.model.evidence import JudgedValue, Place
from milepost.model.text import Text
from milepost.scoring.assess import assess, score_once

TEXT = """
scales: {maturity: {"1": {value: 1}, "2": {value: 2}, "3": {value: 3}}}
axes: {team: {red: {}, blue: {}}, level: {"2": {}, "3": {}}}
criteria:
  - {id: A, check: p, team: red, level: "2"}
  - {id: B, check: q, team: blue, level: "2"}
results:
  practised: {scale: maturity, by: team, climb: level, here: "all_of(criteria, passed)"}
  seen: {scale: maturity, by: team, judged: true, compare: practised}
  agreed: {scale: maturity, by: team, value: "first_known(seen, practised)"}
  overall: {scale: maturity, value: min_of(agreed)}
main: overall
"""
RED = JudgedValue("seen", ("red",), "3", Text(en="Interviews"), Place("e.yaml", 9), by="auditor")


def test_a_judged_value_stands_beside_the_computed_one() -> None:
    run = score_once(rule_set(TEXT), given(p=True, q=True, judged=(RED,)), DAY)
    seen = run.results["seen"][("red",)]
    assert seen.judged == RED
    assert seen.exact == 3
    assert run.results["practised"][("red",)].exact == 2
    assert run.results["agreed"][("red",)].exact == 3


def test_where_nobody_judged_it_is_undetermined() -> None:
    run = score_once(rule_set(TEXT), given(p=True, q=True, judged=(RED,)), DAY)
    assert run.results["seen"][("blue",)].undetermined
    assert run.results["agreed"][("blue",)].exact == 2
    assert concluded(TEXT, given(p=True, q=True, judged=(RED,))).exact == 2


def test_a_judged_value_alone_is_something_evaluated() -> None:
    assessment = assess(rule_set(TEXT), given(judged=(RED,)), DAY)
    assert assessment.main.conclusion.exact == 1
    assert assessment.results["agreed"].by[("red",)][0].exact == 3
