"""Figures given in a decision or portfolio file, each with its reason or what shows it."""

from __future__ import annotations

from collections.abc import Mapping

from milepost.errors import InvalidInput
from milepost.loading.sections import At
from milepost.model.choices import Rating, Weighted
from milepost.model.kinds import Plain, is_number, read_number
from milepost.model.text import Text
from milepost.model.values import Number, Range, shown_number
from milepost.sources.choice_form import FigurePart
from milepost.sources.references import Evidenced
from milepost.suggestions import suggested

Steps = tuple[tuple[str, Number, Text], ...]
"""The words of a scale with their figures, lowest first."""


def ratings_of(
    parts: Mapping[str, FigurePart],
    criteria: Mapping[str, Weighted],
    known: Mapping[str, object],
    at: At,
    evidence: Evidenced,
) -> dict[str, Rating]:
    """The figures given on criteria; one on a criterion that is not `known` is a problem."""
    found: dict[str, Rating] = {}
    for name, part in parts.items():
        with evidence.collector.gathering():
            if name not in known:
                raise unknown("criterion", name, known, at.down(name), at_key=True)
            if name in criteria:
                figure = _rated(part, criteria[name], at.down(name))
                found[name] = backed(part, figure, at.down(name), evidence)
    return found


def backed(part: FigurePart, figure: Range, at: At, evidence: Evidenced) -> Rating:
    """A figure with its reason and what shows it."""
    shown = evidence.references(part.evidence, at.down("evidence"))
    return Rating(figure, why=part.why, evidence=shown, place=at.place)


def quantity(part: FigurePart, at: At) -> Range:
    """A figure of a quantity. Raises InvalidInput for one below 0."""
    found = _ends(part, (), at)
    if found.low < 0:
        what = f"this must be at least 0, not {shown_number(found.low)}"
        raise InvalidInput((_written(part, at).problem(what),))
    return found


def outside(criterion: Weighted, figure: Range) -> tuple[str, str] | None:
    """What is wrong with a figure beyond the ends of its criterion, and how to mend it."""
    low, high = sorted((criterion.worst, criterion.best))
    beyond = next((end for end in (figure.low, figure.high) if not low <= end <= high), None)
    if beyond is None:
        return None
    what = f"{shown_number(beyond)} lies outside {shown_number(low)} to {shown_number(high)}"
    return what, f"correct it, or widen `worst` and `best` of `{criterion.name}`"


def figure(written: str, steps: Steps, at: At) -> Number:
    """A step's figure, or the number that is written. Raises InvalidInput for anything else."""
    for name, number, _ in steps:
        if name == written:
            return number
    if is_number(written):
        return read_number(Plain(written))
    if not steps:
        raise InvalidInput((at.problem(f"a number is expected here, not {written}"),))
    what = f"`{written}` is not a step of the scale"
    raise InvalidInput((at.problem(what, suggested(written, [name for name, _, _ in steps])),))


def unknown(
    kind: str, name: str, known: Mapping[str, object], at: At, *, at_key: bool = False
) -> InvalidInput:
    """The error of a name that nothing has."""
    what = f"there is no {kind} `{name}`"
    return InvalidInput((at.problem(what, suggested(name, known), at_key=at_key),))


def _rated(part: FigurePart, criterion: Weighted, at: At) -> Range:
    found = _ends(part, criterion.steps, at)
    if wrong := outside(criterion, found):
        raise InvalidInput((_written(part, at).problem(*wrong),))
    return found


def _ends(part: FigurePart, steps: Steps, at: At) -> Range:
    if part.value is not None:
        exact = figure(part.value, steps, at.down("value"))
        return Range(exact, exact)
    assert part.low is not None  # the form asks for a value or both ends
    assert part.high is not None
    if part.low > part.high:
        what = f"`low` is {shown_number(part.low)}, and `high` only {shown_number(part.high)}"
        raise InvalidInput((at.down("low").problem(what, "swap the two"),))
    return Range(part.low, part.high)


def _written(part: FigurePart, at: At) -> At:
    return at.down("low" if part.value is None else "value")
