"""Laws of the whole language, over generated rule sets and evidence."""

from __future__ import annotations

import json
import statistics
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import lru_cache
from random import Random

import pytest
from building import DAY, rule_set, waiver
from hypothesis import HealthCheck, Phase, assume, settings
from hypothesis import given as over
from hypothesis import strategies as st
from milepost.authoring.monotony import directions, monotone
from milepost.authoring.monotony.directions import BOTH, FALLS, RISES, STILL, Direction
from milepost.model.evidence import Evidence
from milepost.model.results import Conclusion, Rounding
from milepost.model.values import Number, Step
from milepost.scoring.aggregation import Weighted
from milepost.scoring.aggregations.best import Best
from milepost.scoring.aggregations.worst import Worst
from milepost.scoring.assess import Run, assess, score_once
from milepost.scoring.rounding import rounded
from milepost.scoring.taking import aggregation_kinds
from milepost.scoring.telling import Key

from .generating import TAKES, Written, better, evidence, rule_sets

laws = settings(
    derandomize=True,
    deadline=None,
    max_examples=24,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=[Phase.explicit, Phase.generate],
)
loaded = lru_cache(maxsize=512)(rule_set)

Values = Mapping[tuple[str, Key], Number | None]


def run(rules: Written, given: Evidence) -> Run:
    return score_once(loaded(rules.text()), given, DAY)


def values(results: Mapping[str, Mapping[Key, Conclusion]]) -> Values:
    """Every value of every result as a number; None where there is none."""
    return {(name, key): _number(c) for name, by in results.items() for key, c in by.items()}


def _number(conclusion: Conclusion) -> Number | None:
    value = conclusion.value
    if isinstance(value, Step):
        return value.rank
    return value if isinstance(value, int | Fraction) else None


@lru_cache(maxsize=512)
def ways(text: str) -> Mapping[str, Direction]:
    return directions(loaded(text))


def in_order(way: Direction, low: Number | None, high: Number | None) -> bool:
    """Whether the second lies where a result that goes this way may lie, seen from the first."""
    if low is None or high is None or way == BOTH:
        return True
    return {RISES: low <= high, FALLS: low >= high, STILL: low == high}[way]


# A better fact or answer


@settings(laws, max_examples=35)
@over(st.data(), rule_sets())
def test_what_gets_better_moves_no_result_against_its_direction(
    data: st.DataObject, rules: Written
) -> None:
    """What applies, and what is assessed beside what gets better, stays as it is."""
    for pick in data.draw(st.lists(st.integers(0, 99), min_size=3, max_size=3)):
        before = data.draw(evidence(rules))
        one, other = run(rules, before), run(rules, better(rules, before, pick))
        if same_open(one, other):
            was, is_ = values(one.results), values(other.results)
            way = ways(rules.text())
            assert [k for k in was if not in_order(way[k[0]], was[k], is_[k])] == []


def same_open(one: Run, other: Run) -> bool:
    """Whether all leaves are not applicable, in error or not assessed in both, or in neither."""
    return _open(one) == _open(other)


def _open(found: Run) -> list[str]:
    settled = ("pass", "partial", "fail")
    every = [leaf.judgement.outcome for f in found.findings for leaf in f.leaves]
    return ["" if outcome in settled else outcome for outcome in every]


# Order


@laws
@over(st.data(), rule_sets(), st.integers(0, 10**6))
def test_the_order_of_what_is_written_changes_nothing(
    data: st.DataObject, rules: Written, seed: int
) -> None:
    """Of criteria, of their checks, of results, of answers and of assessors."""
    given = data.draw(evidence(rules, whole=False))
    moved = shuffled(rules, Random(seed))
    answers = [(id, tuple(reversed(some))) for id, some in given.answers.items()]
    other = run(moved, replace(given, answers=dict(reversed(answers))))
    assert values(other.results) == values(run(rules, given).results)


