"""Laws of scoring over generated small rule sets and evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from building import DAY, given, put, rule_set, subject, waiver
from hypothesis import HealthCheck, settings
from hypothesis import given as over
from hypothesis import strategies as st
from milepost.model.assessment import Assessment
from milepost.model.evidence import Evidence
from milepost.model.values import Number, Value
from milepost.scoring.assess import assess, score_once

NUMBERS, FLAGS = ("a", "b", "c"), ("p", "q", "r")
laws = settings(
    derandomize=True, deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow]
)

CONDITIONS = [
    "p", "q", "r", "p and q", "q or r", "a >= 5", "b >= 2", "a >= 3 and p", "c >= 7 or q",
    "a + b >= 6",
]  # fmt: skip
STEPS = [
    '{"4": "a >= 8", "3": "a >= 4", "0": true}',
    '{"4": "b >= 8 and p", "2": "b >= 2"}',
    '{"3": "c >= 3 or q", "1": "c >= 1", "0": true}',
]
VERDICT = """
results:
  score: {take: mean, times: 100}
  verdict:
    scale: verdict
    rows:
      - {is: bad, when: "any_of(criteria, critical and unmet)"}
      - {is: fair, when: "count(criteria, major and unmet) >= 2 or score < 40"}
      - {is: good, when: "any_of(criteria, unmet)"}
      - {is: best}
