"""Flips are real, minimal and as small as by trying all; edges of limits and weights are edges."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from itertools import combinations, product

from building import DAY, given, rule_set
from hypothesis import HealthCheck, Phase, assume, settings
from hypothesis import given as over
from hypothesis import strategies as st
from milepost.analysis.headline import said
from milepost.analysis.whatif.changing import assessed, changed
from milepost.analysis.whatif.flipping import flipping
from milepost.analysis.whatif.goals import goal
from milepost.analysis.whatif.sensitivity import sensitivity
from milepost.analysis.whatif.trying import Trying
from milepost.authoring.monotony import monotone
from milepost.errors import NothingEvaluated
from milepost.model.assessment import Assessment
from milepost.model.evidence import Evidence
from milepost.model.results import Conclusion
from milepost.model.values import Value
from milepost.model.whatif import Leeway, Setting, Way
from milepost.scoring.assess import assess, score_once
from milepost.sources.settings import settings_of, split

from . import generating
from .generating import evidence, rule_sets
from .test_scoring import FLAGS, NUMBERS, Written, partial, rule_texts

laws = settings(
    derandomize=True,
    deadline=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=[Phase.explicit, Phase.generate],
)
loaded = lru_cache(maxsize=512)(rule_set)
ways: st.SearchStrategy[Way] = st.sampled_from(["save", "sink"])
PLACES: Mapping[str, tuple[Value, ...]] = {
    **dict.fromkeys(NUMBERS, (-1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 10)),
    **dict.fromkeys(FLAGS, (True, False)),
}
"""Values on every side of every limit of the generated conditions."""


def _assessment(text: str, evidence: Evidence) -> Assessment:
    try:
        return assess(loaded(text), evidence, DAY)
    except NothingEvaluated:
        assume(False)
        raise


def _verdict(one: Assessment, changes: tuple[Setting, ...]) -> Conclusion:
    """The main result, scored afresh."""
    other = changed(one, changes)
    place = (other.as_of, other.scope, None, other.used)
    return score_once(other.ruleset, other.evidence, *place).results[one.ruleset.main][()]


def _tries(one: Assessment, names: tuple[str, ...]) -> Iterator[tuple[Setting, ...]]:
    for values in product(*(PLACES[name] for name in names)):
        yield tuple(Setting("fact", n, v) for n, v in zip(names, values, strict=True))


@laws
@over(rule_texts(), partial, ways)
def test_no_smaller_set_of_facts_flips(
    rules: Written, facts: Mapping[str, Value], way: Way
) -> None:
    one = _assessment(rules.text(), given(**facts))
    aim, found = goal(one, way), flipping(Trying(one), way)
    if found.none == "at-end":
        return
    if found.none == "cannot":
        extremes = {n: (v[0], v[-1]) for n, v in PLACES.items()}
        for values in product(*extremes.values()):
            every = tuple(Setting("fact", n, v) for n, v in zip(PLACES, values, strict=True))
            assert not aim.reached(_verdict(one, every))
        return
    size = len(found.flips[0].settings)
    assert found.proven
    assert {len(flip.settings) for flip in found.flips} == {size}
    for names in combinations(PLACES, min(size - 1, 2)):
        assert not any(aim.reached(_verdict(one, tried)) for tried in _tries(one, names))


def _stepped(rules: generating.Written) -> generating.Written:
    """With a main result that has steps, where there is one."""
    results = rules.sections["results"]
    stepped = [n for n, one in results.items() if "scale" in one and "by" not in one]
    return generating.Written({**rules.sections, "main": (stepped or list(results))[-1]})


@laws
@over(st.data(), rule_sets().map(_stepped), ways)
def test_each_flip_is_real_and_no_fact_of_it_can_be_left_out(
    data: st.DataObject, rules: generating.Written, way: Way
) -> None:
    one = _assessment(rules.text(), data.draw(evidence(rules, whole=False)))
    found = flipping(Trying(one), way, not monotone(one.ruleset), most_asked=80)
    aim = goal(one, way)
    for flip in found.flips:
        assert aim.reached(_verdict(one, flip.settings))
        assert said(flip.ending.main) == said(_verdict(one, flip.settings))
        for left in flip.settings:
            rest = tuple(setting for setting in flip.settings if setting is not left)
            assert not aim.reached(_verdict(one, rest))


@laws
@over(rule_texts(), partial)
def test_at_an_edge_the_verdict_changes_and_before_it_does_not(
    rules: Written, facts: Mapping[str, Value]
) -> None:
    text = rules.text().replace("score < 40", "score < param.floor")
    one = _assessment(f"parameters: {{floor: 40}}\n{text}", given(**facts))
    now = said(one.main.conclusion)
    for leeway in sensitivity(Trying(one)):
        for edge, way in ((leeway.down, -1), (leeway.up, 1)):
            if edge is None:
                continue
            at, step = Fraction(edge.value), Fraction(way, 10**6)

            def verdict(value: Fraction, leeway: Leeway = leeway) -> str:
                return said(_verdict(one, (replace(leeway.setting, value=value),)))

            beyond = at if edge.at else at + step
            assert verdict(beyond) == said(edge.ending.main) != now
            inside = at - step if edge.at else at
            if (inside - leeway.now) * way >= 0:
                assert verdict(inside) == now
            middle = (leeway.now + inside) / 2
            assert verdict(middle) == now


@laws
@over(rule_texts(), partial, partial)
def test_settings_one_by_one_come_to_what_the_evidence_would(
    rules: Written, before: Mapping[str, Value], after: Mapping[str, Value]
) -> None:
    one = _assessment(rules.text(), given(**before))
    texts = [f"{name}={_written(after.get(name))}" for name in (*NUMBERS, *FLAGS)]
    try:
        other = assessed(one, settings_of(one, split(texts)))
    except NothingEvaluated:
        return
    fresh = _assessment(rules.text(), given(**after))
    assert said(other.main.conclusion) == said(fresh.main.conclusion)
    assert other.coverage == fresh.coverage


def _written(value: Value) -> str:
    if value is None:
        return "unknown"
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)
