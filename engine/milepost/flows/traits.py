"""What the counts of a portfolio ask of its projects: goals, risk, dependencies."""

from __future__ import annotations

from milepost.conditions import Given, evaluate
from milepost.flows.rating import Subjects
from milepost.model.choices import UNRATED
from milepost.model.expression import Expression
from milepost.model.portfolios import Candidate, Portfolio
from milepost.model.priorities import Traits
from milepost.model.values import Number


def traits_of(portfolio: Portfolio, subjects: Subjects) -> dict[str, Traits]:
    """Each project's traits: as the file says, else as its evidence does, else not known."""
    return {one.name: _traits(portfolio, one, subjects) for one in portfolio.candidates}


def _traits(portfolio: Portfolio, one: Candidate, subjects: Subjects) -> Traits:
    goals = _goals(portfolio, one, subjects)
    risk = portfolio.risk
    return Traits(
        goals=goals,
        leads=_leads(portfolio, one, goals, subjects),
        high=one.high_risk
        if one.high_risk is not None or risk is None
        else _holds(risk.high, one, subjects),
        exposure=_figure(portfolio, risk.exposure if risk else "", one, subjects),
        waiting=_figure(portfolio, portfolio.open_dependencies, one, subjects),
    )


def _goals(portfolio: Portfolio, one: Candidate, subjects: Subjects) -> tuple[str, ...] | None:
    """The goals served: an item of the list is a goal, or begins with its code."""
    rule = portfolio.goals
    if one.goals is not None or rule is None:
        return one.goals
    if not rule.served:
        return ()
    found = subjects.facts(one.alternative.subject).get(rule.served) if _subject(one) else None
    if found is None or not isinstance(found.value, tuple):
        return None
    items = [item for item in found.value if isinstance(item, str)]
    return tuple(g for g in rule.goals if any(i == g or i.startswith(f"{g} ") for i in items))


def _leads(
    portfolio: Portfolio, one: Candidate, goals: tuple[str, ...] | None, subjects: Subjects
) -> tuple[str, ...] | None:
    """The goals that a project carries: all that it serves where the rule holds."""
    rule = portfolio.goals
    if one.leads is not None or rule is None:
        return one.leads
    if rule.leads is None or goals == ():
        return ()
    holds = _holds(rule.leads, one, subjects)
    return () if holds is False else goals if holds else None


def _holds(condition: Expression | None, one: Candidate, subjects: Subjects) -> bool | None:
    """Whether a condition over the facts of a project holds; None where that cannot be told."""
    day = subjects.day_of(one.alternative.subject) if _subject(one) else None
    if condition is None or condition.tree is None or day is None:
        return None
    facts = subjects.facts(one.alternative.subject)
    given = Given({name: fact.value for name, fact in facts.items()}, day)
    value = evaluate(condition.tree, given)
    return value if isinstance(value, bool) else None


def _figure(portfolio: Portfolio, fact: str, one: Candidate, subjects: Subjects) -> Number | None:
    """A fact as a figure: the rating on a criterion that stands for it, else the evidence."""
    for criterion in portfolio.criteria:
        if criterion.source and (criterion.source.kind, criterion.source.name) == ("fact", fact):
            rating = one.alternative.ratings.get(criterion.name, UNRATED).figure
            return rating.low if rating and rating.low == rating.high else None
    if not fact or not _subject(one):
        return None
    found = subjects.figure(one.alternative.subject, fact).figure
    return found.low if found else None


def _subject(one: Candidate) -> bool:
    return bool(one.alternative.subject)
