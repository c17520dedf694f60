"""How far limits and weights may move: edges exact, in their own units, the nearest first."""

from __future__ import annotations

from fractions import Fraction

from building import assessed, given
from milepost.analysis.headline import said
from milepost.analysis.whatif.sensitivity import sensitivity
from milepost.analysis.whatif.trying import Trying
from milepost.model.values import Number, Value
from milepost.model.whatif import Edge, Leeway

RULES = """
parameters: {floor: {value: 50, unit: pts}, allowed: 1}
facts: {n: {type: number}, m: {type: number}, p: {type: yes_no}}
criteria:
  - {id: A, weight: 3, parameters: {least: 5}, check: n >= param.least}
  - {id: B, weight: 2, parameters: {low: 2, high: 9}, check: param.low <= m and m < param.high}
  - {id: C, weight: 1, check: p}
results:
  score: {take: mean, times: 100}
  verdict:
    scale: verdict
    rows:
      - {is: bad, when: "score < param.floor or count(criteria, failed) > param.allowed"}
      - {is: good}
main: verdict
"""


def _leeways(text: str = RULES, **facts: Value) -> dict[str, Leeway]:
    found = sensitivity(Trying(assessed(text, given(**facts))))
    return {one.setting.name: one for one in found}


def _told(edge: Edge | None) -> tuple[Number, bool, str] | None:
    return None if edge is None else (edge.value, edge.at, said(edge.ending.main))


def test_limits_of_results_and_of_checks() -> None:
    found = _leeways(n=7, m=4, p=False)
    # 5 of 6 by weight: 83.33.., one criterion failed
    assert _told(found["floor"].up) == (Fraction(250, 3), False, "bad")
    assert found["floor"].down is None
    assert _told(found["allowed"].down) == (1, False, "bad")
    assert _told(found["least"].up) == (7, False, "bad")
    assert found["least"].down is None
    assert _told(found["low"].up) == (4, False, "bad")
    assert _told(found["high"].down) == (4, True, "bad")
    assert found["floor"].unit == "pts"


def test_weights_where_the_number_crosses_the_limit() -> None:
    found = _leeways(n=7, m=4, p=False)
    # (3 + 2) / (5 + w) falls below 50 % once w is above 5; A and B only help
    assert _told(found["C"].up) == (5, False, "bad")
    assert found["C"].down is None
    assert found["A"].up is None
    assert found["A"].down is None
    close = _leeways(RULES.replace("value: 50", "value: 80"), n=7, m=4, p=False)
    # (w + 2) / (w + 3) falls below 80 % once w is below 2
    assert _told(close["A"].down) == (2, False, "bad")


def test_sorted_by_how_near_the_edge_is() -> None:
    one = Trying(assessed(RULES, given(n=7, m=4, p=False)))
    nearest = [leeway.nearest for leeway in sensitivity(one)]
    known = [near for near in nearest if near is not None]
    assert known == sorted(known)
    assert nearest[len(known) :] == [None] * (len(nearest) - len(known))
    assert known[0] == 0  # as many failed as are allowed


def test_a_limit_that_several_checks_share_is_one_setting() -> None:
    text = """
parameters: {least: 5}
facts: {n: {type: number}, m: {type: number}}
criteria:
  - {id: A, check: n >= param.least}
  - {id: B, check: m >= param.least}
results:
  verdict:
    scale: verdict
    rows: [{is: bad, when: "any_of(criteria, failed)"}, {is: good}]
main: verdict
"""
    found = sensitivity(Trying(assessed(text, given(n=7, m=6))))
    assert [(one.setting.name, one.setting.of) for one in found] == [("least", ())]
    assert _told(found[0].up) == (6, False, "bad")


def test_without_weights_in_play_none_is_moved() -> None:
    text = RULES.replace("score < param.floor or ", "")
    assert not {"A", "B", "C"} & _leeways(text, n=7, m=4, p=True).keys()


def test_weights_of_the_values_of_an_axis() -> None:
    text = """
axes: {area: {x: {weight: 2}, y: {}}}
facts: {n: {type: number}, p: {type: yes_no}}
criteria: [{id: A, area: x, check: n >= 5}, {id: B, area: y, check: p}]
results:
  score: {tree: [area], take: mean, times: 100}
  verdict: {scale: verdict, rows: [{is: bad, when: score < 60}, {is: good}]}
main: verdict
"""
    found = _leeways(text, n=7, p=False)
    # w / (w + 1) falls below 60 % once w is below 1.5
    assert _told(found["x"].down) == (Fraction(3, 2), False, "bad")
    assert _told(found["y"].up) == (Fraction(4, 3), False, "bad")


def test_a_share_stays_within_0_and_100() -> None:
    text = RULES.replace("unit: pts", 'unit: "%"').replace("score < param", "score <= param")
    found = _leeways(text, n=7, m=4, p=True)
    assert _told(found["floor"].up) == (100, True, "bad")
    assert found["floor"].down is None
