"""The least shift of weight that makes the leader lose, over all criteria at once."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from milepost.analysis.ranking.flipping import Gaps, gaps
from milepost.analysis.ranking.weighing import MOST, shares
from milepost.model.rankings import Comparison, Shift


def least_shift(comparison: Comparison, leader: str) -> Shift | None:
    """The fewest percentage points of weight that have to move for another to draw level.

    None where no weights at all make the leader lose.
    """
    own, mine = shares(comparison.weights), comparison.points[leader]
    rivals = {n: gaps(mine, theirs) for n, theirs in comparison.points.items() if n != leader}
    found = [shift for to, gap in rivals.items() if (shift := _shift(to, own, gap))]
    return min(found, key=lambda shift: shift.total, default=None)


def _shift(to: str, shares: Mapping[str, Fraction], gap: Gaps) -> Shift | None:
    """Weight goes where the rival is furthest ahead, and is taken where it is furthest behind.

    Each point moved from i to k takes gap(i) - gap(k) from the lead, so that taking the largest
    gaps first moves the fewest points.
    """
    onto = min(gap, key=lambda name: gap[name])
    if gap[onto] >= 0:
        return None
    left = sum(shares[name] * gap[name] for name in shares) / MOST
    moves: list[tuple[str, Fraction]] = []
    for name in sorted(gap, key=lambda name: -gap[name]):
        gain = (gap[name] - gap[onto]) / MOST
        if left <= 0 or not gain:
            break
        moved = min(shares[name], left / gain)
        left -= moved * gain
        if moved:
            moves.append((name, moved))
    return Shift(to, onto, tuple(moves))
