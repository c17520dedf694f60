"""Numbers that policy authors work out by hand: weights of 0, roles in order, samples, lower."""

from __future__ import annotations

import pytest
from building import HERE, assessed, concluded, given, rule_set, scored
from milepost.analysis.reviewing import review
from milepost.errors import InvalidInput
from milepost.model.evidence import Answer, Evidence

RATED = """
axes: {role: {from: answers, at_least: 2}}
criteria:
  - {id: A, scale: anchors, answer: {en: How}}
  - {id: B, scale: anchors, weight: 0, answer: {en: How}}
"""
ROLES = """
axes: {role: {from: answers}}
criteria:
  - {id: A, scale: anchors, answer: {en: How}}
  - {id: B, scale: anchors, answer: {en: How}}
results:
  agreed:
    {of: rating, tree: [role], only: id == "A",
     take: {role: mean, all: {first: [expert, self]}}}
main: agreed
"""
RISK = """
better: lower
criteria:
  - {id: A, scale: anchors, answer: {en: How}}
  - {id: B, scale: anchors, answer: {en: How}}
results: {risk: {take: sum, of: rating}, left: {value: 10 - risk}}
main: MAIN
"""


def by_role(**answers: dict[str, str]) -> Evidence:
    given_by = {
        leaf: tuple(Answer(leaf, HERE, a, at=(("role", role),)) for role, a in roles.items())
        for leaf, roles in answers.items()
    }
    return Evidence(given().subject, answers=given_by)


@pytest.mark.parametrize("take", ["mean", "share"])
def test_what_weighs_nothing_need_not_be_known(take: str) -> None:
    text = RATED + f"results: {{m: {{take: {take}, of: rating}}}}\nmain: m"
    assert concluded(text, given(answers={"A": "3"})).exact == {"mean": 3, "share": 1}[take]


def test_a_sum_counts_what_weighs_nothing() -> None:
    text = RATED + "results: {m: {take: sum, of: rating}}\nmain: m"
    assert concluded(text, given(answers={"A": "3"})).undetermined


def test_the_first_role_whose_value_is_known_counts() -> None:
    expert_elsewhere = by_role(A={"self": "3"}, B={"expert": "1"})
    assert concluded(ROLES, expert_elsewhere).exact == 3
    assert concluded(ROLES, by_role(A={"self": "3", "expert": "1"})).exact == 1
    assert concluded(ROLES, by_role(B={"self": "3", "expert": "1"})).undetermined


def test_the_result_of_one_role_rests_on_the_sample_of_all() -> None:
    text = RATED + "results: {m: {by: role, take: mean, of: rating}, n: {take: mean}}\nmain: n"
    several = scored(text, by_role(A={"self": "3", "expert": "1"})).results["m"]
    assert (several["self",].exact, several["expert",].exact) == (3, 1)
    assert scored(text, by_role(A={"self": "3"})).results["m"]["self",].void is not None


@pytest.mark.parametrize("main", ["risk", "left"])
def test_where_lower_is_better_meeting_a_gap_takes_its_points_away(main: str) -> None:
    found = review(assessed(RISK.replace("MAIN", main), given(answers={"A": "1", "B": "3"})))
    assert [(w.finding.criterion.id, w.lost) for w in found.weaknesses] == [("B", 3), ("A", 1)]
    assert found.weaknesses[0].if_met.score == 1


@pytest.mark.parametrize(
    ("take", "said"),
    [
        ("{mean: 2}", "`mean` takes nothing behind its name"),
        ("{best: two}", "`best` needs a number from 1 upwards"),
        ("{at_least: 1.5}", "`at_least` needs a number from 1 upwards"),
    ],
)
def test_a_wrong_argument_of_take_is_told_as_such(take: str, said: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        rule_set(RATED + f"results: {{m: {{take: {take}}}}}\nmain: m")
    assert said in str(caught.value)
