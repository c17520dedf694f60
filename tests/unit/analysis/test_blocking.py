"""What is between the main result and its next step."""

from __future__ import annotations

from building import given, reviewed
from milepost.model.evidence import Evidence
from milepost.model.outlook import NextStep

CRITERIA = """
parameters: {floor: 50}
criteria:
  - {id: A, check: p, severity: critical, weight: 2}
  - {id: B, check: q, severity: major, weight: 2}
  - {id: C, check: r, severity: minor, weight: 1}
  - {id: D, check: a > 0, severity: minor, weight: 5}
"""
ROWS = """
results:
  score: {take: mean, times: 100}
  verdict:
    scale: verdict
    rows:
      - {is: bad, when: 'any_of(criteria, critical and unmet) or score < param.floor'}
      - {is: best, when: 'score >= 95 and not any_of(criteria, major and unmet)'}
      - {is: good, when: 'score >= 80'}
      - {is: fair}
main: verdict
"""
BANDS = """
scales: {grade: {E: {}, C: {at_least: 50}, B: {above: 70}, A: {at_least: 90}}}
results:
  score: {take: mean, times: 100}
  grade:
    scale: grade
    of: score
    limits: [{at_most: C, when: 'any_of(criteria, critical and unmet)', why: {en: Critical}}]
    void: {when: coverage < param.floor, why: {en: Thin}}
main: grade
"""


def step(text: str, evidence: Evidence) -> NextStep:
    found = reviewed(CRITERIA + text, evidence).next
    assert found is not None
    return found


def told(found: NextStep) -> list[tuple[object, ...]]:
    return [
        (o.kind, o.step, o.criteria, [(c.name, c.operator, c.limit) for c in o.compared])
        for o in found.obstacles
    ]


def test_the_row_that_holds_a_verdict_down_names_what_made_it_true() -> None:
    found = step(ROWS, given(p=False, q=True, r=True, a=1))
    assert (found.step, found.alone) == ("fair", ("A",))
    assert told(found) == [("held", "bad", ("A",), [])]
    low = step(ROWS, given(p=False, q=True, r=True, a=0))
    assert told(low) == [("held", "bad", ("A",), [("score", "<", 50)])]


def test_the_rows_passed_over_name_what_failed() -> None:
    found = step(ROWS, given(p=True, q=False, r=True, a=1))
    assert (found.step, found.alone) == ("best", ("B",))
    assert told(found) == [("row", "best", ("B",), [("score", ">=", 95)])]
    fair = step(ROWS, given(p=True, q=False, r=False, a=1))
    assert (fair.step, fair.alone) == ("good", ("B", "C"))
    assert told(fair) == [
        ("row", "best", ("B",), [("score", ">=", 95)]),
        ("row", "good", (), [("score", ">=", 80)]),
    ]


def test_at_the_top_there_is_no_next_step() -> None:
    assert reviewed(CRITERIA + ROWS, given(p=True, q=True, r=True, a=1)).next is None


def test_points_to_the_next_band_and_what_alone_closes_it() -> None:
    found = step(BANDS, given(p=True, q=False, r=False, a=1))
    assert (found.step, found.alone, found.together) == ("B", ("B", "C"), ())
    assert told(found) == [("band", "B", (), [("score", ">", 70)])]


def test_where_no_single_one_closes_it_the_largest_gains_do() -> None:
    bands = BANDS.replace("C: {at_least: 50}", "C: {at_least: 75}").replace(
        "above: 70", "above: 88"
    )
    criteria = CRITERIA.replace("weight: 5", "weight: 2")
    found = reviewed(criteria + bands, given(p=True, q=False, r=False, a=0)).next
    assert found is not None
    assert (found.step, found.alone, found.together) == ("C", (), ("B", "D"))


def test_a_cap_that_allows_less_than_the_next_step_is_in_the_way() -> None:
    found = step(BANDS, given(p=False, q=True, r=True, a=1))
    assert (found.step, found.alone) == ("B", ("A",))
    assert told(found) == [("cap", "C", ("A",), [])]


def test_without_a_value_the_reason_is_in_the_way() -> None:
    found = step(BANDS, given(p=True))
    assert (found.step, found.alone) == ("", ())
    assert told(found) == [("void", "", (), [("coverage", "<", 50)])]


def test_a_yes_or_no_names_what_is_not_so() -> None:
    found = step(
        "results: {fine: {value: 'all_of(criteria, passed)'}}\nmain: fine",
        given(p=True, q=False, r=True, a=1),
    )
    assert (found.step, found.alone) == ("yes", ("B",))
    assert told(found) == [("value", "", ("B",), [])]


def test_a_climb_names_what_blocks_the_next_level() -> None:
    text = """
    axes: {level: {"2": {}, "3": {}}}
    scales: {maturity: {"1": {value: 1}, "2": {value: 2}, "3": {value: 3}}}
    criteria:
      - {id: A, level: "2", check: p}
      - {id: B, level: "3", check: q}
      - {id: C, level: "3", check: r}
    results: {own: {scale: maturity, climb: level, here: "all_of(criteria, passed)"}}
    main: own
    """
    found = reviewed(text, given(p=True, q=False, r=False)).next
    assert found is not None
    assert (found.step, found.alone) == ("3", ())
    assert told(found) == [("level", "3", ("B", "C"), [])]


LEVELS = """
axes: {dimension: {one: {}, two: {}}, level: {"2": {}, "3": {}}}
scales: {maturity: {"1": {value: 1}, "2": {value: 2}, "3": {value: 3}}}
criteria:
  - {id: A2, dimension: one, level: "2", check: p}
  - {id: A3, dimension: one, level: "3", check: q}
  - {id: B2, dimension: two, level: "2", check: r}
  - {id: B3, dimension: two, level: "3", check: a > 0}
results:
  own: {scale: maturity, by: dimension, climb: level, here: "all_of(criteria, passed)"}
  mean: {value: mean_of(own)}
  all: {scale: maturity, value: "min(floor(mean_of(own)), min_of(own) + 1)"}
main: all
"""


def test_a_level_made_of_others_names_the_parts_that_are_too_low() -> None:
    found = reviewed(LEVELS, given(p=True, q=True, r=False, a=0)).next
    assert found is not None
    assert (found.step, found.alone) == ("3", ())
    assert told(found) == [
        ("value", "3", (), [("mean", ">=", 3)]),
        ("value", "3", (), [("min_of(own)", ">=", 2)]),
    ]


def test_a_plain_number_has_no_steps() -> None:
    assert reviewed(CRITERIA, given(p=False)).next is None
