"""The projects of a portfolio with what the evidence of their subjects says."""

from __future__ import annotations

from dataclasses import replace

from milepost.flows.rating import Subjects, with_ratings
from milepost.loading.problems import Collector
from milepost.model.choices import Rating
from milepost.model.portfolios import Candidate, Portfolio, Resource
from milepost.model.text import Text


def rated(portfolio: Portfolio, subjects: Subjects) -> Portfolio:
    """The portfolio with what its subjects' evidence says; what the file says goes before."""
    collector = Collector()
    several = tuple(_known(portfolio, one, subjects, collector) for one in portfolio.candidates)
    collector.raise_if_any()
    return replace(portfolio, candidates=several)


def _known(
    portfolio: Portfolio, one: Candidate, subjects: Subjects, collector: Collector
) -> Candidate:
    """A project with title, ratings and demands."""
    if not one.alternative.subject:
        return one
    rated = with_ratings(one.alternative, portfolio.criteria, subjects, collector)
    return replace(
        one,
        alternative=replace(rated, title=_title(one, subjects)),
        demands=_demands(portfolio.resources, one, subjects),
    )


def _title(one: Candidate, subjects: Subjects) -> Text:
    """A project without a title of its own goes by that of its evidence."""
    evidence, own = subjects.evidence(one.alternative.subject), one.alternative.title
    return evidence.subject.shown if evidence and own.en == one.name else own


def _demands(
    resources: tuple[Resource, ...], one: Candidate, subjects: Subjects
) -> dict[str, Rating]:
    found = {
        resource.name: subjects.figure(one.alternative.subject, resource.demand)
        for resource in resources
        if resource.demand
    }
    return {**found, **one.demands}
