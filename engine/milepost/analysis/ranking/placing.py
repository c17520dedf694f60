"""Places: who is ahead of whom, and what is not known leaves open."""

from __future__ import annotations

from milepost.analysis.ranking.weighing import parts, shares, summed
from milepost.model.rankings import Comparison, Scored
from milepost.model.values import Range


def placed(comparison: Comparison) -> tuple[Scored, ...]:
    """The alternatives in order of the score that is certain, then of the one that is possible.

    Those with equal scores share their place and stand in the order they are written in.
    """
    own = shares(comparison.weights)
    added = {name: parts(rated, own) for name, rated in comparison.points.items()}
    score = {name: summed(part) for name, part in added.items()}
    order = sorted(score, key=lambda name: (-score[name].low, -score[name].high))
    return tuple(
        Scored(name, comparison.points[name], added[name], score[name], *_places(name, score))
        for name in order
    )


def _places(name: str, score: dict[str, Range]) -> tuple[int, int]:
    """Best and worst place: behind all that are surely ahead, and all that may be."""
    own = score[name]
    others = [other for key, other in score.items() if key != name]
    ahead = sum(other.low > own.high for other in others)
    maybe = sum(other.high > own.low for other in others)
    return 1 + ahead, 1 + maybe


def leaders(scored: tuple[Scored, ...]) -> tuple[str, ...]:
    """Those that nobody can pass, whatever is not known turns out to be."""
    return tuple(one.name for one in scored if one.last == 1)
