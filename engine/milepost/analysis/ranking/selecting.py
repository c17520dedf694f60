"""The selection of a portfolio: a choice between its projects, and why none is possible."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from milepost.analysis.ranking.choosing import Choosing
from milepost.model.portfolios import Candidate, Portfolio
from milepost.model.priorities import Blocked, Selection, Usage
from milepost.model.values import Number


def choosing(
    portfolio: Portfolio, values: Mapping[str, Fraction], unrated: Iterable[str]
) -> Choosing:
    """The choice between the projects, the highest value first.

    What is not known of a project keeps it out, unless it is mandatory: all of its ratings, or its
    demand of a resource that binds.
    """
    binding = [resource.name for resource in portfolio.resources if resource.binds]
    must = frozenset(one.name for one in portfolio.candidates if one.mandatory)
    lacking = {one.name for one in portfolio.candidates if lacks(one, binding)}
    return Choosing(
        values=values,
        takes={
            one.name: {name: demand(one, name) or 0 for name in binding}
            for one in portfolio.candidates
        },
        limits={r.name: r.free for r in portfolio.resources if r.binds},
        must=must,
        never=frozenset((lacking | set(unrated)) - must),
        needs=ties(portfolio),
        either=portfolio.either,
    )


def demand(candidate: Candidate, resource: str) -> Number | None:
    """What a project takes of a resource, the most where it lies between two ends."""
    rating = candidate.demands.get(resource)
    return rating.figure.high if rating and rating.figure else None


def lacks(candidate: Candidate, resources: Iterable[str]) -> bool:
    """Whether what a project takes of one of the resources is not known."""
    return any(demand(candidate, name) is None for name in resources)


def ties(portfolio: Portfolio) -> dict[str, frozenset[str]]:
    """What each project needs among the others, those it stands and falls with included."""
    names = {one.name for one in portfolio.candidates}
    found = {one.name: set(one.needs) & names for one in portfolio.candidates}
    for group in portfolio.together:
        for name in group:
            found[name] |= set(group) - {name}
    return {name: frozenset(needs) for name, needs in found.items()}


def blocked(portfolio: Portfolio, task: Choosing) -> Blocked | None:
    """Why the mandatory projects alone cannot be selected; None where they can, or there are none.

    What a mandatory project needs is mandatory with it.
    """
    forced = frozenset[str]().union(*(task.closure(name) for name in task.must))
    members = [one for one in portfolio.candidates if one.name in forced]
    over = {
        name: excess
        for name, limit in task.limits.items()
        if (excess := sum(demand(one, name) or 0 for one in members) - limit) > 0
    }
    clashes = (tuple(n for n in group if n in forced) for group in portfolio.either)
    clashing = tuple(group for group in clashes if len(group) > 1)
    lacking = tuple(one.name for one in members if lacks(one, task.limits))
    return Blocked(over, clashing, lacking) if over or clashing or lacking else None


def usage(portfolio: Portfolio, selection: Selection | None) -> tuple[Usage, ...]:
    """Each resource: asked for, given, left, and by whom."""
    chosen = set(selection.names) if selection else set()
    found = []
    for resource in portfolio.resources:
        asked = {one.name: demand(one, resource.name) for one in portfolio.candidates}
        by = {name: number for name, number in asked.items() if number is not None}
        given = sum(number for name, number in by.items() if name in chosen)
        lacking = tuple(name for name, number in asked.items() if number is None)
        left = resource.free - given
        found.append(Usage(resource.name, sum(by.values()), given, by, left, lacking))
    return tuple(found)
