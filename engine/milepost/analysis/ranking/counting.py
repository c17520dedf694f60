"""What a portfolio comes to: goals covered, roles over-booked, risk held, dependencies open."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from fractions import Fraction

from milepost.analysis.ranking.selecting import demand
from milepost.analysis.ranking.weighing import MOST
from milepost.model.portfolios import Candidate, Portfolio, RiskRule
from milepost.model.priorities import Counts, Gap, Risky, Served, Traits

Known = Mapping[str, Traits]
"""What is known of each project."""


def counted(portfolio: Portfolio, known: Known, names: Collection[str]) -> Counts:
    """The counts over the projects of these names."""
    members = tuple(one for one in portfolio.candidates if one.name in names)
    own = tuple(one.name for one in members)
    return Counts(
        names=own,
        goals=_goals(portfolio, known, own),
        overbooked=_overbooked(portfolio, members),
        risk=_risk(portfolio.risk, known, members) if portfolio.risk else None,
        gaps=_gaps(portfolio, members),
        waiting={n: known[n].waiting for n in own} if portfolio.open_dependencies else {},
    )


def _goals(portfolio: Portfolio, known: Known, names: tuple[str, ...]) -> tuple[Served, ...]:
    """Each goal with those that serve and lead it. Who may lead it for all that is known counts
    as not known, where nothing says that it does not serve it."""
    if portfolio.goals is None:
        return ()
    return tuple(
        Served(
            goal,
            tuple(n for n in names if goal in (known[n].goals or ())),
            tuple(n for n in names if goal in (known[n].leads or ())),
            tuple(n for n in names if _may_lead(known[n], goal)),
        )
        for goal in portfolio.goals.goals
    )


def _may_lead(traits: Traits, goal: str) -> bool:
    return traits.leads is None and (traits.goals is None or goal in traits.goals)


def _overbooked(portfolio: Portfolio, members: tuple[Candidate, ...]) -> tuple[str, ...]:
    """The resources of which more is asked for than there is."""
    return tuple(
        resource.name
        for resource in portfolio.resources
        if sum(demand(one, resource.name) or 0 for one in members) > resource.free
    )


def _risk(rule: RiskRule, known: Known, members: tuple[Candidate, ...]) -> Risky:
    """Shares and means are told only where every size, and every risk, is known."""
    names = tuple(one.name for one in members)
    high = tuple(name for name in names if known[name].high)
    unknown = tuple(name for name in names if known[name].high is None)
    bare = tuple(name for name in names if known[name].exposure is None) if rule.exposure else ()
    takes = {one.name: demand(one, rule.share_of) for one in members}
    sizes = {name: Fraction(size) for name, size in takes.items() if size is not None}
    whole = sum(sizes.values(), Fraction(0))
    if len(sizes) < len(takes) or not whole:
        return Risky(high, unknown, None, None, bare)
    share = MOST * sum((sizes[name] for name in high), Fraction(0)) / whole
    risks = ((known[name].exposure or 0) * size for name, size in sizes.items())
    told = bool(rule.exposure) and not bare
    return Risky(high, unknown, share, sum(risks, Fraction(0)) / whole if told else None, bare)


def _gaps(portfolio: Portfolio, members: tuple[Candidate, ...]) -> tuple[Gap, ...]:
    """What the projects need and cannot rely on."""
    all_names = {one.name for one in portfolio.candidates}
    own = {one.name for one in members}
    return tuple(
        Gap(one.name, other, "not-selected" if other in all_names else "not-candidate")
        for one in members
        for other in one.needs
        if other not in own
    )
