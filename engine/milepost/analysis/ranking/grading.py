"""The grade of an advice: the first rule that holds for what the ranking says of the proposal."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from milepost.analysis.ranking.margins import over_best
from milepost.analysis.ranking.weighing import MOST
from milepost.conditions import Given, evaluate, reads
from milepost.model.choices import Advice, Grade
from milepost.model.rankings import Graded, Ranking
from milepost.model.types import NUMBER, Type
from milepost.model.values import Number, Range, Value

NAMES: Mapping[str, Type] = dict.fromkeys(
    ("lead", "over_nothing", "flip", "shift", "close"), NUMBER
)
"""What the rules of grades may ask: leads over the best other and over doing nothing in points,
the nearest flip of one weight and the least shift of weights in percentage points, and the lead
below which it is too close to call. Where nothing flips the order, both are 100."""

_ANY_DAY = date(2000, 1, 1)  # the rules ask for no date
_ALL = Range(MOST, MOST)


def graded(advice: Advice, ranking: Ranking, close: Number) -> Graded:
    """The grade of what is put forward, or the grades that what is not known leaves possible."""
    values = _values(advice.on, ranking, close)
    given = Given({name: _plain(value) for name, value in values.items()}, _ANY_DAY)
    possible: list[Grade] = []
    for grade in advice.grades:
        holds = _holds(grade, given)
        if holds is not False:
            possible.append(grade)
        if holds is True:
            break
    asked = {n for g in advice.grades if g.when and g.when.tree for n in reads(g.when.tree)}
    return Graded(tuple(possible), {n: v for n, v in values.items() if n in asked})


def _values(on: str, ranking: Ranking, close: Number) -> dict[str, Range | None]:
    """What the names stand for. How far a flip is can be told only of the one that is first."""
    first = ranking.leader == on
    flip = min((abs(one.change) for one in ranking.flips), default=MOST)
    shift = ranking.shift.total if ranking.shift else MOST
    return {
        "lead": over_best(ranking.of(on), ranking.scored),
        "over_nothing": ranking.over_nothing[on],
        "flip": Range(flip, flip) if first else None,
        "shift": Range(shift, shift) if first else None,
        "close": Range(close, close),
    }


def _plain(value: Range | None) -> Value:
    return value.low if value is not None and value.low == value.high else value


def _holds(grade: Grade, given: Given) -> bool | None:
    """Whether a rule holds; None where that cannot be told."""
    if grade.when is None:
        return True
    assert grade.when.tree is not None  # typed where it was read
    holds = evaluate(grade.when.tree, given)
    return holds if isinstance(holds, bool) else None
