"""What each of several changes moves where the order in which they come is nobody's to say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from math import factorial
from typing import TypeVar

Change = TypeVar("Change", bound=str)


def subsets(changes: Sequence[Change]) -> Iterator[frozenset[Change]]:
    """Every set of changes that can have been made, the smaller first."""
    for size in range(len(changes) + 1):
        yield from map(frozenset, combinations(changes, size))


def shares(
    changes: Sequence[Change], values: Mapping[frozenset[Change], Fraction]
) -> dict[Change, Fraction]:
    """The Shapley value of each change: the mean of what it moves, over all orders of changes.

    `values` says what holds after each set of changes. The shares sum to the move of all.
    """
    return {change: _share(change, changes, values) for change in changes}


def _share(
    change: Change, changes: Sequence[Change], values: Mapping[frozenset[Change], Fraction]
) -> Fraction:
    others, count = [other for other in changes if other != change], len(changes)
    moved = Fraction(0)
    for done in subsets(others):
        orders = factorial(len(done)) * factorial(count - len(done) - 1)
        moved += Fraction(orders, factorial(count)) * (values[done | {change}] - values[done])
    return moved
