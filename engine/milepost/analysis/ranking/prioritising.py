"""A portfolio in order, selected within its limits, and how firmly both stand."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from milepost.analysis.ranking.choosing import Choosing, best
from milepost.analysis.ranking.counting import counted
from milepost.analysis.ranking.growing import growing
from milepost.analysis.ranking.placing import placed
from milepost.analysis.ranking.pricing import change, duties, from_top, passed
from milepost.analysis.ranking.selecting import blocked, choosing, usage
from milepost.analysis.ranking.steadiness import sensitivity
from milepost.analysis.ranking.weighing import compared, shares
from milepost.model.portfolios import Portfolio
from milepost.model.priorities import Change, Priorities, Selection, Traits
from milepost.model.rankings import Scored


def prioritised(
    portfolio: Portfolio, traits: Mapping[str, Traits], reweighted: tuple[str, ...] = ()
) -> Priorities:
    """The order by score, and the selection with the highest total within the limits.

    Scores count by what is certain of them. Without limits, ties or mandatory projects there is
    nothing to select.
    """
    alternatives = tuple(one.alternative for one in portfolio.candidates)
    comparison = compared(portfolio.criteria, alternatives)
    scored = placed(comparison)
    unrated = _unrated(portfolio)
    ranked = tuple(one for one in scored if one.name not in unrated)
    task = choosing(portfolio, _values(scored), unrated)
    wrong = blocked(portfolio, task)
    selection = best(task) if task.limits and not wrong else None
    return Priorities(
        portfolio=portfolio,
        scored=ranked,
        shares=shares(comparison.weights),
        unrated=unrated,
        selection=selection,
        blocked=wrong if task.limits else None,
        at_best=_at_best(task, scored, selection),
        from_top=from_top(task, selection) if selection else False,
        passed=passed(task, selection, unrated) if selection else (),
        duties=duties(task, selection) if selection else (),
        usage=usage(portfolio, selection),
        more=growing(task, selection) if selection else (),
        sensitivity=sensitivity(
            comparison, scored, selection, lambda s: best(_valued(task, _values(s)))
        ),
        all=counted(portfolio, traits, [one.name for one in portfolio.candidates]),
        chosen=counted(portfolio, traits, selection.names) if selection else None,
        reweighted=reweighted,
    )


def _unrated(portfolio: Portfolio) -> tuple[str, ...]:
    """The projects of which no rating is known."""
    return tuple(
        one.name
        for one in portfolio.candidates
        if not any(rating.figure for rating in one.alternative.ratings.values())
    )


def _values(scored: tuple[Scored, ...]) -> dict[str, Fraction]:
    return {one.name: Fraction(one.score.low) for one in scored}


def _valued(task: Choosing, values: Mapping[str, Fraction]) -> Choosing:
    """The same choice with other values."""
    return Choosing(values, task.takes, task.limits, task.must, task.never, task.needs, task.either)


def _at_best(
    task: Choosing, scored: tuple[Scored, ...], selection: Selection | None
) -> Change | None:
    """The selection if everything not known were best; None where all is known."""
    if selection is None or all(one.score.low == one.score.high for one in scored):
        return None
    order = sorted(scored, key=lambda one: -one.score.high)
    other = best(_valued(task, {one.name: Fraction(one.score.high) for one in order}))
    return change(selection, other) if other else None
