"""What is not certain never passes for certain: roll-ups, filters, ends, several assessors."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from building import DAY, concluded, given, judgement, rule_set, scored
from milepost.errors import NothingEvaluated
from milepost.model.evidence import Answer, JudgedValue, Place
from milepost.model.text import Text
from milepost.model.values import NONE, Step
from milepost.scoring.assess import assess

HERE = Place("evidence.yaml", 1)
LIBRARY = "facts: {zz: {type: yes_no}}\nchecks: [{id: L.1, check: zz}]\n"
OVER_LIBRARY = """
library: [lib@1.0.0]
criteria: [{id: C, check: p}]
results:
  v: {scale: verdict, rows: [{is: good, when: 'all_of(under("L"), passed)'}, {is: bad}]}
main: v
"""


def step_of(text: str, name: str = "v", **facts: bool | int) -> str | None:
    value = concluded(text, given(**facts), name).value
    return value.name if isinstance(value, Step) else None


@pytest.mark.parametrize(("holds", "verdict"), [(True, "good"), (False, "bad")])
def test_a_result_sees_checks_of_the_library(holds: bool, verdict: str) -> None:
    run = scored(OVER_LIBRARY, given(p=True, zz=holds), lib=LIBRARY)
    value = run.results["v"][()].value
    assert isinstance(value, Step)
    assert value.name == verdict


def test_a_result_sees_checks_of_another_gate() -> None:
    text = """
    axes: {gate: {G1: {}, G2: {}}}
    scope: gate
    criteria: [{id: A.1, gate: G1, check: p}, {id: B.1, gate: G2, check: q}]
    results:
      v: {scale: verdict, rows: [{is: good, when: 'all_of(under("B"), passed)'}, {is: bad}]}
    main: v
    """
    assessment = assess(rule_set(text), given(p=True, q=False), DAY, "G1")
    value = assessment.main.conclusion.value
    assert isinstance(value, Step)
    assert value.name == "bad"


def test_words_over_outcomes_are_two_valued_in_results() -> None:
    text = """
    criteria: [{id: C, check: p}, {id: D, check: q}]
    results: {v: {scale: verdict, rows: [{is: bad, when: 'not met("C")'}, {is: good}]}}
    main: v
    """
    assert step_of(text, q=True) == "bad"


def test_an_aggregate_does_not_drop_what_only_cannot_tell() -> None:
    text = """
    criteria: [{id: C, check: p, severity: minor}, {id: D, check: q, severity: major}]
    results: {score: {only: minor or a > 3, take: mean, times: 100}}
    """
    assert concluded(text, given(p=True, q=False)).undetermined
    assert concluded(text, given(p=True, q=False, a=1)).exact == 100
    assert concluded(text, given(p=True, q=False, a=4)).exact == pytest.approx(100 / 3)


def test_a_climb_goes_on_where_only_here_fails() -> None:
    text = """
    axes: {level: {"2": {}, "3": {}}}
    scales: {maturity: {"1": {value: 1}, "2": {value: 2}, "3": {value: 3}}}
    criteria:
      - {id: two-a, level: "2", check: p}
      - {id: two-b, level: "2", check: q}
      - {id: three, level: "3", check: r}
    results:
      v:
        scale: maturity
        climb: level
        here: "all_of(criteria, passed)"
        below: "any_of(criteria, passed)"
    main: v
    """
    assert step_of(text, p=True, q=False, r=True) == "3"
    assert step_of(text, p=False, q=False, r=True) == "1"


def test_an_unknown_band_end_leaves_the_band_open() -> None:
    text = """
    scales: {grade: {low: {}, high: {at_least: a}}}
    criteria: [{id: C, check: p}]
    results: {score: {take: mean, times: 100}, v: {scale: grade, of: score}}
    main: v
    """
    assert concluded(text, given(p=True)).undetermined
    assert step_of(text, p=True, a=100) == "high"
    assert step_of(text, p=True, a=101) == "low"


@pytest.mark.parametrize("key", ["applies", "requires"])
def test_none_in_a_precondition_is_an_error(key: str) -> None:
    found = judgement(f"check: p\n{key}: a > 5", given(p=True, a=NONE))
    assert found.outcome == "error"


def answer(by: str, value: str | None) -> Answer:
    reason = None if value else Text(en="no partners")
    return Answer("Q", HERE, value, value is None, by=by, reason=reason)


def several(*answers: Answer) -> str:
    text = """
    raters: {take: median}
    criteria: [{id: Q, scale: anchors, answer: {en: How well}}]
    """
    run = scored(text, replace(given(), answers={"Q": answers}))
    return run.findings[0].outcome


def test_one_assessor_alone_cannot_declare_not_applicable() -> None:
    assert several(answer("a", "0"), answer("b", "0"), answer("c", None)) == "fail"
    assert several(answer("a", None), answer("b", None)) == "not-applicable"


def test_a_judged_value_evaluates_only_what_rests_on_it() -> None:
    text = """
    criteria: [{id: C, check: p}]
    results:
      score: {take: mean, times: 100}
      seen: {scale: verdict, judged: true}
      told: {scale: verdict, value: seen}
    """
    judged = (JudgedValue("seen", (), "good", Text(en="seen on site"), HERE),)
    with pytest.raises(NothingEvaluated):
        assess(rule_set(text), given(judged=judged), DAY)
    told = assess(rule_set(f"{text}\n    main: told"), given(judged=judged), DAY)
    value = told.main.conclusion.value
    assert isinstance(value, Step)
    assert value.name == "good"


def test_nothing_applicable_is_said_as_it_is() -> None:
    text = "criteria: [{id: C, check: p, applies: q}]"
    with pytest.raises(
        NothingEvaluated, match=r"not one of the 1 criteria of demo@0\.1\.0 applies"
    ):
        assess(rule_set(text), given(q=False), DAY)


def test_facts_that_results_lack_are_named() -> None:
    text = """
    criteria: [{id: C, check: p}]
    results: {v: {scale: verdict, rows: [{is: bad, when: a > 5}, {is: good}]}}
    main: v
    """
    assessment = assess(rule_set(text), given(p=True), DAY)
    assert assessment.main.sensitive
    assert [n.text.en for n in assessment.notices] == [
        "The results ask for what nobody supplied: a."
    ]


def test_a_stale_or_lost_fact_of_a_result_says_so() -> None:
    text = """
    criteria: [{id: C, check: p}]
    results: {v: {scale: verdict, rows: [{is: bad, when: fee > 5 or present(plan)}, {is: good}]}}
    main: v
    """
    stale = given(collected=date(2026, 1, 1), p=True, fee=6)
    evidence = replace(stale, missing={"plan": "docs/plan.md"})
    notices = assess(rule_set(text), evidence, DAY).notices
    assert [notice.kind for notice in notices] == ["stale", "document"]
