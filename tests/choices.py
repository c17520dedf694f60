"""Small choices for tests: comparisons out of plain points, cases out of plain ratings."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from milepost.model.choices import Alternative, Case, Rating, Weighted
from milepost.model.evidence import Place
from milepost.model.portfolios import Candidate, Portfolio, Resource
from milepost.model.rankings import Comparison
from milepost.model.text import Text
from milepost.model.values import Number, Range

Points = Mapping[str, "Number | tuple[Number, Number] | None"]
"""A figure by criterion: exact, between two ends, or not known."""


def said(name: str) -> Text:
    """A name in both languages."""
    return Text(en=name, zh=name)


def spread(figure: Number | tuple[Number, Number] | None) -> Range:
    """Points as a range; all of it where they are not known."""
    if figure is None:
        return Range(Fraction(0), Fraction(100))
    low, high = figure if isinstance(figure, tuple) else (figure, figure)
    return Range(Fraction(low), Fraction(high))


def comparison(weights: Mapping[str, Number], **several: Points) -> Comparison:
    """Alternatives with their points, in the order given."""
    points = {n: {c: spread(p) for c, p in own.items()} for n, own in several.items()}
    return Comparison(dict(weights), points)


def weighted(name: str, weight: Number, worst: Number = 0, best: Number = 100) -> Weighted:
    """A criterion between these ends."""
    return Weighted(name, said(name), weight, worst, best)


def rated(figures: Points) -> dict[str, Rating]:
    """Ratings; one that is None is not there."""
    return {
        name: Rating(Range(*figure) if isinstance(figure, tuple) else Range(figure, figure))
        for name, figure in figures.items()
        if figure is not None
    }


def case(criteria: tuple[Weighted, ...], close: Number = 5, **several: Points) -> Case:
    """A case whose first alternative is doing nothing."""
    alternatives = tuple(
        Alternative(name, said(name), rated(own), nothing=not number)
        for number, (name, own) in enumerate(several.items())
    )
    place = Place("case.yaml", 1)
    return Case("demo", said("demo"), said("what?"), criteria, alternatives, close, place)


def project(name: str, scores: Points, mandatory: bool = False, **demands: Number) -> Candidate:
    """A project with its ratings and what it takes of each resource."""
    return Candidate(
        Alternative(name, said(name), rated(scores)),
        rated(demands),
        said("the law") if mandatory else None,
    )


def resource(name: str, supply: Number, committed: Number = 0, binds: bool = True) -> Resource:
    """A resource."""
    return Resource(name, said(name), supply, committed, binds=binds)


def portfolio(
    criteria: tuple[Weighted, ...],
    candidates: tuple[Candidate, ...],
    *resources: Resource,
    either: tuple[tuple[str, ...], ...] = (),
    together: tuple[tuple[str, ...], ...] = (),
) -> Portfolio:
    """A portfolio of these projects."""
    named = ("demo", said("demo"), criteria, candidates, resources)
    return Portfolio(*named, together=together, either=either)
