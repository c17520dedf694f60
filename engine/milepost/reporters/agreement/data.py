"""The agreement of assessors as data."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from milepost.analysis.agreement.agreed import Agreed
from milepost.analysis.agreement.agreeing import Agreement, Statistic
from milepost.analysis.agreement.driving import Apart, Leaning
from milepost.analysis.agreement.ratings import Unit
from milepost.reporters.json_values import Json, exact

SCHEMA = "milepost/agreement/1"


def data(agreed: Sequence[Agreed]) -> dict[str, Json]:
    """Everything the document says, numbers exact, interval ends to six decimals."""
    return {"schema": SCHEMA, "scales": [_scale(one) for one in agreed]}


def _scale(one: Agreed) -> dict[str, Json]:
    told = one.agreement
    return {
        "ruleset": one.ruleset.reference,
        "scale": one.scale,
        "subjects": list(one.subjects),
        "assessors": [
            {"by": a, "role": told.ratings.roles.get(a, "")} for a in told.ratings.assessors
        ],
        "standing": told.standing,
        "alpha": _statistic(told.alpha),
        "statistics": [_statistic(statistic) for statistic in told.others],
        "units": [_apart(one, apart) for apart in told.apart],
        "leanings": [_leaning(leaning) for leaning in told.leanings],
        "self_less_expert": _self(told),
        "unnamed": [_unit(unit) for unit in one.unnamed],
        "incomplete": [_unit(unit) for unit in one.incomplete],
    }


def _statistic(one: Statistic) -> dict[str, Json]:
    around = one.interval
    return {
        "name": one.name,
        "between": list(one.between),
        "value": _exact(one.value),
        "interval": None if around is None else [round(around.low, 6), round(around.high, 6)],
        "units": one.units,
    }


def _apart(agreed: Agreed, one: Apart) -> dict[str, Json]:
    return {
        **_unit(one.unit),
        "ratings": {name: exact(number) for name, number in one.rated},
        "spread": exact(one.spread),
        "merged": _exact(agreed.merged.get(one.unit)),
        "share": exact(one.share),
    }


def _leaning(one: Leaning) -> dict[str, Json]:
    return {
        "by": one.assessor,
        "role": one.role,
        "rated": one.rated,
        "bias": _exact(one.bias),
        "alpha_without": _exact(one.alpha_without),
    }


def _self(told: Agreement) -> Json:
    gap = told.self_gap
    if gap is None:
        return None
    by_unit: list[Json] = [{**_unit(unit), "gap": exact(number)} for unit, number in gap.by_unit]
    return {"mean": exact(gap.mean), "units": by_unit}


def _unit(unit: Unit) -> dict[str, Json]:
    return {"subject": unit.subject, "question": unit.leaf, "at": dict(unit.at)}


def _exact(number: int | Fraction | None) -> Json:
    return None if number is None else exact(number)