def shuffled(rules: Written, random: Random) -> Written:
    def mixed(items: object) -> list[object]:
        return random.sample(list(items), len(list(items)))  # type: ignore[call-overload, arg-type]

    sections = dict(rules.sections)
    sections["criteria"] = mixed(
        [{**c, "checks": mixed(c["checks"])} if "checks" in c else c for c in sections["criteria"]]
    )
    sections["results"] = dict(mixed(sections["results"].items()))
    return Written(dict(mixed(sections.items())))


# Weights


@laws
@over(st.data(), rule_sets(), st.sampled_from([Fraction(1, 4), Fraction(3)]))
def test_scaling_all_weights_changes_no_result(
    data: st.DataObject, rules: Written, factor: Fraction
) -> None:
    """Of criteria and of axis values alike, where no expression asks for a weight."""
    assume(not rules.names("weight *"))
    given = data.draw(evidence(rules, whole=False))
    scaled = run(rules.weighing(factor), given)
    assert values(scaled.results) == values(run(rules, given).results)


# Waivers


@laws
@over(st.data(), rule_sets(), st.integers(0, 4), st.booleans())
def test_a_waiver_changes_no_outcome_no_credit_and_no_result(
    data: st.DataObject, rules: Written, number: int, runs: bool
) -> None:
    """Of a rule set that names neither `waived` nor `skipped`."""
    assume(not rules.names("waived", "skipped"))
    given = data.draw(evidence(rules, whole=False))
    mark = waiver(f"C{number}" if number < 4 else "K", date(2027, 1, 1), run=runs)
    bare, waived = run(rules, given), run(rules, replace(given, waivers=(mark,)))
    assert [(f.outcome, f.credit, f.rating) for f in waived.findings] == [
        (f.outcome, f.credit, f.rating) for f in bare.findings
    ]
    assert values(waived.results) == values(bare.results)
    assert waived.coverage == bare.coverage


# Intervals


@settings(laws, max_examples=30)
@over(st.data(), rule_sets())
def test_whatever_missing_evidence_says_a_result_lies_in_its_interval(
    data: st.DataObject, rules: Written
) -> None:
    """Of results that go one way and do not ask for coverage, which is full in an interval.

    What applies is known, and nothing that is missing turns out not to be applicable.
    """
    assume(not rules.names("coverage <"))
    for _ in range(2):
        full = data.draw(evidence(rules))
        known = data.draw(partly(rules, full))
        if _excepted(run(rules, full)) == _excepted(run(rules, known)):
            _lies_between(rules, known, run(rules, full))


def _lies_between(rules: Written, known: Evidence, filled: Run) -> None:
    there, way = values(filled.results), ways(rules.text())
    for name, line in assess(loaded(rules.text()), known, DAY).results.items():
        ends = line.by or {(): (line.conclusion, line.worst, line.best)}
        for key, (_, worst, best) in ends.items():
            found = there.get((name, key))
            assert in_order(way[name], _number(worst), found), (name, "worst")
            assert in_order(way[name], found, _number(best)), (name, "best")


@st.composite
def partly(draw: st.DrawFn, rules: Written, full: Evidence) -> Evidence:
    """The evidence without some of its facts and answers."""
    facts = draw(st.sets(st.sampled_from(["b", "c", "p", "q", "r"])))
    kept = {name: fact for name, fact in full.facts.items() if name not in facts}
    unanswered = draw(st.sets(st.sampled_from(sorted(full.answers) or ["none"])))
    if rules.teams:
        unanswered = set()
    answers = {id: some for id, some in full.answers.items() if id not in unanswered}
    return replace(full, facts=kept, answers=answers)


def _excepted(found: Run) -> list[bool]:
    every = [leaf.judgement.outcome for f in found.findings for leaf in f.leaves]
    return [outcome in ("not-applicable", "error") for outcome in every]


# What is generated


