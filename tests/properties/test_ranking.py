"""Laws of rankings and selections over generated choices."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import combinations

from choices import comparison, portfolio, project, resource, weighted
from hypothesis import given, settings
from hypothesis import strategies as st
from milepost.analysis.ranking.choosing import Choosing, best
from milepost.analysis.ranking.dominance import dominated
from milepost.analysis.ranking.flipping import flips
from milepost.analysis.ranking.growing import growing
from milepost.analysis.ranking.placing import leaders, placed
from milepost.analysis.ranking.prioritising import prioritised
from milepost.analysis.ranking.shifting import least_shift
from milepost.analysis.ranking.weighing import scores
from milepost.model.priorities import Traits
from milepost.model.rankings import Comparison
from milepost.model.values import Range

laws = settings(derandomize=True, deadline=None, max_examples=80)
NAMES = ("c1", "c2", "c3")
FIGURES = st.integers(0, 20).map(lambda number: number * 5)
UNSURE = st.one_of(FIGURES, st.none(), st.tuples(FIGURES, FIGURES).map(lambda p: tuple(sorted(p))))


@st.composite
def comparisons(draw: st.DrawFn, figures: st.SearchStrategy = FIGURES) -> Comparison:
    weights = draw(st.lists(st.integers(0, 9), min_size=3, max_size=3).filter(any))
    count = draw(st.integers(2, 5))
    rows = [dict(zip(NAMES, [draw(figures) for _ in NAMES], strict=True)) for _ in range(count)]
    several = {f"a{number}": row for number, row in enumerate(rows)}
    return comparison(dict(zip(NAMES, weights, strict=True)), **several)


def order(one: Comparison) -> list[str]:
    return [scored.name for scored in placed(one)]


@laws
@given(comparisons(UNSURE))
def test_who_is_dominated_is_not_ranked_above(one: Comparison) -> None:
    ranks = {scored.name: scored for scored in placed(one)}
    for name, by in dominated(one).items():
        for other in by:
            assert ranks[other].score.low >= ranks[name].score.high
            assert ranks[other].first <= ranks[name].first


@laws
@given(comparisons(UNSURE), st.integers(2, 7))
def test_scaling_all_weights_changes_nothing(one: Comparison, factor: int) -> None:
    other = Comparison({n: w * Fraction(factor, 3) for n, w in one.weights.items()}, one.points)
    assert placed(other) == placed(one)


@laws
@given(comparisons(UNSURE), st.lists(FIGURES, min_size=3, max_size=3))
def test_one_that_joins_reorders_no_others(one: Comparison, figures: list[int]) -> None:
    joining = {n: Range(Fraction(f), Fraction(f)) for n, f in zip(NAMES, figures, strict=True)}
    other = Comparison(one.weights, {**one.points, "new": joining})
    assert [name for name in order(other) if name != "new"] == order(one)
    assert {n: s for n, s in scores(other).items() if n != "new"} == scores(one)


@laws
@given(comparisons(UNSURE))
def test_places_hold_whatever_is_not_known(one: Comparison) -> None:
    """All that is open at one end or the other gives places within those told."""
    told = {scored.name: scored for scored in placed(one)}
    for good in one.points:
        settled = {
            name: {
                c: Range(end, end)
                for c, r in row.items()
                for end in (r.high if name == good else r.low,)
            }
            for name, row in one.points.items()
        }
        for scored in placed(Comparison(one.weights, settled)):
            assert told[scored.name].first <= scored.first
            assert scored.last <= told[scored.name].last or scored.first < scored.last


@laws
@given(comparisons())
def test_at_the_flip_the_scores_are_equal_and_beyond_it_the_leader_is_behind(
    one: Comparison,
) -> None:
    first = leaders(placed(one))
    for flip in flips(one, first[0]) if len(first) == 1 else ():
        rest = sum(w for n, w in one.weights.items() if n != flip.criterion)

        def at(share: Fraction, name: str = flip.criterion, rest: int = rest) -> Comparison:
            weights = {n: Fraction(w) * (100 - share) / rest for n, w in one.weights.items()}
            return Comparison({**weights, name: share}, one.points)

        level = scores(at(flip.at))
        assert level[first[0]] == level[flip.to] == max(level.values(), key=lambda r: r.low)
        side = flip.at + (flip.at - flip.weight) / 10**6
        if 0 < side < 100 and side != flip.at:
            beyond = scores(at(side))
            assert beyond[flip.to].low > beyond[first[0]].low
        before = scores(at((flip.at + flip.weight) / 2))
        assert order(one)[0] == first[0]
        assert before[first[0]] == max(before.values(), key=lambda r: r.low)


@laws
@given(comparisons())
def test_after_the_least_shift_they_draw_level_and_no_flip_moves_less(one: Comparison) -> None:
    first = leaders(placed(one))
    shift = least_shift(one, first[0]) if len(first) == 1 else None
    if shift is None:
        return
    total = sum(one.weights.values())
    weights = {n: Fraction(100 * w, total) for n, w in one.weights.items()}
    for name, moved in shift.moves:
        weights[name] -= moved
        weights[shift.onto] += moved
    assert min(weights.values()) >= 0
    level = scores(Comparison(weights, one.points))
    assert level[first[0]] == level[shift.to]
    assert all(shift.total <= abs(flip.change) for flip in flips(one, first[0]))


# --- selections --------------------------------------------------------------------------------


@st.composite
def tasks(draw: st.DrawFn) -> Choosing:
    count = draw(st.integers(1, 7))
    names = [f"p{number}" for number in range(count)]
    values = sorted((Fraction(draw(st.integers(0, 12)), 3) for _ in names), reverse=True)
    some = st.frozensets(st.sampled_from(names), max_size=2)
    limits = draw(st.sampled_from([("m",), ("m", "n")]))
    takes = {n: {r: Fraction(draw(st.integers(0, 9)), 2) for r in limits} for n in names}
    return Choosing(
        dict(zip(names, values, strict=True)),
        takes,
        {r: draw(st.integers(0, 20)) for r in limits},
        must=draw(st.one_of(st.just(frozenset[str]()), some)),
        never=draw(st.one_of(st.just(frozenset[str]()), some)),
        needs={name: draw(some) - {name} for name in draw(some)},
        either=tuple(draw(st.lists(some.filter(lambda g: len(g) == 2), max_size=1))),
    )


def keeps(task: Choosing, chosen: frozenset[str]) -> bool:
    """Whether a selection breaks nothing."""
    within = all(
        sum(task.takes[name][resource] for name in chosen) <= limit
        for resource, limit in task.limits.items()
    )
    tied = all(set(task.needs.get(name, ())) <= chosen for name in chosen)
    apart = all(len(chosen & set(group)) < 2 for group in task.either)
    return within and tied and apart and task.must <= chosen and not chosen & task.never


def every(task: Choosing) -> list[frozenset[str]]:
    names = list(task.values)
    sizes = range(len(names) + 1)
    several = (frozenset(chosen) for size in sizes for chosen in combinations(names, size))
    return [chosen for chosen in several if keeps(task, chosen)]


def merit(task: Choosing, chosen: frozenset[str]) -> tuple[Fraction, list[bool]]:
    total = sum((task.values[name] for name in chosen), Fraction(0))
    return total, [name in chosen for name in task.values]


@settings(laws, max_examples=300)
@given(tasks())
def test_the_selection_is_the_best_of_all(task: Choosing) -> None:
    right = max((merit(task, chosen) for chosen in every(task)), default=None)
    found = best(task)
    if right is None:
        assert found is None
    else:
        assert found is not None
        assert found.proven
        assert merit(task, frozenset(found.names)) == right
        assert found.total == found.bound == right[0]


@laws
@given(tasks(), st.integers(0, 8))
def test_more_of_a_resource_never_makes_it_worse(task: Choosing, more: int) -> None:
    before, after = best(task), best(task.within({"m": task.limits["m"] + more}))
    if before is not None:
        assert after is not None
        assert after.total >= before.total


@laws
@given(tasks())
def test_the_least_more_helps_and_a_little_less_does_not(task: Choosing) -> None:
    before = best(task)
    for more in growing(task, before) if before else ():
        assert before is not None
        limit = task.limits[more.resource]
        if more.least is None:
            endless = best(task.within({more.resource: 10**6}))
            assert endless is not None
            assert endless.total == before.total
            continue
        helped = best(task.within({more.resource: limit + more.least}))
        short = best(task.within({more.resource: limit + more.least - Fraction(1, 100)}))
        assert helped is not None
        assert short is not None
        assert short.total == before.total < helped.total


@laws
@given(st.lists(st.tuples(FIGURES, st.integers(1, 9)), min_size=1, max_size=6), st.integers(1, 20))
def test_twice_the_same_and_in_any_order(rows: list[tuple[int, int]], limit: int) -> None:
    """The same input gives the same; projects written in another order are selected alike."""
    several = tuple(
        project(f"p{n}", {"w": worth + Fraction(n, 100)}, m=size)
        for n, (worth, size) in enumerate(rows)
        if worth + Fraction(n, 100) <= 100
    ) or (project("p", {"w": 1}, m=1),)
    one = portfolio((weighted("w", 1),), several, resource("m", limit))
    traits = {candidate.name: Traits() for candidate in several}
    other = replace(one, candidates=several[::-1])
    once = prioritised(one, traits)
    assert prioritised(one, traits) == once
    first, second = once.selection, prioritised(other, traits).selection
    assert first is not None
    assert second is not None
    assert (first.names, first.total) == (second.names, second.total)
