"""Results over other results, and over places that come with the answers."""

from __future__ import annotations

import pytest
from building import HERE, concluded, given, rule_set, scored
from milepost.model.evidence import Answer, Evidence
from milepost.model.values import Step

BY_LEVEL = """
axes: {team: {red: {}}, level: {"1": {}, "2": {}}}
scales: {maturity: {"0": {value: 0}, "1": {value: 1}, "2": {value: 2}}}
criteria:
  - {id: one, team: red, level: "1", check: p}
  - {id: two, team: red, level: "2", check: q}
results:
  share_met: {by: [team, level], take: mean}
  reached: {scale: maturity, by: team, climb: level, here: "all_of(share_met, value == 1)"}
  lowest: {scale: maturity, value: min_of(reached)}
main: lowest
"""
SAMPLED = """
axes:
  process: {mine: {}, yours: {}}
  instance: {from: answers, at_least: 2}
criteria:
  - {id: mine, process: mine, scale: anchors, answer: {en: Mine, zh: 我的}}
  - {id: yours, process: yours, scale: anchors, answer: {en: Yours, zh: 你的}}
outcomes: {not-assessed: excluded}
results:
  rated: {by: process, of: rating, tree: [instance], take: mean}
  whole: {of: rating, tree: [instance], take: mean}
main: whole
"""


@pytest.mark.parametrize(
    ("evidence", "level"),
    [
        (given(p=True, q=True), 2),
        (given(p=True, q=False), 1),
        (given(p=False, q=True), 0),
        (given(q=True), 0),
    ],
)
def test_a_climb_sees_a_result_that_has_its_own_levels_as_a_list(
    evidence: Evidence, level: int
) -> None:
    assert concluded(BY_LEVEL, evidence).exact == level


def at(instance: str, answer: str, leaf: str) -> Answer:
    return Answer(leaf, HERE, answer, at=(("instance", instance),))


def sampled(*answers: Answer) -> Evidence:
    by_leaf = {leaf: tuple(a for a in answers if a.leaf == leaf) for leaf in ("mine", "yours")}
    return Evidence(given().subject, answers=by_leaf)


def test_a_sample_is_the_instances_assessed_at_the_place_of_the_result() -> None:
    evidence = sampled(at("a", "4", "mine"), at("b", "2", "mine"), at("x", "4", "yours"))
    results = scored(SAMPLED, evidence).results
    assert results["rated"]["mine",].exact == 3
    void = results["rated"]["yours",].void
    assert void is not None
    assert void.en == "instance: 1 of at least 2 answered"
    assert void.zh == "instance：至少需要 2 个，现有 1 个"
    assert results["whole"][()].void is None


def test_an_instance_declared_not_applicable_is_no_part_of_the_sample() -> None:
    absent = Answer(
        "mine",
        HERE,
        not_applicable=True,
        reason=rule_set(SAMPLED).title,
        at=(("instance", "b"),),
    )
    results = scored(SAMPLED, sampled(at("a", "4", "mine"), absent)).results
    assert results["rated"]["mine",].void is not None


def test_a_result_of_one_place_is_a_step_for_those_who_stand_there() -> None:
    text = BY_LEVEL.replace("  lowest:", '  fit: {by: team, value: reached >= "1"}\n  lowest:')
    results = scored(text, given(p=True, q=False)).results
    assert results["fit"]["red",].truth is True
    assert results["reached"]["red",].step == Step("1", ("0", "1", "2"), 1)