def test_every_part_of_the_language_is_generated() -> None:
    seen: Counter[str] = Counter()

    @settings(laws, max_examples=100)
    @over(rule_sets())
    def look(rules: Written) -> None:
        seen.update(part for part in PARTS if rules.names(part))
        seen["all"] += 1
        if seen["all"] <= 20:
            seen["monotone"] += not monotone(loaded(rules.text()))

    look()
    assert [part for part in PARTS if not seen[part]] == []
    assert 2 <= seen["monotone"] <= 18


PARTS = (
    '"steps"', '"imported"', '"checks"', '"ticks"', '"needs"', '"requires"', '"applies"',
    '"not_applicable"', '"not_assessed"', '"target"', '"status"', 'outcomes: ', 'adjust: ',
    '"set"', 'better: ', 'coverage: ', 'raters: ', '"from": "answers"',
    '"in"', '"tree"', '"only"', '"weighted"', '"empty"', '"times"', '"round"', '"limits"',
    '"instead"', '"void"', '"by"', '"climb"', '"below"', '"judged"', '"rows"', "base >= 1",
    "base < 1", "inconclusive", "excluded", "under(", "half-even", "truncate", '{"domain": "min"',
    *(f'"take": {json.dumps(take)}' for take in TAKES),
)  # fmt: skip


# Aggregations and rounding against Python's own

NUMBERS = st.lists(st.fractions(-5, 5, max_denominator=6), min_size=1, max_size=7)
SAME = {
    "mean": statistics.mean,
    "median": statistics.median,
    "min": min,
    "max": max,
    "sum": sum,
    "mode": lambda some: min(statistics.multimode(some)),
    "count": lambda some: sum(x >= 1 for x in some),
    "share": lambda some: statistics.mean([Fraction(x >= 1) for x in some]),
    "any": lambda some: any(x >= 1 for x in some),
    "all": lambda some: all(x >= 1 for x in some),
}


@pytest.mark.parametrize("name", SAME)
@settings(laws, max_examples=30)
@over(some=NUMBERS)
def test_an_aggregation_is_that_of_python(name: str, some: list[Fraction]) -> None:
    take = aggregation_kinds()[name]()
    assert take.take([Weighted(x) for x in some]) == SAME[name](some)


@settings(laws, max_examples=30)
@over(some=st.lists(st.tuples(st.fractions(0, 4), st.integers(0, 5)), min_size=1, max_size=6))
def test_a_weighted_mean_is_that_of_each_value_so_many_times(
    some: list[tuple[Fraction, int]],
) -> None:
    repeated = [value for value, weight in some for _ in range(weight)]
    taken = aggregation_kinds()["mean"]().take([Weighted(x, Fraction(w)) for x, w in some])
    assert taken == (statistics.mean(repeated) if repeated else None)


@settings(laws, max_examples=30)
@over(some=NUMBERS, count=st.integers(1, 8))
def test_best_and_worst_are_means_of_one_end(some: list[Fraction], count: int) -> None:
    weighted, rising = [Weighted(x) for x in some], sorted(some)
    assert Worst(count).take(weighted) == statistics.mean(rising[:count])
    assert Best(count).take(weighted) == statistics.mean(rising[-count:])


MODES = {
    "half-up": "ROUND_HALF_UP",
    "half-even": "ROUND_HALF_EVEN",
    "half-down": "ROUND_HALF_DOWN",
    "floor": "ROUND_FLOOR",
    "ceiling": "ROUND_CEILING",
    "truncate": "ROUND_DOWN",
}


@pytest.mark.parametrize("mode", MODES)
@settings(laws, max_examples=60)
@over(number=st.decimals(-50, 50, places=4), to=st.integers(0, 4))
def test_rounding_is_that_of_decimal(mode: str, number: Decimal, to: int) -> None:
    with localcontext() as context:
        context.rounding = MODES[mode]
        wanted = number.quantize(Decimal(1).scaleb(-to))
    assert rounded(Fraction(number), Rounding(to=to, mode=mode)) == Fraction(wanted)
