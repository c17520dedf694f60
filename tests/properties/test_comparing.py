"""Laws of comparing: parts sum to the whole, storing loses nothing, warnings come in time."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

from building import given as evidence_of
from building import put, rule_set
from hypothesis import given, settings
from hypothesis import strategies as st
from milepost.analysis.comparing.comparing import comparison
from milepost.analysis.comparing.forecasting import Looking, forecast, line
from milepost.analysis.comparing.shapley import shares, subsets
from milepost.analysis.comparing.states import State
from milepost.analysis.comparing.telling import told
from milepost.analysis.reviewing import review
from milepost.conditions.comparison import compare
from milepost.model.evidence import Evidence
from milepost.model.values import Number, Point, Value
from milepost.reporters.json_report import report
from milepost.scoring.assess import assess
from milepost.sources.results import read_results

laws = settings(derandomize=True, deadline=None, max_examples=60)
THEN, NOW = date(2026, 3, 31), date(2026, 6, 30)
TEXT = """
criteria:
  - {id: A, weight: 3, parameters: {x: 5}, check: a >= param.x and p}
  - {id: B, weight: 2, check: fee >= 5 or b >= 7}
  - {id: C, weight: 1, check: p or q}
  - {id: D, weight: 4, scale: anchors, steps: {"4": b >= 8, "3": "b >= 4", "1": b >= 1}}
results:
  score: {take: mean, times: 100}
  verdict:
    scale: verdict
    rows: [{is: bad, when: 'any_of(criteria, unknown)'}, {is: fair, when: score < 60}, {is: best}]
main: verdict
"""
RULES = [rule_set(TEXT), rule_set(TEXT.replace("x: 5", "x: 7").replace("weight: 2", "weight: 9"))]

numbers = st.integers(0, 40).map(lambda n: Fraction(n, 4))
"""As evidence is written: decimals."""
facts = st.fixed_dictionaries(
    {"r": st.just(True)},
    optional={
        "a": numbers,
        "b": numbers,
        "fee": numbers,
        "p": st.booleans(),
        "q": st.booleans(),
    },
)
days = st.sampled_from((date(2026, 3, 1), date(2026, 3, 25), date(2026, 6, 20)))


def state(rules: int, facts: dict[str, Value], collected: date, day: date) -> State:
    known: Evidence = evidence_of(collected, **{**facts, "b": facts.get("b", 3)})
    assessment = assess(RULES[rules], known, day)
    return State(told(assessment), "here", assessment, assessment.ruleset)


@laws
@given(facts, facts, days, days, st.integers(0, 1), st.integers(0, 1))
def test_the_parts_and_the_changes_sum_to_the_whole_move(
    before: dict[str, Value],
    after: dict[str, Value],
    first: date,
    second: date,
    old: int,
    new: int,
) -> None:
    states = (state(old, before, first, THEN), state(new, after, second, NOW))
    found = comparison(states, Looking()).latest
    assert found is not None
    scores = [next(x.exact for x in one.result.lines if x.name == "score") for one in states]
    assert scores[0] is not None
    assert scores[1] is not None
    assert found.split.total == Fraction(scores[1]) - Fraction(scores[0])
    assert sum(part.points for part in found.split.parts) == found.split.total
    assert found.effects is not None
    points = sum((one.points for one in found.effects.effects), found.effects.rest)
    assert points == found.effects.total


@laws
@given(facts, days, st.integers(0, 1))
def test_nothing_moves_between_a_state_and_itself(
    known: dict[str, Value], day: date, rules: int
) -> None:
    one = state(rules, known, day, NOW)
    found = comparison((one, one), Looking()).latest
    assert found is not None
    assert (found.moves.criteria, found.rules, found.split.total) == ((), (), 0)
    assert {move.way for move in found.moves.lines} == {"same"}


@laws
@given(facts, days, st.integers(0, 1))
def test_a_stored_result_is_read_back_as_it_was_told(
    known: dict[str, Value], day: date, rules: int
) -> None:
    one = state(rules, known, day, NOW)
    assert one.assessment is not None
    with TemporaryDirectory() as folder:
        path = put(Path(folder) / "r.json", report([review(one.assessment)]))
        (back,) = read_results(path, "r.json")
    assert [getattr(back, name) for name in back.__slots__ if name != "place"] == [
        getattr(one.result, name) for name in back.__slots__ if name != "place"
    ]


series = st.lists(
    st.tuples(st.integers(1, 40), st.fractions(-50, 50, max_denominator=8)), min_size=3, max_size=8
)
operators = st.sampled_from(("<", "<=", ">", ">="))


def dated(steps: list[tuple[int, Fraction]]) -> tuple[Point, ...]:
    day, found = date(2026, 1, 1), []
    for days, value in steps:
        day += timedelta(days=days)
        found.append(Point(day, value))
    return tuple(found)


@laws
@given(series, operators, st.fractions(-60, 60, max_denominator=8))
def test_the_foretold_day_is_the_first_on_which_the_line_is_on_the_other_side(
    steps: list[tuple[int, Fraction]], operator: str, limit: Fraction
) -> None:
    points = dated(steps)
    said = forecast(points, operator, limit, points[-1].date, Looking(points=8, horizon=10**6))
    assert said.line is not None
    kept = compare(operator, points[-1].value, limit) is True
    assert (said.level == "breached") is not kept
    if said.on is not None:
        assert compare(operator, said.line.at(said.on), limit) is not kept
        if said.on > points[-1].date:
            before = said.line.at(said.on - timedelta(days=1))
            assert compare(operator, before, limit) is kept


@laws
@given(st.integers(3, 8), st.fractions("0.1", 5), st.fractions("0.1", 30), st.integers(1, 90))
def test_a_steady_fall_is_warned_of_before_the_limit_is_crossed(
    count: int, pace: Fraction, left: Fraction, apart: int
) -> None:
    limit: Number = 50
    first = date(2026, 1, 1)
    values = [limit + left + pace * (count - 1 - n) for n in range(count)]
    points = tuple(Point(first + timedelta(days=apart * n), v) for n, v in enumerate(values))
    said = forecast(points, ">=", limit, points[-1].date, Looking(horizon=10**6))
    crossing = points[-1].date + timedelta(days=int(left / pace * apart) + 1)
    assert (said.level, said.on) == ("heading", crossing)


@laws
@given(series)
def test_the_line_leaves_no_mean_error_and_fits_between_none_and_all(
    steps: list[tuple[int, Fraction]],
) -> None:
    points = dated(steps)
    drawn = line(points)
    assert sum(Fraction(point.value) - drawn.at(point.date) for point in points) == 0
    assert 0 <= drawn.fit <= 1


@laws
@given(st.lists(st.fractions(-9, 9, max_denominator=5), min_size=8, max_size=8))
def test_shares_sum_to_the_move_of_all_changes(values: list[Fraction]) -> None:
    done = dict(zip(subsets(("x", "y", "z")), values, strict=True))
    found = shares(("x", "y", "z"), done)
    assert sum(found.values()) == values[-1] - values[0]
