"""What subjects by dimensions say: the fields, their table and the conclusion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from milepost.model.text import Language
from milepost.model.values import Number
from milepost.reporters.charts.axis import Axis
from milepost.reporters.charts.lettering import NAMED, shortened
from milepost.reporters.documents.blocks import Cell, Column, Table
from milepost.reporters.messages import say

_STACKED = 6
"""Dimensions from which on a terminal shows a row as a paragraph."""


@dataclass(frozen=True, slots=True)
class Field:
    """One value (None: not known). A `sign`, like the name of a level, is written in its place."""

    value: Number | None
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """One row: as many fields as there are dimensions."""

    label: str
    fields: tuple[Field, ...]


def written(field: Field, axis: Axis, language: Language) -> str:
    """What stands in a field."""
    if field.value is None:
        return say("chart.unknown", language)
    return field.sign or axis.shown(field.value)


def table(
    subjects: Sequence[Subject], dimensions: Sequence[str], axis: Axis, language: Language
) -> Table:
    """The subjects with the writing of all their fields."""
    columns = [Column(say("chart.heat.subject", language), wide=True)]
    columns += [Column(name, "right") for name in dimensions]
    rows = tuple(
        (one.label, *(_cell(field, axis, language) for field in one.fields)) for one in subjects
    )
    stacked = len(dimensions) >= _STACKED
    empty = say("chart.heat.empty", language)
    return Table(tuple(columns), rows, empty=empty, stacked=stacked)


def _cell(field: Field, axis: Axis, language: Language) -> Cell:
    known = field.value is not None and not field.sign
    return axis.amount(field.value or 0) if known else written(field, axis, language)


def told(
    subjects: Sequence[Subject], dimensions: Sequence[str], axis: Axis, language: Language
) -> str:
    """Where the lowest and the highest value are; the first of several alike."""
    fields = [
        (field, one.label, name)
        for one in subjects
        for field, name in zip(one.fields, dimensions, strict=True)
    ]
    known = [one for one in fields if one[0].value is not None]
    if not known:
        dark = "chart.heat.dark" if fields else "chart.heat.empty"
        return say(dark, language, count=len(fields))
    low, high = min(known, key=_value), max(known, key=_value)
    alike = "one" if len(known) == 1 else "even" if _value(low) == _value(high) else "told"
    said = say(
        f"chart.heat.{alike}",
        language,
        count=len(known),
        least=written(low[0], axis, language),
        most=written(high[0], axis, language),
        low=shortened(low[1], NAMED),
        at=shortened(low[2], NAMED),
        high=shortened(high[1], NAMED),
        top=shortened(high[2], NAMED),
    )
    unknown = len(fields) - len(known)
    rest = say("chart.heat.unknown", language, count=unknown) if unknown else ""
    return said + rest + say("chart.stop", language)


def _value(one: tuple[Field, str, str]) -> Fraction:
    return Fraction(one[0].value or 0)
