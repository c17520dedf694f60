"""What a gauge says: its table and its conclusion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from milepost.model.text import Language
from milepost.model.values import Number
from milepost.reporters.charts.axis import Axis
from milepost.reporters.charts.lettering import NAMED, shortened
from milepost.reporters.charts.profile import named as name
from milepost.reporters.charts.profile import span
from milepost.reporters.documents.blocks import Cell, Column, Table
from milepost.reporters.messages import say

__all__ = ["Band", "Reading", "band", "name", "table", "told"]


@dataclass(frozen=True, slots=True)
class Band:
    """A part of the scale: from `low` (included) up to the next band or the end of the scale.

    One without a name begins at an edge that matters and is not spoken of.
    """

    name: str
    low: Number


@dataclass(frozen=True, slots=True)
class Reading:
    """A score (None: not known), between which ends it can lie, and what is asked of it."""

    value: Number | None
    interval: tuple[Number, Number] | None = None
    target: Number | None = None


def band(value: Number | None, bands: Sequence[Band]) -> Band | None:
    """The band that a score is in; none below the first."""
    own = [one for one in bands if value is not None and one.low <= value]
    return own[-1] if own else None


def table(reading: Reading, bands: Sequence[Band], axis: Axis, language: Language) -> Table:
    """The score, its ends and its target, and from where every band goes."""
    unknown = say("chart.unknown", language)
    value = unknown if reading.value is None else axis.amount(reading.value)
    rows: list[tuple[Cell, ...]] = [(name(axis, language), value)]
    if reading.interval is not None:
        rows.append((say("chart.interval", language), span(reading.interval, axis, language)))
    if reading.target is not None:
        rows.append((say("chart.target", language), axis.amount(reading.target)))
    rows += [
        (
            say("chart.gauge.band", language, name=one.name),
            say("chart.gauge.from", language, low=axis.edge(one.low)),
        )
        for one in bands
        if one.name
    ]
    ends = say("chart.span", language, low=axis.edge(axis.low), high=axis.edge(axis.high))
    rows.append((say("chart.gauge.scale", language), ends))
    what = Column(say("chart.gauge.what", language), wide=True)
    return Table((what, Column(name(axis, language), "right")), tuple(rows))


def told(reading: Reading, bands: Sequence[Band], axis: Axis, language: Language) -> str:
    """Where the score stands, in one sentence."""
    known = "unknown" if reading.value is None else "told"
    said = say(
        f"chart.gauge.{known}",
        language,
        name=name(axis, language),
        value="" if reading.value is None else axis.shown(reading.value),
        low=axis.edge(axis.low),
        high=axis.edge(axis.high),
    )
    own = band(reading.value, bands)
    if own is not None and own.name:
        said += say("chart.gauge.in", language, band=shortened(own.name, NAMED))
    return said + _aimed(reading, axis, language) + _open(reading, bands, axis, language)


def _aimed(reading: Reading, axis: Axis, language: Language) -> str:
    if reading.target is None or reading.value is None:
        return ""
    short, target = reading.target - reading.value, axis.shown(reading.target)
    if short <= 0:
        return say("chart.gauge.met", language, target=target)
    return say("chart.gauge.missed", language, target=target, short=axis.shown(short))


def _open(reading: Reading, bands: Sequence[Band], axis: Axis, language: Language) -> str:
    """What is still open: the ends, and whether the band hangs on it; the end of the sentence."""
    stop = say("chart.stop", language)
    if reading.interval is None or reading.interval[0] == reading.interval[1]:
        return stop
    low, high = (axis.shown(end) for end in reading.interval)
    worst, best = (band(end, bands) for end in reading.interval)
    if not (worst and best and worst.name and best.name):
        return say("chart.gauge.between", language, low=low, high=high) + stop
    if worst == best and reading.value is not None:
        return say("chart.gauge.sure", language, low=low, high=high) + stop
    names = {"worst": shortened(worst.name, NAMED), "best": shortened(best.name, NAMED)}
    return say("chart.gauge.open", language, low=low, high=high, **names) + stop
