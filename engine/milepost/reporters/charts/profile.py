"""What both pictures of a profile share: the dimensions, their table and the conclusion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from milepost.model.text import Language
from milepost.model.values import Number
from milepost.reporters.charts.axis import Axis
from milepost.reporters.charts.lettering import NAMED, shortened
from milepost.reporters.documents.blocks import Cell, Column, Table
from milepost.reporters.messages import say


@dataclass(frozen=True, slots=True)
class Dimension:
    """One dimension: its value (None: not known), what is asked of it, and between which ends it
    may lie."""

    label: str
    value: Number | None
    target: Number | None = None
    interval: tuple[Number, Number] | None = None


def named(axis: Axis, language: Language) -> str:
    """What the number is called."""
    return axis.name or say("chart.value", language)


def value(one: Dimension, axis: Axis, language: Language) -> str:
    """The value in words."""
    return say("chart.unknown", language) if one.value is None else axis.shown(one.value)


def span(ends: tuple[Number, Number], axis: Axis, language: Language) -> str:
    """An interval in words; no more than one number where both ends look alike."""
    low, high = axis.shown(ends[0]), axis.shown(ends[1])
    return low if low == high else say("chart.span", language, low=low, high=high)


def table(dimensions: Sequence[Dimension], axis: Axis, language: Language) -> Table:
    """The dimensions with value, target, distance and interval, as far as there are some."""
    aimed = any(one.target is not None for one in dimensions)
    wide = any(one.interval is not None for one in dimensions)
    columns = [
        Column(say("chart.dimension", language), wide=True),
        Column(named(axis, language), "right"),
    ]
    if aimed:
        columns += [Column(say(f"chart.{name}", language), "right") for name in ("target", "gap")]
    if wide:
        columns.append(Column(say("chart.interval", language), "right"))
    rows = tuple(_row(one, axis, language, aimed, wide) for one in dimensions)
    return Table(tuple(columns), rows, empty=say("chart.profile.empty", language))


def _row(
    one: Dimension, axis: Axis, language: Language, aimed: bool, wide: bool
) -> tuple[Cell, ...]:
    cells: list[Cell] = [one.label]
    cells.append(value(one, axis, language) if one.value is None else axis.amount(one.value))
    if aimed:
        short = distance(one)
        cells.append(None if one.target is None else axis.amount(one.target))
        cells.append(None if short is None else axis.amount(short))
    if wide:
        cells.append(None if one.interval is None else span(one.interval, axis, language))
    return tuple(cells)


def distance(one: Dimension) -> Number | None:
    """How much is missing to the target: 0 where it is reached, None where one is not known."""
    if one.value is None or one.target is None:
        return None
    return max(one.target - one.value, 0)


def told(dimensions: Sequence[Dimension], axis: Axis, language: Language) -> str:
    """What the picture shows, in one sentence."""
    if not dimensions:
        return say("chart.profile.empty", language)
    unknown = sum(one.value is None for one in dimensions)
    if unknown == len(dimensions):
        return say("chart.profile.dark", language, count=unknown)
    if len(dimensions) == 1:
        return _alone(dimensions[0], axis, language) + say("chart.stop", language)
    said = _aimed(dimensions, axis, language) or _spread(dimensions, axis, language)
    rest = say("chart.profile.unknown", language, count=unknown) if unknown else ""
    return said + rest + say("chart.stop", language)


def _alone(one: Dimension, axis: Axis, language: Language) -> str:
    label, short = shortened(one.label, NAMED), distance(one)
    shown = value(one, axis, language)
    if short is None:
        return say("chart.profile.alone", language, label=label, value=shown)
    key = "chart.profile.alone.short" if short else "chart.profile.alone.reached"
    aim = axis.shown(one.target or 0)
    return say(key, language, label=label, value=shown, target=aim)


def _aimed(dimensions: Sequence[Dimension], axis: Axis, language: Language) -> str:
    """How many reach their target, and which is furthest from it; empty without targets."""
    aimed = [(short, one) for one in dimensions if (short := distance(one)) is not None]
    if not aimed:
        return ""
    met = sum(not short for short, _ in aimed)
    if met == len(aimed):
        return say("chart.profile.reached", language, count=met)
    short, worst = max(aimed, key=lambda pair: pair[0])
    return say(
        "chart.profile.short",
        language,
        met=met,
        count=len(aimed),
        label=shortened(worst.label, NAMED),
        value=value(worst, axis, language),
        target=axis.shown(worst.target or 0),
    )


def _spread(dimensions: Sequence[Dimension], axis: Axis, language: Language) -> str:
    known = [(one.value, one) for one in dimensions if one.value is not None]
    low = min(known, key=lambda pair: pair[0])[1]
    high = max(known, key=lambda pair: pair[0])[1]
    if low.value == high.value:
        return say(
            "chart.profile.even", language, count=len(known), value=axis.shown(low.value or 0)
        )
    return say(
        "chart.profile.spread",
        language,
        low=shortened(low.label, NAMED),
        least=value(low, axis, language),
        high=shortened(high.label, NAMED),
        most=value(high, axis, language),
    )
