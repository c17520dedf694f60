"""Axes: where a criterion sits (gate, dimension, level), or what its answers come from (team)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from milepost.model.facts import Part
from milepost.model.kinds import ExactNumber, Plain, Whole, Words
from milepost.model.text import Text


class AxisValue(Part):
    """One value of an axis; order counts.

    `inside` puts it under another value, of the same axis or another. `weight` (0 or more) is that
    of its node in a tree.
    """

    title: Text | None = None
    inside: Words | None = Field(default=None, alias="in")
    weight: ExactNumber = Field(default=1, ge=0)


Axis = dict[Words, AxisValue]


class AnswerAxis(Part):
    """An axis whose values come with the answers: teams, process instances, phases, assessors.

    `at_least` is the smallest number of values a result over it may rest on. `counts` is the value
    whose answers decide the findings; those of all values together where it is not written.
    """

    source: Literal["answers"] = Field(alias="from")
    title: Text | None = None
    at_least: Whole = Field(default=1, ge=1)
    counts: Words | None = None


def axis_form(raw: Any) -> str:
    """Tells an axis that comes with the answers from one that lists its values."""
    if isinstance(raw, AnswerAxis):
        return "answers"
    from_ = raw.get("from") if isinstance(raw, dict) else None
    return "answers" if isinstance(from_, (str, Plain)) else "values"


WrittenAxis = Annotated[
    Annotated[AnswerAxis, Tag("answers")] | Annotated[Axis, Tag("values")],
    Discriminator(axis_form),
]

Spot = tuple[str, str]
"""An axis and one of its values."""


def parents(axes: Mapping[str, Axis]) -> dict[Spot, Spot]:
    """For each value that lies `in` another: that one, of its own axis before any other."""
    found: dict[Spot, Spot] = {}
    for axis, values in axes.items():
        for name, value in values.items():
            homes = (axis, *(other for other in axes if other != axis))
            home = next(
                (h for h in homes if value.inside in axes[h] and (h, value.inside) != (axis, name)),
                None,
            )
            if value.inside is not None and home is not None:
                found[(axis, name)] = (home, value.inside)
    return found


def chain(above: Mapping[Spot, Spot], spot: Spot) -> tuple[Spot, ...]:
    """A spot and all those it lies in, innermost first."""
    found = [spot]
    while (up := above.get(found[-1])) is not None and up not in found:
        found.append(up)
    return tuple(found)


def lies_in(above: Mapping[Spot, Spot], places: Mapping[str, Any], spot: Spot) -> bool:
    """Whether one of the places (axis: value) is the spot or lies in it."""
    return any(spot in chain(above, (axis, value)) for axis, value in places.items())


def completed(above: Mapping[Spot, Spot], places: Mapping[str, str]) -> dict[str, str]:
    """The places, with those on other axes that follow from what lies `in` what."""
    found = dict(places)
    for place in places.items():
        for axis, value in chain(above, place)[1:]:
            found.setdefault(axis, value)
    return found
