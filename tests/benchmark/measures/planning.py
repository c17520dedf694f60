"""What a plan costs beside a greedy one, and beside all plans tried: person days and time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from functools import partial
from itertools import chain, combinations

from milepost.analysis.planning import Planner
from milepost.analysis.planning.demands import Demand
from milepost.analysis.planning.goals import number_of
from milepost.analysis.planning.space import Space
from milepost.authoring.monotony.rising import rising
from milepost.model.plans import Goal, Means, Plan
from milepost.model.review import Review
from milepost.model.values import Number

from tests.benchmark.remedies import reviewed
from tests.benchmark.tables import Row, Table
from tests.benchmark.timing import Settings, Work, race

TITLE = "plans: person days and time"
_LARGE = (40, 500, 90)
_SMALLER = (10, 100, 20)
_SMALL = (2, 9, 3)
"""Criteria, actions, prerequisites."""

_TARGETS = (60, 85)


class Dearer(Exception):  # noqa: N818 - it says what was found
    """A plan that was said to be the cheapest is not."""


def measure(settings: Settings) -> list[Table]:
    """Two tables."""
    size = _SMALLER if settings.quick else _LARGE
    once = replace(settings, rounds=min(settings.rounds, 2), seconds=0.0)
    return [_beside_greedy(once, size), _beside_all(once)]


def _beside_greedy(settings: Settings, size: tuple[int, int, int]) -> Table:
    review = reviewed(*size, settings.seed)
    rows: list[Row] = []
    notes: list[str] = []
    for target in _TARGETS:
        contenders: dict[str, tuple[Work, int]] = {
            f"planned, score {target}": (partial(planned, review, target), 1),
            f"search alone, score {target}": (partial(searched, review, target), 1),
            f"greedy, score {target}": (partial(greedy, review, target), 1),
        }
        rows += [Row(name, sample) for name, sample in race(contenders, settings).items()]
        plan, dearer = planned(review, target), greedy(review, target)
        ratio = float(Fraction(dearer) / Fraction(plan.effort))
        notes.append(
            f"Score {target}: {plan.effort} days planned ({plan.proof}), {dearer} greedy, "
            f"{ratio:.2f} times as many."
        )
    criteria, actions, prerequisites = size
    title = f"plans: {actions} actions, {criteria} criteria, {prerequisites} prerequisites"
    notes += [
        "Planned: the first of the cheapest plans, every step of it scored for real.",
        "Greedy: what gains most points a day first, and what comes before it, until it is enough.",
    ]
    return Table(title, "plan", "ms", tuple(rows), tuple(notes))


def _beside_all(settings: Settings) -> Table:
    reviews = [reviewed(*_SMALL, settings.seed + number) for number in range(5)]
    for number, review in enumerate(reviews):
        target = _middle(review)
        one, least = planned(review, target), cheapest_of_all(review, target)
        if one.effort != least:
            raise Dearer(f"case {number}: {one.effort} days, and {least} would do")
    last = reviews[-1]
    contenders = {
        "planned": (partial(planned, last, _middle(last)), 1),
        "all plans tried": (partial(cheapest_of_all, last, _middle(last)), 1),
    }
    rows = tuple(Row(name, sample) for name, sample in race(contenders, settings).items())
    title = f"plans: {_SMALL[1]} actions, {len(reviews)} cases beside all {2 ** _SMALL[1]} plans"
    return Table(title, "plan", "ms", rows, ("In every case both need the same person days.",))


def planned(review: Review, target: Number) -> Plan:
    """The plan of least effort for a score, proven or with the gap that is left."""
    found = Planner.of(review, rising(review.assessment.ruleset), seconds=120)
    return found.plan(Goal("score", number=target), Means())


def searched(review: Review, target: Number) -> Number:
    """The person days of it, of equally cheap plans whichever is found first."""
    planner = Planner.of(review, rising(review.assessment.ruleset))
    efforts, asked = planner.search.space.efforts, (Demand("score", least=target),)
    return planner.search.cheapest(asked, efforts, (), lambda chosen: None).cost


def greedy(review: Review, target: Number) -> Number:
    """The person days of one who takes the best points a day first, with what comes before."""
    space = Space.around(review.assessment)
    chains = {name: frozenset(_chain(space, name)) for name in space.offer.options}
    start = _score(space, frozenset())
    gains = {name: (_score(space, own) - start, space.effort(own)) for name, own in chains.items()}
    ranked = sorted(gains, key=lambda name: (-gains[name][0] / gains[name][1], name))
    chosen: frozenset[str] = frozenset()
    for name in ranked:
        if _score(space, chosen) >= target:
            break
        more = chosen | chains[name]
        if _score(space, more) > _score(space, chosen):
            chosen = more
    return space.effort(chosen)


def cheapest_of_all(review: Review, target: Number) -> Number:
    """The person days of the cheapest of all plans that reach a score."""
    space = Space.around(review.assessment)
    allowed = (plan for plan in _subsets(space.offer.options) if space.programme().allows(plan))
    return min(space.effort(plan) for plan in allowed if _score(space, plan) >= target)


def _middle(review: Review) -> Number:
    """Half of what all actions together give."""
    space = Space.around(review.assessment)
    return _score(space, space.everything) / 2


def _subsets(names: Iterable[str]) -> Iterable[frozenset[str]]:
    known = tuple(names)
    every = (combinations(known, number) for number in range(len(known) + 1))
    return (frozenset(plan) for plan in chain.from_iterable(every))


def _chain(space: Space, name: str) -> Iterable[str]:
    yield name
    for first in space.offer.options[name].after:
        yield from _chain(space, min(first))


def _score(space: Space, chosen: frozenset[str]) -> Fraction:
    number = number_of(space.run(chosen), "score")
    assert number is not None
    return Fraction(number)
