"""Scored again after a change is scored afresh: whatever changes, nothing that differs is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from random import Random

import pytest
from building import DAY, HERE, rule_set
from hypothesis import HealthCheck, Phase, settings
from hypothesis import given as over
from hypothesis import strategies as st
from milepost.analysis.predicting import predicted
from milepost.analysis.rescoring import Rescoring
from milepost.inference.chaining import Chainer
from milepost.model.assessment import Assessment, Finding
from milepost.model.criteria import Judgement
from milepost.model.evidence import Evidence, FactValue
from milepost.model.remedies import Action
from milepost.scoring.assess import ASSUMED, Run, assess, score_once
from milepost.scoring.leaves.check import FAIL, PASS, UNKNOWN
from milepost.workspace import Workspace

from .generating import FLAGS, NUMBERS, Written, evidence, rule_sets

laws = settings(
    derandomize=True,
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=[Phase.explicit, Phase.generate],
)
loaded = lru_cache(maxsize=512)(rule_set)

ROLL_UPS = (
    {"id": "R1", "weight": 2, "check": 'share(under("K"), passed) >= 0.5 and (p or met("K.2"))'},
    {"id": "R2", "weight": 1, "check": 'q and met("R1") or c >= 3', "domain": "B"},
)
"""Checks over others, one of them over the other."""


def afresh(rescoring: Rescoring, changed: Evidence, given: Mapping[str, Judgement]) -> Run:
    one, assume = rescoring.assessment, rescoring.assume
    return score_once(one.ruleset, changed, one.as_of, one.scope, given, one.used, assume)


def rolled_up(rules: Written) -> Written:
    criteria = [*rules.sections["criteria"], *ROLL_UPS]
    return Written({**rules.sections, "criteria": criteria})


@st.composite
def changes(draw: st.DrawFn, rules: Written, before: Evidence) -> Evidence:
    """A few facts and answers as another day may know them, lose them or find them too old."""
    other = draw(evidence(rules, whole=False))
    facts, answers, missing = dict(before.facts), dict(before.answers), dict(before.missing)
    for name in draw(st.sets(st.sampled_from((*NUMBERS, *FLAGS, "u", "v")), max_size=3)):
        facts.pop(name, None)
        if name in other.facts:
            facts[name] = other.facts[name]
        elif draw(st.booleans()):
            missing[name] = "gone.pdf"
    for name in draw(st.sets(st.sampled_from(sorted(rules.answered) or [""]), max_size=2)):
        answers.pop(name, None)
        if name in other.answers:
            answers[name] = other.answers[name]
    return replace(before, facts=facts, answers=answers, missing=missing)


@laws
@over(st.data(), rule_sets().map(rolled_up))
def test_of_any_rule_set(data: st.DataObject, rules: Written) -> None:
    before = data.draw(evidence(rules, whole=False))
    one = assess(loaded(rules.text()), before, DAY)
    rescoring = Rescoring(one, data.draw(st.sampled_from(ASSUMED)))
    leaves = st.sampled_from([leaf["id"] for leaf in rules.leaves])
    forced = st.dictionaries(leaves, st.sampled_from([PASS, FAIL, UNKNOWN]), max_size=2)
    for _ in range(4):
        changed, given = data.draw(changes(rules, before)), data.draw(forced)
        assert rescoring.on(changed, given) == afresh(rescoring, changed, given)


@settings(laws, max_examples=20)
@over(st.data(), rule_sets().map(rolled_up))
def test_as_it_is_needs_no_scoring(data: st.DataObject, rules: Written) -> None:
    before = data.draw(evidence(rules, whole=False))
    one = assess(loaded(rules.text()), before, DAY)
    rescoring = Rescoring(one)
    run = rescoring.as_it_is()
    findings = tuple(untraced(finding) for finding in run.findings)
    results = {
        name: {key: replace(conclusion, traces=()) for key, conclusion in by.items()}
        for name, by in run.results.items()
    }
    assert Run(findings, run.coverage, results) == afresh(rescoring, before, {})


def untraced(finding: Finding) -> Finding:
    leaves = (replace(x, judgement=replace(x.judgement, traces=())) for x in finding.leaves)
    return replace(finding, leaves=tuple(leaves))


# The sample subjects


@pytest.fixture(scope="module")
def samples() -> Iterator[Workspace]:
    with Workspace(Path(__file__).parents[2], Chainer("reference")) as workspace:
        yield workspace


@pytest.fixture(scope="module")
def everybody(samples: Workspace) -> dict[str, Evidence]:
    return {folder.name: samples.evidence(folder) for folder in samples.subjects()}


def test_of_the_sample_subjects(samples: Workspace, everybody: dict[str, Evidence]) -> None:
    dice = Random(0)
    scored = 0
    for own in everybody.values():
        for target in samples.targets(own, None, None):
            one = samples.assessment(own, target, own.as_of or DAY)
            rescoring = Rescoring(one)
            for changed, given in several(dice, one, [*everybody.values()]):
                assert rescoring.on(changed, given) == afresh(rescoring, changed, given)
                scored += 1
    assert scored > 100


def several(
    dice: Random, one: Assessment, others: list[Evidence]
) -> Iterator[tuple[Evidence, dict[str, Judgement]]]:
    """Facts taken away or as another subject has them, remedies done, and leaves forced."""
    leaves = [leaf.leaf.id for finding in one.findings for leaf in finding.leaves]
    remedies = [r for r in one.ruleset.remedies.values() if isinstance(r, Action) and r.makes]
    for _ in range(3):
        yield swapped(dice, one, dice.choice(others)), {}
        yield one.evidence, {dice.choice(leaves): dice.choice([PASS, FAIL, UNKNOWN])}
    if remedies:
        done = dice.sample(remedies, min(3, len(remedies)))
        yield predicted(one.ruleset, one.evidence, one.as_of, done), {}


def swapped(dice: Random, one: Assessment, other: Evidence) -> Evidence:
    reads = sorted({n for finding in one.findings for x in finding.leaves for n in x.reads})
    facts = dict(one.evidence.facts)
    for name in dice.sample(reads, min(3, len(reads))):
        facts.pop(name, None)
        if name in other.facts and name in one.ruleset.facts:
            facts[name] = FactValue(name, other.facts[name].value, HERE, collected=one.as_of)
    return replace(one.evidence, facts=facts)
