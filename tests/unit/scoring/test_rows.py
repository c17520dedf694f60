"""Decision tables: the first true row decides, an unknown one leaves it undetermined."""

from __future__ import annotations

import pytest
from building import assessed, concluded, given
from milepost.model.evidence import Evidence
from milepost.model.values import NONE

TABLE = """
criteria:
  - {id: A, check: p, severity: critical}
  - {id: B, check: q, severity: major}
  - {id: C, check: r, severity: minor}
results:
  score: {take: mean, times: 100}
  verdict:
    scale: verdict
    rows:
      - {is: bad, when: "any_of(checks, critical and failed)", why: {en: Critical}}
      - {is: undetermined, when: "any_of(checks, critical and unknown)", why: {en: No evidence}}
      - {is: best, when: "score >= 100"}
      - {is: fair, when: "a > 5", conditions: major}
      - {is: good, conditions: unmet}
main: verdict
"""


@pytest.mark.parametrize(
    ("evidence", "verdict", "row"),
    [
        (given(p=False, q=True, r=True), "bad", 0),
        (given(p=True, q=True, r=True), "best", 2),
        (given(p=True, q=False, r=True, a=6), "fair", 3),
        (given(p=True, q=False, r=True, a=5), "good", 4),
    ],
)
def test_first_match_wins(evidence: Evidence, verdict: str, row: int) -> None:
    conclusion = concluded(TABLE, evidence)
    assert conclusion.step is not None
    assert (conclusion.step.name, conclusion.row) == (verdict, row)


def test_a_row_may_say_undetermined_itself() -> None:
    conclusion = concluded(TABLE, given(q=True, r=True))
    assert (conclusion.undetermined, conclusion.row, conclusion.step) == (True, 1, None)
    assert conclusion.why is not None
    assert conclusion.why.en == "No evidence"


@pytest.mark.parametrize("a", [None, NONE])
def test_a_row_that_is_unknown_or_unusable_ends_the_table(a: object) -> None:
    known = {"p": True, "q": False, "r": True}
    evidence = given(**known) if a is None else given(**known, a=NONE)
    conclusion = concluded(TABLE, evidence)
    assert (conclusion.undetermined, conclusion.row, conclusion.value) == (True, 3, None)


def test_an_unknown_row_behind_the_deciding_one_does_not_matter() -> None:
    assert not concluded(TABLE, given(p=False, q=False, r=True)).undetermined


def test_the_rows_asked_are_traced() -> None:
    evidence = given(p=True, q=False, r=True, a=6)
    asked = assessed(TABLE, evidence).main.conclusion.traces
    assert [name for name, _ in asked] == ["bad", "undetermined", "best", "fair"]
    assert [trace.value for _, trace in asked] == [False, False, False, True]
    assert concluded(TABLE, evidence).traces == ()


def test_conditions_are_picked_among_the_unmet_criteria_only() -> None:
    unmet = concluded(TABLE, given(p=True, q=False, r=False, a=5))
    assert unmet.conditions == ("B", "C")
    major = concluded(TABLE, given(p=True, q=True, r=False, a=6))
    assert major.conditions == ()
