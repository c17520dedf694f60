"""Before and after: what is set, what moves, which conditions come and go."""

from __future__ import annotations

import pytest
from building import assessed, given
from milepost.analysis.headline import said
from milepost.analysis.whatif.changing import changed, sharing
from milepost.analysis.whatif.differing import difference
from milepost.errors import NothingEvaluated
from milepost.model.assessment import Assessment
from milepost.model.whatif import Setting

RULES = """
parameters: {floor: 50}
facts: {n: {type: number}, m: {type: number}, p: {type: yes_no}, idle: {type: number}}
criteria:
  - {id: A, weight: 3, parameters: {least: 5}, check: n >= param.least}
  - {id: B, check: m >= param.floor}
  - {id: Q, scale: anchors, answer: {en: Well?, zh: 如何}, needs: [rationale]}
results:
  score: {take: mean, times: 100}
  verdict:
    scale: verdict
    rows:
      - {is: bad, when: score < param.floor}
      - {is: fair, when: "any_of(criteria, unmet)", conditions: unmet}
      - {is: good}
main: verdict
"""


@pytest.fixture
def one() -> Assessment:
    return assessed(RULES, given(n=7, m=40, answers={"Q": "3"}))


def test_a_fact_moves_criteria_and_conditions(one: Assessment) -> None:
    found = difference(one, (Setting("fact", "m", 60, 40),))
    assert [moved.after.criterion.id for moved in found.moved] == ["B"]
    moved = found.moved[0]
    assert (moved.before.outcome, moved.after.outcome) == ("fail", "pass")
    assert (len(moved.short_before), moved.short_after) == (1, ())
    assert "B" in found.vanished
    assert (found.appeared, found.unread) == ((), ())


def test_evidence_taken_away_is_not_assessed_and_none_is_an_error(one: Assessment) -> None:
    away = difference(one, (Setting("fact", "n", None, 7),)).moved[0]
    assert (away.after.outcome, away.short_after[0].lack) == ("not-assessed", "missing")


def test_a_limit_of_the_rule_set_moves_the_checks_that_share_it(one: Assessment) -> None:
    found = difference(one, (Setting("parameter", "floor", 30, 50),))
    assert sharing(one.ruleset, "floor") == ("A", "B", "Q")
    assert [moved.after.criterion.id for moved in found.moved] == ["B"]
    assert found.after.ruleset.parameters["floor"].value == 30


def test_a_limit_of_one_check_leaves_the_others(one: Assessment) -> None:
    found = difference(one, (Setting("parameter", "least", 8, 5, ("A",)),))
    assert [moved.after.criterion.id for moved in found.moved] == ["A"]
    assert one.ruleset.leaves["A"].parameters["least"].value == 5


def test_a_weight_moves_the_number(one: Assessment) -> None:
    found = difference(one, (Setting("weight", "A", 8, 3),))
    before, after = (a.results["score"].conclusion.exact for a in (found.before, found.after))
    assert (before, after) == (60, 80)


def test_an_answer_is_complete_and_may_not_apply(one: Assessment) -> None:
    incomplete = assessed(RULES, given(n=7, m=40, answers={"Q": "3"}))
    assert incomplete.findings[2].outcome == "not-assessed"
    better = difference(one, (Setting("answer", "Q", "4", None),))
    assert better.after.findings[2].credit == 1
    away = difference(one, (Setting("answer", "Q", "not-applicable", None),))
    assert away.after.findings[2].outcome == "not-applicable"


def test_what_nothing_rests_on_is_told(one: Assessment) -> None:
    found = difference(one, (Setting("fact", "idle", 3), Setting("weight", "A", 3, 3)))
    assert (found.moved, found.unread) == ((), ("idle",))
    assert said(found.after.main.conclusion) == said(found.before.main.conclusion)


def test_nothing_left_to_evaluate() -> None:
    with pytest.raises(NothingEvaluated):
        difference(assessed(RULES, given(n=7)), (Setting("fact", "n", None, 7),))


def test_the_assessment_itself_stays_as_it_is(one: Assessment) -> None:
    other = changed(one, (Setting("fact", "n", 1, 7), Setting("parameter", "floor", 1, 50)))
    assert one.evidence.facts["n"].value == 7
    assert one.ruleset.parameters["floor"].value == 50
    assert other.findings is one.findings
