"""Ratings, ranges and evidence as data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from milepost.model.choices import Rating, Reference, Weighted
from milepost.model.values import Range
from milepost.reporters.json_values import Json, exact, plain, text


def span(one: Range) -> Json:
    """Both ends of a range, equal where it is certain."""
    return {"low": exact(one.low), "high": exact(one.high)}


def rating(one: Rating | None) -> Json:
    """A figure with where it comes from; None where nobody gave one."""
    if one is None:
        return None
    return {
        "figure": None if one.figure is None else span(one.figure),
        "lack": one.lack,
        "from": one.origin,
        "ruleset": one.ruleset or None,
        "why": text(one.why),
        "evidence": evidence(one.evidence),
        "file": one.place.file or None,
        "line": one.place.line or None,
    }


def evidence(several: Iterable[Reference]) -> list[Json]:
    """What backs a statement up."""
    return [
        {
            "kind": one.kind,
            "name": one.name,
            "value": plain(one.value),
            "file": one.place.file,
            "line": one.place.line or None,
            "digest": one.place.digest or None,
        }
        for one in several
    ]


def criterion(one: Weighted, shares: Mapping[str, Fraction]) -> Json:
    """A criterion with its share of the weights, in percent."""
    return {
        "name": one.name,
        "title": text(one.title),
        "weight": exact(one.weight),
        "share": exact(shares[one.name]),
        "worst": exact(one.worst),
        "best": exact(one.best),
        "unit": one.unit,
        "why": text(one.why),
    }