main: verdict
"""


@dataclass(frozen=True)
class Written:
    """The criteria of a rule set in YAML flow, without ids and weights."""

    criteria: tuple[str, ...]
    weights: tuple[int, ...]

    def text(self, order: tuple[int, ...] | None = None, scale: Fraction = Fraction(1)) -> str:
        places = order or tuple(range(len(self.criteria)))
        lines = [
            f"  - {{id: C{n}, weight: {float(self.weights[n] * scale)!r}, {self.criteria[n]}}}"
            for n in places
        ]
        return "criteria:\n" + "\n".join(lines) + VERDICT


severity = st.sampled_from(["critical", "major", "minor"])
leaf = st.one_of(
    st.builds("check: '{}'".format, st.sampled_from(CONDITIONS)),
    st.builds("check: '{}', requires: '{}'".format, *[st.sampled_from(CONDITIONS)] * 2),
    st.builds("scale: anchors, steps: {}".format, st.sampled_from(STEPS)),
)
single = st.builds("severity: {}, {}".format, severity, leaf)


@st.composite
def several(draw: st.DrawFn) -> str:
    leaves = draw(st.lists(single, min_size=2, max_size=3))
    name = draw(st.integers(0, 10**9))
    listed = ", ".join(f"{{id: L{name}-{n}, {x}}}" for n, x in enumerate(leaves))
    return f"checks: [{listed}]"


@st.composite
def rule_texts(draw: st.DrawFn) -> Written:
    criteria = draw(
        st.lists(st.one_of(single, several()), min_size=1, max_size=4, unique=True)
    )  # fmt: skip
    weights = draw(st.lists(st.integers(1, 5), min_size=len(criteria), max_size=len(criteria)))
    return Written(tuple(criteria), tuple(weights))


numbers = st.integers(0, 10)
whole = st.fixed_dictionaries(
    {**dict.fromkeys(NUMBERS, numbers), **dict.fromkeys(FLAGS, st.booleans())}
)
partial = st.fixed_dictionaries(
    {}, optional={**dict.fromkeys(NUMBERS, numbers), **dict.fromkeys(FLAGS, st.booleans())}
)
loaded = lru_cache(maxsize=256)(rule_set)


def score(text: str, evidence: Evidence) -> Number:
    found = score_once(loaded(text), evidence, DAY).results["score"][()].exact
    assert found is not None
    return found


def verdict(text: str, evidence: Evidence) -> str:
    step = score_once(loaded(text), evidence, DAY).results["verdict"][()].step
    return step.name if step else "undetermined"


def with_interval(text: str, evidence: Evidence) -> Assessment:
    """An assessment, also where nothing but one further criterion could be assessed."""
    anchored = text.replace("criteria:\n", "criteria:\n  - {id: known, check: fee > 0}\n")
    facts = {**evidence.facts, **given(fee=1).facts}
    return assess(loaded(anchored), replace(evidence, facts=facts), DAY)


def said(assessment: Assessment) -> list[tuple[Value, Value, Value]]:
    """Every result with both ends of its interval."""
    lines = assessment.results.values()
    return [(x.worst.value, x.conclusion.value, x.best.value) for x in lines]


@laws
@over(rule_texts(), partial, st.randoms(use_true_random=False))
def test_the_order_of_criteria_changes_nothing(
    rules: Written, facts: Mapping[str, Value], random: object
) -> None:
    order = list(range(len(rules.criteria)))
    random.shuffle(order)  # type: ignore[attr-defined]
    evidence = given(**facts)
    moved = rules.text(tuple(order))
    assert score(moved, evidence) == score(rules.text(), evidence)
    assert verdict(moved, evidence) == verdict(rules.text(), evidence)


@laws
@over(rule_texts(), partial, st.sampled_from([Fraction(1, 8), Fraction(1, 2), Fraction(6)]))
def test_scaling_all_weights_changes_nothing(
    rules: Written, facts: Mapping[str, Value], scale: Fraction
) -> None:
    evidence = given(**facts)
    assert score(rules.text(scale=scale), evidence) == score(rules.text(), evidence)


@laws
@over(rule_texts(), partial, whole)
def test_whatever_missing_evidence_says_the_score_lies_in_the_interval(
    rules: Written, known: Mapping[str, Value], rest: Mapping[str, Value]
) -> None:
    line = with_interval(rules.text(), given(**known)).results["score"]
    filled = with_interval(rules.text(), given(**{**rest, **known})).results["score"]
    low, actual, high = (c.exact for c in (line.worst, line.conclusion, line.best))
    assert low is not None
    assert actual is not None
    assert high is not None
    assert filled.conclusion.exact is not None
    assert low <= actual <= high
    assert low <= filled.conclusion.exact <= high


@laws
@over(rule_texts(), whole)
def test_with_all_evidence_there_is_no_interval_and_coverage_is_full(
    rules: Written, facts: Mapping[str, Value]
) -> None:
    assessment = with_interval(rules.text(), given(**facts))
    assert not any(line.sensitive for line in assessment.results.values())
    assert assessment.coverage.percent == 100


@laws
@over(rule_texts(), partial, st.integers(0, 3))
def test_a_waiver_changes_no_outcome_and_no_credit(
    rules: Written, facts: Mapping[str, Value], number: int
) -> None:
    mark = waiver(f"C{number}", date(2027, 1, 1))
    bare = with_interval(rules.text(), given(**facts))
    waived = with_interval(rules.text(), given(waivers=(mark,), **facts))
    assert [(f.outcome, f.credit, f.severity) for f in waived.findings] == [
        (f.outcome, f.credit, f.severity) for f in bare.findings
    ]
    assert said(waived) == said(bare)
    assert waived.coverage == bare.coverage


@laws
@over(rule_texts(), whole, st.sampled_from((*NUMBERS, *FLAGS)), st.integers(1, 10))
def test_a_better_fact_never_lowers_the_score(
    rules: Written, facts: Mapping[str, int | bool], name: str, step: int
) -> None:
    better = {**facts, name: True if name in FLAGS else facts[name] + step}
    assert score(rules.text(), given(**better)) >= score(rules.text(), given(**facts))


@laws
@over(rule_texts(), partial, st.sampled_from((*NUMBERS, *FLAGS)), numbers, st.booleans())
def test_knowing_more_never_lowers_coverage_of_what_is_known(
    rules: Written, facts: Mapping[str, Value], name: str, number: int, flag: bool
) -> None:
    more = {name: flag if name in FLAGS else number, **facts}
    before, after = (with_interval(rules.text(), given(**f)).coverage for f in (facts, more))
    assert set(before.supplied) <= set(after.supplied)


@settings(laws, max_examples=15)
@over(rule_texts(), whole, st.permutations((*NUMBERS, *FLAGS)), st.integers(1, 5))
def test_how_evidence_is_spread_over_files_changes_nothing(
    rules: Written, facts: Mapping[str, int | bool], order: list[str], cut: int
) -> None:
    ruleset = loaded(rules.text())
    spread = [{"evidence": order}, {"zz": order[:cut], "aa": order[cut:]}]
    results = []
    for files in spread:
        with TemporaryDirectory() as folder:
            for file, names in files.items():
                lines = "".join(f"  {n}: {str(facts[n]).lower()}\n" for n in names)
                put(Path(folder) / f"{file}.yaml", f"facts:\n{lines}")
            evidence = subject(Path(folder), ruleset)
        assessment = assess(ruleset, evidence, DAY)
        results.append((said(assessment), assessment.coverage, tuple(evidence.facts)))
    assert results[0] == results[1]
