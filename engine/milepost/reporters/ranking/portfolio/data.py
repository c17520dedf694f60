"""Priorities as data: exact numbers as fractions, ranges with both ends."""

from __future__ import annotations

from collections.abc import Mapping

from milepost.model.portfolios import Candidate
from milepost.model.priorities import (
    Change,
    Counts,
    More,
    Priorities,
    Selection,
    Sensitivity,
    Usage,
)
from milepost.model.rankings import Scored
from milepost.model.values import Number
from milepost.reporters.json_values import Json, day, exact, text
from milepost.reporters.ranking.json_ratings import criterion, rating, span

SCHEMA = "milepost/priorities/1"


def data(found: Priorities) -> dict[str, Json]:
    """Everything the document says, and all pairs that swap."""
    portfolio = found.portfolio
    return {
        "schema": SCHEMA,
        "portfolio": portfolio.name,
        "title": text(portfolio.title),
        "as_of": day(portfolio.as_of),
        "reweighted": list(found.reweighted),
        "criteria": [criterion(one, found.shares) for one in portfolio.criteria],
        "ranking": [_scored(one, found) for one in found.scored],
        "unrated": list(found.unrated),
        "selection": _selection(found.selection),
        "blocked": _blocked(found),
        "at_best": None if found.at_best is None else _change(found.at_best),
        "same_from_top": found.from_top if found.selection else None,
        "passed": [
            {
                "project": one.name,
                "why": one.why,
                "price": exact(one.price),
                "instead": list(one.instead),
            }
            for one in found.passed
        ],
        "duties": [{"project": one.name, "price": exact(one.price)} for one in found.duties],
        "resources": [_usage(one, found) for one in found.usage],
        "more": [_more(one) for one in found.more],
        "sensitivity": [_sensitivity(one) for one in found.sensitivity],
        "counts": {
            "all": _counts(found.all),
            "selected": None if found.chosen is None else _counts(found.chosen),
        },
        "files": [{"file": name, "digest": one} for name, one in portfolio.digests.items()],
    }


def _scored(one: Scored, found: Priorities) -> Json:
    known = found.portfolio.candidate(one.name)
    return {
        "project": one.name,
        "title": text(known.alternative.title),
        "subject": known.alternative.subject or None,
        "place": {"first": one.first, "last": one.last},
        "score": span(one.score),
        "selected": None if found.selection is None else one.name in found.selection.names,
        "mandatory": text(known.mandatory),
        "parts": [
            {
                "criterion": name,
                "rating": rating(known.alternative.ratings.get(name)),
                "points": span(one.points[name]),
                "part": span(part),
            }
            for name, part in one.parts.items()
        ],
        "demands": _demands(known),
        "needs": list(known.needs),
    }


def _demands(known: Candidate) -> Json:
    return {name: rating(one) for name, one in known.demands.items()}


def _selection(one: Selection | None) -> Json:
    if one is None:
        return None
    return {
        "projects": list(one.names),
        "total": exact(one.total),
        "proven": one.proven,
        "bound": exact(one.bound),
    }


def _blocked(found: Priorities) -> Json:
    one = found.blocked
    if one is None:
        return None
    return {
        "over": _exact(one.over),
        "clashes": [list(group) for group in one.clashes],
        "lacking": list(one.lacking),
    }


def _change(one: Change) -> Json:
    return {"total": exact(one.total), "in": list(one.into), "out": list(one.out)}


def _usage(one: Usage, found: Priorities) -> Json:
    resource = next(r for r in found.portfolio.resources if r.name == one.resource)
    return {
        "resource": one.resource,
        "title": text(resource.title),
        "unit": resource.unit,
        "role": resource.role,
        "binds": resource.binds,
        "supply": exact(resource.supply),
        "committed": exact(resource.committed),
        "asked": exact(one.asked),
        "given": exact(one.given),
        "left": exact(one.left),
        "by": _exact(one.by),
        "lacking": list(one.lacking),
    }


def _more(one: More) -> Json:
    return {
        "resource": one.resource,
        "tenth": exact(one.tenth),
        "then": _change(one.then),
        "least": exact(one.least),
        "next": None if one.next is None else _change(one.next),
    }


def _sensitivity(one: Sensitivity) -> Json:
    first = None
    if one.first is not None:
        at, ahead, behind = one.first
        first = {"at": exact(at), "ahead": ahead, "behind": behind}
    return {
        "criterion": one.criterion,
        "share": exact(one.share),
        "order_changes": first,
        "swings": [
            {
                "percent": swing.percent,
                "swaps": [{"ahead": old, "behind": new} for old, new in swing.swaps],
                "in": list(swing.change.into),
                "out": list(swing.change.out),
            }
            for swing in one.swings
        ],
    }


def _counts(one: Counts) -> Json:
    risk = one.risk
    return {
        "projects": list(one.names),
        "goals": [
            {
                "goal": goal.goal,
                "served": list(goal.served),
                "led": list(goal.led),
                "not_known": list(goal.unknown),
            }
            for goal in one.goals
        ],
        "goals_without_lead": [g.goal for g in one.goals if not g.led and not g.unknown],
        "overbooked": list(one.overbooked),
        "risk": None
        if risk is None
        else {
            "high": list(risk.high),
            "not_known": list(risk.unknown),
            "share": exact(risk.share),
            "exposure": exact(risk.exposure),
            "exposure_lacks": list(risk.unexposed),
        },
        "gaps": [{"project": gap.name, "needs": gap.on, "why": gap.why} for gap in one.gaps],
        "open_dependencies": _exact(one.waiting),
    }


def _exact(numbers: Mapping[str, Number | None]) -> Json:
    return {name: exact(number) for name, number in numbers.items()}
