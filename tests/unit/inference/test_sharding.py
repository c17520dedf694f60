"""Dividing rules among engine rule sets."""

from __future__ import annotations

import pytest
from milepost.inference.process import EngineFailure
from milepost.inference.rules import Clause, Rule
from milepost.inference.sharding import MOST_LINES, MOST_MATCHES, chains, most_matches, shards


def clause(kind: str, value: str, **constants: str) -> Clause:
    return Clause((kind, value), tuple(constants.items()), (), ())


def rule(concludes: str, *clauses: Clause) -> Rule:
    return Rule(concludes, clauses, None, ("cause", concludes), ())


def apart(number: int) -> Rule:
    return rule(f"c{number}", clause("finding", "fail", check=f"S{number}"))


def test_rules_connected_by_conclusions_are_one_chain() -> None:
    rules = [
        rule("a", clause("finding", "fail")),
        rule("x", clause("finding", "fail")),
        rule("b", clause("cause", "a")),
        rule("c", clause("cause", "b"), clause("finding", "pass")),
    ]
    assert chains(rules) == [[0, 2, 3], [1]]


def test_rules_that_fit_stay_together_and_the_rest_follows() -> None:
    rules = [apart(number) for number in range(MOST_LINES + 10)]
    assert [len(shard) for shard in shards(rules)] == [MOST_LINES - 1, 11]


def test_a_fact_matches_only_lines_of_one_constant() -> None:
    lines = [clause("finding", "fail", check=f"S{number}", domain="risk") for number in range(9)]
    assert most_matches(lines) == 1
    assert most_matches([*lines, clause("finding", "fail", domain="risk")]) == 2


def test_a_shard_holds_no_more_lines_than_one_fact_may_match() -> None:
    rules = [rule(f"c{n}", clause("finding", "fail", **{f"a{n}": "x"})) for n in range(100)]
    assert [len(shard) for shard in shards(rules)] == [MOST_MATCHES, 100 - MOST_MATCHES]


def test_a_chain_too_long_for_one_shard_is_a_failure() -> None:
    rules = [rule("same", clause("finding", "fail", check=f"S{n}")) for n in range(MOST_LINES)]
    with pytest.raises(EngineFailure, match="too long"):
        shards(rules)
