"""Everything that is said of the agreement of several assessors on one scale."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from itertools import combinations
from typing import Any

from milepost.analysis.agreement.alpha import alpha_of, coincidences, disagreement
from milepost.analysis.agreement.distances import METRICS, Metric
from milepost.analysis.agreement.driving import (
    Apart,
    Leaning,
    SelfGap,
    apart,
    leanings,
    self_gap,
)
from milepost.analysis.agreement.icc import FORMS, icc
from milepost.analysis.agreement.kappa import WEIGHTINGS, cohen, fleiss
from milepost.analysis.agreement.ratings import Ratings
from milepost.analysis.agreement.resampling import Interval, interval

RELIABLE, TENTATIVE = Fraction(4, 5), Fraction(2, 3)
"""Alpha from which ratings are usually relied on, and from which with care (Krippendorff)."""


@dataclass(frozen=True, slots=True)
class Statistic:
    """One statistic: its name, between whom (empty: all), its value, and its interval.

    `value` None: undefined for these ratings. `units` is how many it rests on. `parts` are the
    observed and the expected disagreement of an alpha, which is 1 less their ratio.
    """

    name: str
    between: tuple[str, ...]
    value: Fraction | None
    interval: Interval | None
    units: int
    parts: tuple[Fraction, Fraction] | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far assessors agree: alpha first, then the other statistics, then what drives it."""

    ratings: Ratings
    metric: Metric
    alpha: Statistic
    others: tuple[Statistic, ...]
    apart: tuple[Apart, ...]
    leanings: tuple[Leaning, ...]
    self_gap: SelfGap | None

    @property
    def standing(self) -> str:
        """`reliable`, `tentative`, `unreliable`, or `undefined` without an alpha."""
        value = self.alpha.value
        if value is None:
            return "undefined"
        if value >= RELIABLE:
            return "reliable"
        return "tentative" if value >= TENTATIVE else "unreliable"


def agreement(ratings: Ratings) -> Agreement:
    """The agreement of these ratings; steps of a scale count as ordinal, numbers as interval."""
    metric: Metric = "ordinal" if ratings.labels else "interval"
    first, *rest = [_alpha(ratings, one) for one in (metric, *(m for m in METRICS if m != metric))]
    return Agreement(
        ratings,
        metric,
        first,
        (*rest, *_kappas(ratings), _fleiss(ratings), *_iccs(ratings)),
        apart(ratings),
        leanings(ratings, metric),
        self_gap(ratings),
    )


def _alpha(ratings: Ratings, metric: Metric) -> Statistic:
    met = [coincidences(unit) for unit in ratings.units]
    rough: list[Any] = [Counter({p: float(n) for p, n in one.items()}) for one in met]
    around = interval(rough, partial(alpha_of, metric=metric))
    value, parts = alpha_of(met, metric), disagreement(met, metric)
    return Statistic(f"alpha-{metric}", (), value, around, len(met), parts)


def _kappas(ratings: Ratings) -> list[Statistic]:
    """Cohen's kappa of every two assessors; only on a scale of steps, whose labels are known."""
    if not ratings.labels:
        return []
    found, labels = [], _labels(ratings)
    for two in combinations(ratings.assessors, 2):
        pairs = ratings.pairs(*two)
        for how in WEIGHTINGS if pairs else ():
            told = partial(cohen, weighting=how, labels=labels)
            found.append(_statistic(f"kappa-{how}", two, pairs, told))
    return found


def _labels(ratings: Ratings) -> tuple[Any, ...]:
    """The steps of the scale, and any rating between them, in order."""
    given = {rating for row in ratings.by_unit.values() for rating in row.values()}
    return tuple(sorted({*ratings.labels, *given}))


def _fleiss(ratings: Ratings) -> Statistic:
    return _statistic("fleiss", (), ratings.complete(), fleiss)


def _iccs(ratings: Ratings) -> list[Statistic]:
    """Every form; its interval in floating point, which drawing a thousand times asks for."""
    units = ratings.complete()
    rough = [tuple(map(float, row)) for row in units]
    return [
        Statistic(f, (), icc(units, f), interval(rough, partial(icc, form=f)), len(units))
        for f in FORMS
    ]


def _statistic(
    name: str, between: tuple[str, ...], units: Any, statistic: Callable[[Any], Any]
) -> Statistic:
    return Statistic(name, between, statistic(units), interval(units, statistic), len(units))
