"""The policies that come with milepost: how much each holds, and that no part of it lacks anything.

Rule sets are taken in their newest version, so that a new number alone changes nothing here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from milepost.conditions.walking import every
from milepost.model.criteria import Criterion, Leaf
from milepost.model.expression import Expression, Literal
from milepost.model.remedies import Action, Choice
from milepost.model.ruleset import RuleSet
from milepost.model.scales import StepScale
from milepost.model.text import Text
from milepost.scoring.leaves.check import CheckLeaf
from milepost.scoring.reading import expressions, uses_read
from milepost.workspace import Workspace


@dataclass(frozen=True)
class Size:
    """Criteria of a rule set, the sum of their weights, and how many have which worst severity."""

    criteria: int
    weight: int
    critical: int
    major: int
    minor: int = 0


SIZES = {
    "lifecycle-gates": Size(53, 194, critical=20, major=28, minor=5),
    "pmo-governance": Size(16, 45, critical=1, major=11, minor=3),
    "records-control": Size(11, 38, critical=3, major=7, minor=1),
    "assessment-integrity": Size(12, 44, critical=4, major=8),
    "resource-control": Size(6, 14, critical=0, major=2, minor=4),
    "project-performance": Size(8, 31, critical=4, major=3, minor=1),
    "investment-appraisal": Size(6, 26, critical=4, major=2),
    "people-competency": Size(6, 14, critical=0, major=4, minor=1),
    "social-value": Size(8, 21, critical=1, major=2, minor=5),
    "pmo-maturity": Size(44, 141, critical=9, major=26, minor=9),
}
LIBRARY = "pmo-library"
PRACTICE = "project-practice"
"""What pmo-maturity rolls up over projects; it adds no requirement to those that are planned."""
CHECKS = 320
ROLL_UPS = 19
"""Practices of pmo-maturity, or checks in them, that are over the projects of the office."""
ACROSS = {
    *("archive_lag_days", "archiving_effort_hours", "closed_projects_contributing_pct"),
    *("goal_impact_rating", "management_report", "pmis_data_accuracy_pct", "pmis_data_lag_days"),
    *("productivity_trend_pct", "report_lead_days", "reuse_events_per_project"),
    *("shared_assets_used_count", "startup_lead_time_change_pct"),
}
"""Facts that a project may have as well, and that the office measures across all of them."""
FACTS = 491
KILLS = {"G0.3", "G1.1", "G1.4"}
GATES = {"G0": 5, "G1": 12, "G2": 12, "G3": 14, "G4": 6, "G5": 4}
DIMENSIONS, LEVELS = 11, ("2", "3", "4", "5")
WEIGHTS = {"critical": 5, "major": 3, "minor": 2, "advisory": 1}
CONFIDENTIAL = {"pay_to_market_pct", "leak_incidents_count", "distribution_breaches_count"}
PERSONAL = {"motivation_rating", "pm_leadership_rating", "pm_knowledge_score", "competency_change"}
FREE_NUMBERS = {0, 1, 100}
"""Nothing, one and all are no limits that anybody would tune."""

every_policy = pytest.mark.parametrize("policy", SIZES)
every_rule_set = pytest.mark.parametrize("policy", [*SIZES, PRACTICE, LIBRARY])
every_assessed = pytest.mark.parametrize("policy", [*SIZES, PRACTICE])


def load(samples: Workspace, policy: str) -> RuleSet:
    return samples.catalogue.load(policy)


def checks(rules: RuleSet) -> list[Leaf]:
    """The checks written in the rule set itself; a criterion judged directly is none."""
    direct = {criterion.id for criterion in rules.criteria}
    return [x for x in rules.leaves.values() if x.id not in rules.borrowed and x.id not in direct]


def own(rules: RuleSet) -> list[Leaf]:
    """All that is judged and written in the rule set itself."""
    return [leaf for leaf in rules.leaves.values() if leaf.id not in rules.borrowed]


def incomplete(id_: str, **texts: Text | None) -> list[str]:
    return [f"{id_} {name}" for name, text in texts.items() if not (text and text.en and text.zh)]


def worst(rules: RuleSet, criterion: Criterion) -> str:
    return min((leaf.severity or "" for leaf in criterion.leaves), key=rules.severity_rank)


def outcomes(criterion: Criterion) -> list[str]:
    """What its examples say; a criterion with one check may leave them to that check."""
    alone = criterion.leaves[0] if len(criterion.leaves) == 1 else None
    return [e.then for e in criterion.examples or (alone.examples if alone else ())]


def met(rules: RuleSet, criterion: Criterion, outcome: str) -> bool:
    scale = rules.scales.get(criterion.leaves[0].scale or "")
    if isinstance(scale, StepScale) and outcome in scale.names:
        return scale.at_or_after(outcome, "met")
    return outcome == "pass"


# how much there is


@every_policy
def test_as_many_criteria_and_as_heavy_as_planned(samples: Workspace, policy: str) -> None:
    rules = load(samples, policy)
    active = [c for c in rules.criteria if c.status == "active"]
    count = Counter(worst(rules, c) for c in active)
    weight = sum(c.weight for c in rules.criteria)
    found = Size(len(rules.criteria), int(weight), *(count[name] for name in list(WEIGHTS)[:3]))
    assert found == SIZES[policy]


def test_criteria_in_all() -> None:
    assert sum(size.criteria for size in SIZES.values()) == 170


def test_every_check_stands_once(samples: Workspace) -> None:
    ids = [leaf.id for policy in [*SIZES, LIBRARY] for leaf in checks(load(samples, policy))]
    assert [id_ for id_, times in Counter(ids).items() if times > 1] == []
    rolled = {leaf.id for leaf in roll_ups(load(samples, "pmo-maturity"))}
    assert len(set(ids) - rolled) == CHECKS


def test_gates(samples: Workspace) -> None:
    rules = load(samples, "lifecycle-gates")
    assert Counter(c.places["gate"] for c in rules.criteria) == GATES
    assert {c.id for c in rules.criteria if "kill" in c.tags} == KILLS


def test_each_dimension_has_one_practice_a_level(samples: Workspace) -> None:
    rules = load(samples, "pmo-maturity")
    places = {(c.places["dimension"], c.places["level"]) for c in rules.criteria}
    dimensions = [f"D{number}" for number in range(1, DIMENSIONS + 1)]
    assert places == {(d, level) for d in dimensions for level in LEVELS}


# roll-ups from projects


def roll_ups(rules: RuleSet) -> list[Leaf]:
    """What is judged over the assessments of others."""
    asked = ((x, e) for x in own(rules) for e in expressions(x).values())
    return list({leaf.id: leaf for leaf, e in asked if uses_read(rules, e)}.values())


def test_what_is_asked_of_projects_is_rolled_up_and_never_copied(samples: Workspace) -> None:
    rules = load(samples, "pmo-maturity")
    assert len(roll_ups(rules)) == ROLL_UPS
    leaves = [leaf.id for criterion in rules.criteria for leaf in criterion.leaves]
    read = {name for leaf in leaves for name in rules.reads.get(leaf, ())}
    assert {name for name in read if rules.facts[name].of != "organisation"} == ACROSS


def test_every_practice_of_a_project_is_rolled_up_once(samples: Workspace) -> None:
    said = "\n".join(leaf.check.source for leaf in roll_ups(load(samples, "pmo-maturity")))
    practices = [criterion.id for criterion in load(samples, PRACTICE).criteria]
    assert [id_ for id_ in practices if said.count(f'"{id_}"') != 2] == []


def test_every_roll_up_shows_too_few_projects(samples: Workspace) -> None:
    rules = load(samples, "pmo-maturity")
    fewest = rules.parameters["projects_fewest"].value
    for leaf in roll_ups(rules):
        told = [(len(e.given["projects"]), e.then) for e in leaf.examples]
        assert {then for _, then in told} == {"pass", "fail", "not-assessed"}, leaf.id
        assert [then for number, then in told if number < fewest] == ["not-assessed"], leaf.id


# weights


@every_assessed
def test_weights_are_those_of_the_severities(samples: Workspace, policy: str) -> None:
    rules = load(samples, policy)
    assert {name: severity.weight for name, severity in rules.severities.items()} == WEIGHTS
    active = [c for c in rules.criteria if c.status == "active"]
    assert [c.id for c in active if c.weight != WEIGHTS[worst(rules, c)]] == []
    assert [c.id for c in rules.criteria if c.status != "active" and c.weight] == []


# facts


def test_every_fact_says_what_it_is_and_who_supplies_it(samples: Workspace) -> None:
    facts = load(samples, LIBRARY).facts
    assert len(facts) == FACTS
    assert [bad for name, fact in facts.items() for bad in incomplete(name, title=fact.title)] == []
    assert [name for name, fact in facts.items() if not fact.owner] == []
    counted = [n for n, fact in facts.items() if fact.type in ("integer", "days", "percent")]
    loose = [n for n in counted if facts[n].floor is None and n != "schedule_float_days"]
    assert loose == []
    assert [n for n, fact in facts.items() if fact.type == "choice" and not fact.values] == []


def test_money_pay_and_leaks_are_confidential(samples: Workspace) -> None:
    facts = load(samples, LIBRARY).facts
    secret = CONFIDENTIAL | {name for name, fact in facts.items() if fact.type == "money"}
    assert [name for name in secret if facts[name].confidentiality != "confidential"] == []
    assert [name for name in PERSONAL if not facts[name].confidentiality] == []


# texts, remedies and limits


@every_assessed
def test_every_criterion_speaks_both_languages(samples: Workspace, policy: str) -> None:
    found = load(samples, policy).criteria
    lacking = [
        bad
        for c in found
        for bad in incomplete(c.id, title=c.title, statement=c.statement, why=c.why)
    ]
    assert lacking == []
    assert [c.id for c in found if not c.owner or not c.source] == []


@every_rule_set
def test_every_check_says_why_who_and_what_to_do(samples: Workspace, policy: str) -> None:
    rules = load(samples, policy)
    lacking = [
        bad
        for x in own(rules)
        for bad in incomplete(x.id, title=x.title, statement=x.statement, why=x.why)
    ]
    assert lacking == []
    assert [x.id for x in own(rules) if not x.owner or x.severity not in WEIGHTS] == []
    assert [x.id for x in own(rules) if not isinstance(_remedy(rules, x), (Action, Choice))] == []


@every_rule_set
def test_every_remedy_has_effort_date_and_aim(samples: Workspace, policy: str) -> None:
    actions = {n: r for n, r in load(samples, policy).remedies.items() if isinstance(r, Action)}
    assert [bad for n, r in actions.items() for bad in incomplete(n, action=r.action)] == []
    assert [n for n, r in actions.items() if not (r.owner and r.effort_days and r.due_days)] == []
    assert [n for n, r in actions.items() if not (r.makes or r.after)] == []


def test_limits_of_the_library_are_parameters(samples: Workspace) -> None:
    leaves = [x for x in own(load(samples, LIBRARY)) if isinstance(x, CheckLeaf)]
    bare = {x.id: found for x in leaves if (found := set(_numbers(x.check)) - FREE_NUMBERS)}
    assert bare == {}


@every_rule_set
def test_statements_name_the_limits(samples: Workspace, policy: str) -> None:
    rules = load(samples, policy)
    unnamed = [
        f"{leaf.id} <{name}>"
        for leaf in own(rules)
        for name in leaf.parameters.keys() - rules.parameters.keys()
        if leaf.statement
        for wording in (leaf.statement.en, leaf.statement.to("zh"))
        if f"<{name}>" not in wording
    ]
    assert unnamed == []


def _remedy(rules: RuleSet, leaf: Leaf) -> object:
    return rules.remedies.get(leaf.remedy) if isinstance(leaf.remedy, str) else leaf.remedy


def _numbers(expression: Expression) -> Iterator[object]:
    assert expression.tree is not None
    for node in every(expression.tree):
        if isinstance(node, Literal) and not isinstance(node.value, (str, bool)):
            yield node.value


# examples


@every_assessed
def test_every_criterion_has_an_example_met_and_one_not(samples: Workspace, policy: str) -> None:
    rules = load(samples, policy)
    said = {
        c.id: [met(rules, c, o) for o in outcomes(c) if o != "not-assessed"] for c in rules.criteria
    }
    assert [id_ for id_, found in said.items() if set(found) != {True, False}] == []


@every_assessed
def test_critical_criteria_have_one_without_evidence(samples: Workspace, policy: str) -> None:
    rules = load(samples, policy)
    critical = [c for c in rules.criteria if worst(rules, c) == "critical"]
    assert [c.id for c in critical if "not-assessed" not in outcomes(c)] == []


@every_rule_set
def test_every_check_has_its_examples(samples: Workspace, policy: str) -> None:
    said = {x.id: {e.then for e in x.examples} for x in checks(load(samples, policy))}
    assert [id_ for id_, found in said.items() if not {"pass", "fail"} <= found] == []


def test_critical_checks_of_the_library_have_one_without_evidence(samples: Workspace) -> None:
    critical = [x for x in checks(load(samples, LIBRARY)) if x.severity == "critical"]
    assert critical
    lacking = [x.id for x in critical if "not-assessed" not in {e.then for e in x.examples}]
    assert lacking == []
