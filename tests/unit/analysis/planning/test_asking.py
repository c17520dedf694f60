"""What is read off the rules: enough that common forms of goals are planned in one round."""

from __future__ import annotations

import pytest
from building import given, reviewed
from milepost.analysis.planning import Planner
from milepost.analysis.planning.demands import Demand
from milepost.analysis.planning.goals import demand_of
from milepost.authoring.monotony.rising import rising
from milepost.model.plans import Goal

HEAD = """
axes:
  domain: {X: {weight: 2}, Y: {}}
  level: {"2": {}, "3": {}}
criteria:
  - {id: A, domain: X, level: "2", weight: 3, check: p, severity: critical}
  - {id: B, domain: X, level: "3", weight: 1, check: q, severity: major}
  - {id: C, domain: Y, level: "2", weight: 2, check: r, severity: major}
  - {id: D, domain: Y, level: "3", weight: 4, scale: anchors, steps: {"1": a >= 1, "3": a >= 5}}
  - id: E
    domain: Y
    level: "2"
    checks: [{id: E.1, check: b >= 1, severity: minor}, {id: E.2, check: c >= 1, severity: major}]
remedies:
  p: {action: {en: P}, owner: x, effort_days: 5, makes: {p: yes}}
  q: {action: {en: Q}, owner: x, effort_days: 3, makes: {q: yes}}
  r: {action: {en: R}, owner: x, effort_days: 2, makes: {r: yes}}
  a-low: {action: {en: A}, owner: x, effort_days: 1, makes: {a: {at_least: 2}}}
  a: {action: {en: A}, owner: x, effort_days: 4, makes: {a: {at_least: 6}}}
  b: {action: {en: B}, owner: x, effort_days: 1, makes: {b: {at_least: 1}}}
  c: {action: {en: C}, owner: x, effort_days: 2, makes: {c: {at_least: 1}}}
scales:
  anchors: {"0": {value: 0}, "1": {value: 1}, "2": {value: 2}, "3": {value: 3, met: true}}
  verdict: {bad: {}, fair: {}, good: {meets_bar: true}, best: {}}
  grade: {E: {}, D: {at_least: 30}, C: {above: 50}, B: {at_least: 75}}
  maturity: {"1": {value: 1}, "2": {value: 2}, "3": {value: 3}}
results:
"""
NOTHING = given(p=False, q=False, r=False, a=0, b=0, c=0)
SCORE = "  score: {take: mean, times: 100}\n"
CASES = {
    "a mean": (SCORE, Goal("score", number=60)),
    "a rounded mean": (
        "  score: {take: mean, times: 10, round: {to: 0}}\n",
        Goal("score", number=7),
    ),
    "a sum": ("  score: {take: sum, of: weight * credit}\n", Goal("score", number=6)),
    "a tree": (
        "  score: {take: {domain: mean, all: mean}, tree: [domain], times: 100}\n",
        Goal("score", number=70),
    ),
    "the weakest of a tree": (
        "  score: {take: {domain: mean, all: min}, tree: [domain], times: 100}\n",
        Goal("score", number=40),
    ),
    "bands": (f"{SCORE}  grade: {{scale: grade, of: score}}\n", Goal("grade", step="C")),
    "a cap": (
        f"{SCORE}  grade:\n    scale: grade\n    of: score\n"
        '    limits: [{at_most: D, when: "any_of(criteria, critical and unmet)"}]\n',
        Goal("grade", step="C"),
    ),
    "rows": (
        f"{SCORE}  v:\n    scale: verdict\n    rows:\n"
        '      - {is: bad, when: "any_of(checks, critical and unmet) or score < 40"}\n'
        '      - {is: fair, when: "count(checks, major and unmet) > 1"}\n'
        "      - {is: best, when: score >= 90}\n      - {is: good}\n",
        Goal("v", step="good"),
    ),
    "a share": (
        "  v:\n    scale: verdict\n"
        '    rows: [{is: good, when: "share(criteria, met) >= 0.6"}, {is: bad}]\n',
        Goal("v", step="good"),
    ),
    "a climb": (
        '  v: {scale: maturity, climb: level, here: "all_of(criteria, passed)"}\n',
        Goal("v", step="2"),
    ),
    "levels by domain, their mean and the weakest": (
        '  own: {scale: maturity, by: domain, climb: level, here: "all_of(criteria, passed)"}\n'
        '  v: {scale: maturity, value: "min(floor(mean_of(own)), min_of(own) + 1)"}\n',
        Goal("v", step="2"),
    ),
    "steps of places": (
        '  own: {scale: maturity, by: domain, climb: level, here: "all_of(criteria, passed)"}\n'
        "  v:\n    scale: verdict\n"
        "    rows: [{is: good, when: 'count(own, step >= \"2\") >= 1'}, {is: bad}]\n",
        Goal("v", step="good"),
    ),
    "yes or no": (
        '  v: {value: "met(\\"A\\") and (met(\\"B\\") or met(\\"C\\"))"}\n',
        Goal("v", step="yes"),
    ),
    "a number of numbers": (
        f'{SCORE}  v: {{value: "score - 10 * count(checks, critical and unmet)"}}\n',
        Goal("v", number=50),
    ),
}


def found(results: str, goal: Goal) -> tuple[Planner, Demand]:
    name = goal.result
    one = reviewed(f"{HEAD}{results}main: {name}\n", NOTHING)
    planner = Planner.of(one, rising(one.assessment.ruleset))
    demand = demand_of(planner.search.space, goal)
    assert demand is not None
    return planner, demand


@pytest.mark.parametrize("case", CASES)
def test_one_question_is_enough(case: str) -> None:
    planner, demand = found(*CASES[case])
    space, search = planner.search.space, planner.search
    answer = search.cheapest((demand,), space.efforts, (), lambda chosen: None)
    assert answer.chosen
    assert answer.proven
    assert search.rounds == 1


@pytest.mark.parametrize("case", CASES)
def test_what_is_read_never_asks_too_much(case: str) -> None:
    """Every single thing left out of all: where the goal is still reached, no row is broken."""
    planner, demand = found(*CASES[case])
    search, everything = planner.search, planner.search.space.everything
    rows = demand.rows(search.asking)
    assert rows
    for name in sorted(everything):
        true = search.space.programme().true(everything - {name})
        programme = search._programme((demand,))
        if search.met(everything - {name}, (demand,)):
            assert all(row.holds(programme.true(true)) for row in rows)


def test_what_cannot_be_read_is_found_by_scoring() -> None:
    """A median: nothing is read off it, and each round teaches a row."""
    planner, demand = found("  v: {take: median, times: 100}\n", Goal("v", number=75))
    search = planner.search
    assert demand.rows(search.asking) == ()
    answer = search.cheapest((demand,), search.space.efforts, (), lambda chosen: None)
    assert answer.chosen == {"a", "q", "r"} or answer.cost == 8
    assert search.rounds > 1


def test_where_nothing_counts_nothing_is_read() -> None:
    """The number is then the one written for it, whatever is chosen."""
    none = '  v: {take: min, only: domain == "X" and domain == "Y", empty: 0}\n'
    planner, demand = found(none, Goal("v", number=0))
    search = planner.search
    assert demand.rows(search.asking) == ()
    answer = search.cheapest((demand,), search.space.efforts, (), lambda chosen: None)
    assert answer.chosen == frozenset()
