"""Krippendorff's alpha: agreement of any number of assessors, ratings may be missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import permutations
from typing import Any

from milepost.analysis.agreement.distances import Metric, distance

Coincidences = Counter[tuple[Any, Any]]
"""How often two ratings met in one unit; each unit of m ratings counts m in all."""


def alpha(units: Iterable[Sequence[Any]], metric: Metric) -> Any | None:
    """1 - observed over expected disagreement; 1 is perfect, 0 what chance gives.

    Units with fewer than two ratings do not count. None where nothing is left, or where only one
    rating was ever given, so that no disagreement was possible.
    Source: Krippendorff, Content Analysis, alpha from the coincidence matrix.
    """
    return alpha_of([coincidences(unit) for unit in units], metric)


def alpha_of(parts: Iterable[Coincidences], metric: Metric) -> Any | None:
    """The alpha of units whose coincidences are counted already."""
    observed, expected = disagreement(parts, metric)
    return 1 - observed / expected if expected else None


def disagreement(parts: Iterable[Coincidences], metric: Metric) -> tuple[Any, Any]:
    """Observed and expected disagreement, both a mean squared distance of two ratings."""
    met: Coincidences = Counter()
    for part in parts:
        met.update(part)
    counts: Counter[Any] = Counter()
    for (one, _), number in met.items():
        counts[one] += number
    total, apart = sum(counts.values()), distance(metric, counts)
    if total < 2:
        return 0, 0
    observed = sum(number * apart(one, other) for (one, other), number in met.items())
    expected = sum(counts[a] * counts[b] * apart(a, b) for a in counts for b in counts)
    return observed / total, expected / (total * (total - 1))


def coincidences(unit: Sequence[Any]) -> Coincidences:
    """The coincidences of one unit; none where it has fewer than two ratings."""
    found: Coincidences = Counter()
    for pair in permutations(unit, 2):
        found[pair] += Fraction(1, len(unit) - 1)  # type: ignore[assignment]
    return found
