"""Laws of the ranking, over generated rule sets and evidence: an auditor can do it again."""

from __future__ import annotations

import json
from fractions import Fraction
from functools import lru_cache
from importlib.resources import files
from itertools import accumulate

from building import DAY, rule_set
from hypothesis import HealthCheck, Phase, assume, settings
from hypothesis import given as over
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from milepost.analysis.marginal import together
from milepost.analysis.rescoring import Rescoring
from milepost.analysis.reviewing import review
from milepost.errors import NothingEvaluated
from milepost.model.review import Review
from milepost.model.text import LANGUAGES
from milepost.model.values import Step
from milepost.reporters import html, json_report, markdown, text
from milepost.scoring.assess import assess

from .generating import Written, evidence, rule_sets

laws = settings(
    derandomize=True,
    deadline=None,
    max_examples=20,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=[Phase.explicit, Phase.generate],
)
loaded = lru_cache(maxsize=512)(rule_set)


def made(data: st.DataObject, rules: Written) -> Review:
    """A review of generated evidence under a generated rule set."""
    given = data.draw(evidence(rules, whole=False))
    try:
        return review(assess(loaded(rules.text()), given, DAY))
    except NothingEvaluated:
        assume(False)
        raise


@laws
@over(st.data(), rule_sets())
def test_the_order_follows_from_the_figures_that_are_published(
    data: st.DataObject, rules: Written
) -> None:
    found = made(data, rules)
    severities = list(found.assessment.ruleset.severities)

    def keys(weakness: dict[str, object]) -> tuple[object, ...]:
        severity = weakness["severity"]
        rank = severities.index(str(severity)) if severity in severities else len(severities)
        gap = Fraction(str(weakness["gap"] or 0)) * Fraction(str(weakness["weight"]))
        effect = weakness["if_met"]
        assert isinstance(effect, dict)
        lost = Fraction(str(weakness["lost_exact"]))
        return -effect["rise"], -lost, rank, -gap, weakness["criterion"]

    told = json_report.document(found)["weaknesses"]
    assert sorted(told, key=keys) == told
    assert [weakness["rank"] for weakness in told] == list(range(1, len(told) + 1))


@laws
@over(st.data(), rule_sets())
def test_shares_are_parts_of_one_whole(data: st.DataObject, rules: Written) -> None:
    found = made(data, rules)
    shares = [weakness.share for weakness in found.weaknesses]
    assert sum(shares) in (0, 1)
    assert [w.running for w in found.weaknesses] == list(accumulate(shares))
    lost = sum(weakness.lost for weakness in found.weaknesses)
    assert all(w.share * lost == w.lost for w in found.weaknesses)


@laws
@over(st.data(), rule_sets())
def test_every_unmet_criterion_has_an_effect_and_its_rank_in_its_dimension(
    data: st.DataObject, rules: Written
) -> None:
    found = made(data, rules)
    unmet = {f.criterion.id for f in found.assessment.findings if f.unmet}
    assert unmet <= set(found.effects)
    placed = [name for dimension in found.dimensions for name in dimension.weaknesses]
    ranked = [w.finding.criterion.id for w in found.weaknesses if w.within is not None]
    assert sorted(placed) == sorted(ranked)
    for weakness in found.weaknesses:
        if weakness.within is not None:
            own = next(d for d in found.dimensions if d.value == weakness.within.value)
            assert own.weaknesses[weakness.within.rank - 1] == weakness.finding.criterion.id
            assert weakness.within.of == len(own.weaknesses)


@laws
@over(st.data(), rule_sets())
def test_what_is_said_to_reach_the_next_step_reaches_it(
    data: st.DataObject, rules: Written
) -> None:
    found = made(data, rules)
    if found.next is None:
        return
    rescoring = Rescoring(found.assessment)
    before, value = rescoring.as_it_is(), found.assessment.main.conclusion.value
    findings = {f.criterion.id: f for f in found.assessment.findings}
    for name in found.next.alone:
        assert together(rescoring, before, [findings[name]]).rise > 0
    if found.next.together and isinstance(value, Step):
        chosen = [findings[name] for name in found.next.together]
        reached = together(rescoring, before, chosen).main
        assert value.order.index(reached) >= value.order.index(found.next.step)


@laws
@over(st.data(), rule_sets())
def test_every_report_can_be_written(data: st.DataObject, rules: Written) -> None:
    found = made(data, rules)
    schema = json.loads((files("milepost.reporters") / "result.schema.json").read_text("utf-8"))
    written = json.loads(json_report.report([found]))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(written)] == []
    for language in LANGUAGES:
        for reporter in (html.report, markdown.report):
            assert reporter([found], language)
        assert text.report([found], language)


@laws
@over(st.data(), rule_sets())
def test_distances_are_never_below_zero_and_stand_in_order(
    data: st.DataObject, rules: Written
) -> None:
    found = made(data, rules)
    outcomes = {f.criterion.id: f.outcome for f in found.assessment.findings}
    for near in (found.near.to_met, found.near.to_unmet):
        assert all(one.distance >= 0 and one.share >= 0 for one in near)
        assert [one.share for one in near] == sorted(one.share for one in near)
        assert all(abs(Fraction(one.actual) - one.limit) == one.distance for one in near)
    assert all(outcomes[one.criterion] in ("fail", "partial") for one in found.near.to_met)
    assert all(outcomes[one.criterion] == "pass" for one in found.near.to_unmet)
