"""Every pattern of the rule sets fires on one piece of evidence and stays silent on another.

Evidence is put together from the examples of the checks that a pattern names. What joins whole
domains or levels is looked for in a pool: all sound, all bad, level by level, the samples.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest
from milepost.errors import NothingEvaluated
from milepost.inference.chaining import Chainer
from milepost.loading.examples import _given as read_given
from milepost.model.criteria import Example, Leaf
from milepost.model.evidence import Evidence, FactValue, Place, Subject, Target
from milepost.model.patterns import Pattern
from milepost.model.ruleset import RuleSet
from milepost.workspace import Workspace

ROOT = Path(__file__).parents[2]
HERE = Place("evidence.yaml", 1)
FEWEST = 15
"""So many different patterns a seasoned auditor looks for at the least."""


@cache
def workspace() -> Workspace:
    return Workspace(ROOT, Chainer("reference"))


@cache
def rule_sets() -> Mapping[str, RuleSet]:
    found = {one.id: one for one in workspace().catalogue.all()}
    loaded = (workspace().catalogue.load(one.reference) for one in found.values())
    return {one.id: one for one in loaded if one.kind != "library"}


def owned() -> Iterator[tuple[str, Pattern]]:
    """Each pattern once, by the rule set that first says it."""
    for name, ruleset in rule_sets().items():
        base = rule_sets().get(ruleset.extends.partition("@")[0])
        known = {p.id for p in base.patterns} if base else set()
        yield from ((name, p) for p in ruleset.patterns if p.id not in known)


@dataclass(frozen=True)
class Case:
    """Evidence put together, and what fired on it, gate by gate."""

    evidence: Evidence
    gates: tuple[str | None, ...]


def gates_of(ruleset: RuleSet) -> tuple[str | None, ...]:
    return tuple(ruleset.axes[ruleset.scope]) if ruleset.scope else (None,)


def fired(ruleset: RuleSet, evidence: Evidence, gates: tuple[str | None, ...]) -> set[str] | None:
    """The patterns that fire at any of the gates; None where nothing can be evaluated."""
    assert evidence.as_of is not None
    found: set[str] = set()
    evaluated = False
    for gate in gates:
        try:
            review = workspace().review(evidence, Target(ruleset.reference, gate))
        except NothingEvaluated:
            continue
        evaluated = True
        found |= {derived.pattern for derived in review.assessment.derived}
    return found if evaluated else None


def merged(ruleset: RuleSet, chosen: tuple[Example, ...]) -> Evidence | None:
    """The facts and answers of several examples; None where two contradict each other."""
    raw: dict[str, object] = {}
    for example in chosen:
        if any(name in raw and raw[name] != value for name, value in example.given.items()):
            return None
        raw |= example.given
    if any(name in ruleset.leaves and not ruleset.leaves[name].answered for name in raw):
        return None
    day = max(example.as_of for example in chosen)
    values, answers, _, wrong = read_given(ruleset, chosen[0].model_copy(update={"given": raw}))
    assert not wrong
    facts = {name: FactValue(name, value, HERE, collected=day) for name, value in values.items()}
    return Evidence(subject=Subject("example"), facts=facts, answers=answers, as_of=day)


def candidates(leaf: Leaf) -> tuple[Example, ...]:
    """The examples of a check, and one that knows nothing of it."""
    told = leaf.examples
    return (*told, told[0].model_copy(update={"given": {}, "then": "not-assessed"})) if told else ()


def leaves_named(ruleset: RuleSet, pattern: Pattern) -> list[Leaf]:
    """The checks a pattern speaks of; what it draws on another pattern for speaks by that one."""
    found: list[Leaf] = []
    for line in pattern.when:
        name = dict(line.constants).get("check")
        if name is not None:
            found.append(ruleset.leaves[str(name)])
        for other in ruleset.patterns:
            if (other.then.kind, other.then.value) == (line.kind, line.value):
                found += leaves_named(ruleset, other)
                break
    return found


def gates_with(ruleset: RuleSet, leaves: list[Leaf]) -> tuple[str | None, ...]:
    if not ruleset.scope:
        return (None,)
    ids = {leaf.id for leaf in leaves}
    asked = {c.axes.get(ruleset.scope) for c in ruleset.criteria for x in c.leaves if x.id in ids}
    return tuple(sorted(str(gate) for gate in asked))


def from_examples(name: str, pattern: Pattern) -> tuple[bool, bool]:
    """Whether one combination of examples makes the pattern fire, and another does not."""
    ruleset = rule_sets()[name]
    leaves = leaves_named(ruleset, pattern)
    if len(leaves) < len(pattern.when):
        return False, False
    fires = silent = False
    gates = gates_with(ruleset, leaves)
    for chosen in itertools.product(*map(candidates, leaves)):
        evidence = merged(ruleset, chosen)
        told = fired(ruleset, evidence, gates) if evidence else None
        if told is None:
            continue
        fires, silent = fires or pattern.id in told, silent or pattern.id not in told
        if fires and silent:
            break
    return fires, silent


@cache
def pool(name: str) -> tuple[frozenset[str], ...]:
    """What fires on each sample subject, and on evidence that is sound, bad or thin."""
    ruleset = rule_sets()[name]
    gates = gates_of(ruleset)
    sound, bad = (gathered(ruleset, good, ruleset.leaves.values()) for good in (True, False))
    cases = [sound, bad]
    for axis, steps in ruleset.axes.items():
        for step in steps:
            inside = [
                x for c in ruleset.criteria if str(c.axes.get(axis)) == step for x in c.leaves
            ]
            outside = [
                x for c in ruleset.criteria if str(c.axes.get(axis)) != step for x in c.leaves
            ]
            part = gathered(ruleset, True, inside), gathered(ruleset, False, inside)
            rest = gathered(ruleset, True, outside), gathered(ruleset, False, outside)
            cases += [*part, *rest]
            cases += [joined(part[0], rest[1]), joined(part[1], rest[0])]
    for folder in workspace().subjects():
        cases.append(workspace().evidence(folder))
    told = (fired(ruleset, case, gates) for case in cases)
    return tuple(frozenset(one) for one in told if one is not None)


def gathered(ruleset: RuleSet, good: bool, leaves: object) -> Evidence:
    """The first sound or bad example of each check, as far as they do not contradict."""
    chosen: tuple[Example, ...] = ()
    for leaf in leaves:  # type: ignore[attr-defined]
        for example in leaf.examples:
            met = example.then in ("pass", "3", "4")
            if met is good and example.then not in ("not-assessed", "not-applicable"):
                if merged(ruleset, (*chosen, example)):
                    chosen = (*chosen, example)
                break
    found = merged(ruleset, chosen) if chosen else None
    return found or workspace().evidence(ROOT / "assessments" / "transit-pmo")


def joined(one: Evidence, other: Evidence) -> Evidence:
    return replace(
        one, facts={**other.facts, **one.facts}, answers={**other.answers, **one.answers}
    )


@pytest.mark.parametrize(
    ("name", "pattern"), [pytest.param(n, p, id=f"{n} {p.id}") for n, p in owned()]
)
def test_it_fires_and_it_stays_silent(name: str, pattern: Pattern) -> None:
    fires, silent = from_examples(name, pattern)
    if not (fires and silent):
        told = pool(name)
        fires = fires or any(pattern.id in one for one in told)
        silent = silent or any(pattern.id not in one for one in told)
    assert (fires, silent) == (True, True)


def test_enough_of_them_and_none_twice() -> None:
    found = list(owned())
    assert len(found) >= FEWEST
    ids = [pattern.id for _, pattern in found]
    assert sorted(set(ids)) == sorted(ids)
    lines = [(pattern.when, pattern.unless) for _, pattern in found if named_checks(pattern)]
    assert len({str(one) for one in lines}) == len(lines)


def named_checks(pattern: Pattern) -> bool:
    """Whether it speaks of checks; what speaks of groups is said by each rule set of its own."""
    return all(dict(line.constants).get("check") for line in pattern.when)
