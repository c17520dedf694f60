"""Every pattern of the rule sets fires on what it looks for, and stays silent without any part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
from milepost.inference.facts import input_facts
from milepost.inference.reference import chain
from milepost.inference.rules import Clause, Rule, resolve
from milepost.loading.catalogue import Catalogue
from milepost.model.pattern_lines import DERIVED_KINDS, Constant
from milepost.model.patterns import DerivedFact, InputFact, Pattern, PatternFact
from milepost.model.ruleset import RuleSet

ROOT = Path(__file__).parents[2]
FEWEST = 15
"""So many different patterns a seasoned auditor looks for at the least."""
SHARED = "shared"


@cache
def rule_sets() -> Mapping[str, RuleSet]:
    catalogue = Catalogue((ROOT / "rulesets",), ROOT)
    newest = {one.id: one for one in catalogue.all()}
    loaded = (catalogue.load(one.reference) for one in newest.values())
    return {one.id: one for one in loaded if one.kind != "library"}


def owned() -> Iterator[tuple[str, Pattern]]:
    """Each pattern once, by the rule set that first says it."""
    for name, ruleset in rule_sets().items():
        base = rule_sets().get(ruleset.extends.partition("@")[0])
        known = {pattern.id for pattern in base.patterns} if base else set()
        yield from ((name, p) for p in ruleset.patterns if p.id not in known)


@cache
def rules(name: str) -> Mapping[str, Rule]:
    """The patterns of a rule set ready to run; one that can never hold has no rule."""
    ruleset = rule_sets()[name]
    facts = input_facts(
        ruleset.axes, results=dict.fromkeys(ruleset.results, SHARED), links=ruleset.links
    )
    return {rule.pattern: rule for rule in resolve(ruleset.patterns, facts)}


def matching(clauses: tuple[Clause, ...]) -> tuple[PatternFact, ...]:
    """One fact for each line: its constants, its limits, and what it shares with lines above."""
    fields: list[dict[str, Constant]] = []
    for clause in clauses:
        own: dict[str, Constant] = dict(clause.constants)
        for bound in clause.bounds:
            least = bound.at_least if bound.at_least is not None else bound.at_most
            assert least is not None
            own[bound.name] = least
        for name, source in clause.joins:
            own[name] = fields[source.line].setdefault(name, SHARED)
        fields.append(own)
    kinds = [DerivedFact if c.type[0] in DERIVED_KINDS else InputFact for c in clauses]
    made = zip(kinds, clauses, fields, strict=True)
    return tuple(kind(*clause.type, tuple(own.items())) for kind, clause, own in made)


@pytest.mark.parametrize(
    ("name", "pattern"), [pytest.param(n, p, id=f"{n} {p.id}") for n, p in owned()]
)
def test_it_fires_and_it_stays_silent(name: str, pattern: Pattern) -> None:
    rule = rules(name)[pattern.id]
    facts = matching(rule.clauses)
    assert [derived.pattern for derived in chain([rule], facts)] == [pattern.id]
    for left_out in range(len(facts)):
        assert chain([rule], (*facts[:left_out], *facts[left_out + 1 :])) == ()
    if rule.unless:
        assert chain([rule], matching((*rule.clauses, rule.unless))) == ()


def test_there_are_enough_and_none_is_there_twice() -> None:
    found = list(owned())
    assert len(found) >= FEWEST
    titles = [p.title.en for _, p in found if p.title and "<" not in p.title.en]
    assert sorted(set(titles)) == sorted(titles)
    lines = [(pattern.when, pattern.unless) for _, pattern in found]
    assert [one for one in lines if lines.count(one) > 1] == []


def test_each_speaks_both_languages() -> None:
    for _, pattern in owned():
        for text in (pattern.title, pattern.why):
            assert text is not None
            assert text.en
            assert text.zh
