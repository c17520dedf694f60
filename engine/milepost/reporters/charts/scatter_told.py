"""What a picture of effort and gain says: its table and its conclusion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from milepost.model.text import Language
from milepost.model.values import Number
from milepost.reporters.charts.axis import Axis
from milepost.reporters.charts.lettering import NAMED, shortened
from milepost.reporters.documents.blocks import Amount, Cell, Column, Table
from milepost.reporters.documents.cells import amount
from milepost.reporters.messages import say

_RATE = 2
"""Decimals of a gain for each day."""


@dataclass(frozen=True, slots=True)
class Act:
    """One action by its number: effort in person days, not below zero, and gain in the points of
    the score; None: not known."""

    number: int
    label: str
    effort: Number | None
    gain: Number | None


def drawable(one: Act) -> bool:
    """Whether both are known."""
    return one.effort is not None and one.gain is not None


def efficient(acts: Sequence[Act]) -> set[int]:
    """The numbers of those that gain something and that no other of the drawable `acts` beats: as
    much gain for less effort, or more gain for no more."""
    return {
        one.number
        for one in acts
        if (one.gain or 0) > 0 and not any(_beats(other, one) for other in acts)
    }


def _beats(other: Act, one: Act) -> bool:
    less, more = (one.effort or 0) - (other.effort or 0), (other.gain or 0) - (one.gain or 0)
    return less >= 0 and more >= 0 and (less > 0 or more > 0)


def gained(gain: Axis, language: Language) -> str:
    """What the gain is called."""
    return gain.name or say("chart.scatter.gain", language)


def table(acts: Sequence[Act], gain: Axis, language: Language) -> Table:
    """The actions by their numbers, also those that are not drawn."""
    columns = (
        Column(say("chart.scatter.number", language), "right"),
        Column(say("chart.scatter.action", language), wide=True),
        Column(say("chart.scatter.effort", language), "right"),
        Column(gained(gain, language), "right"),
        Column(say("chart.scatter.rate", language), "right"),
    )
    rows = tuple(_row(one, gain, language) for one in acts)
    return Table(columns, rows, empty=say("chart.scatter.empty", language))


def _row(one: Act, gain: Axis, language: Language) -> tuple[Cell, ...]:
    unknown = say("chart.unknown", language)
    rate = _rate(one)
    return (
        Amount(one.number, 0),
        one.label,
        unknown if one.effort is None else Amount(one.effort),
        unknown if one.gain is None else gain.amount(one.gain),
        None if rate is None else Amount(rate, _RATE),
    )


def _rate(one: Act) -> Fraction | None:
    """Gain for each person day; None where one is not known or there is no effort."""
    if one.gain is None or not one.effort:
        return None
    return Fraction(one.gain) / Fraction(one.effort)


def told(acts: Sequence[Act], gain: Axis, language: Language) -> str:
    """Which action gains most for its effort, in one sentence."""
    drawn = [one for one in acts if drawable(one)]
    if not drawn:
        empty = "chart.scatter.dark" if acts else "chart.scatter.empty"
        return say(empty, language, count=len(acts))
    unknown = len(acts) - len(drawn)
    rest = say("chart.scatter.unknown", language, count=unknown) if unknown else ""
    return _best(drawn, gain, language) + rest + say("chart.stop", language)


def _best(drawn: Sequence[Act], gain: Axis, language: Language) -> str:
    gainful = [one for one in drawn if (one.gain or 0) > 0]
    if not gainful:
        return say("chart.scatter.none", language, count=len(drawn))
    free = [one for one in gainful if not one.effort]
    best = max(free, key=_gain) if free else max(gainful, key=lambda one: _rate(one) or 0)
    key = "free" if free else "alone" if len(drawn) == 1 else "told"
    return say(
        f"chart.scatter.{key}",
        language,
        count=len(drawn),
        label=shortened(best.label, NAMED),
        gain=gain.shown(best.gain or 0),
        effort=_days(best.effort or 0, language),
    )


def _gain(one: Act) -> Fraction:
    return Fraction(one.gain or 0)


def _days(effort: Number, language: Language) -> str:
    key = "chart.scatter.days.one" if effort == 1 else "chart.scatter.days"
    return say(key, language, days=amount(Amount(effort)))
