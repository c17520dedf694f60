"""The picture of an early warning: figures, line and limit."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import sqrt

from milepost.analysis.comparing.margin import SHARE, margin_squared
from milepost.analysis.comparing.trend import Indicator
from milepost.model.values import shown_number
from milepost.reporters.charts import drawing
from milepost.reporters.charts.heading import heading
from milepost.reporters.comparing.words import Words
from milepost.reporters.documents.blocks import Figure

MOST = 3
"""Warnings that have a picture; the table and the words tell of all."""


def picture(words: Words, one: Indicator, number: int) -> Iterator[Figure]:
    """The picture of one of the first warnings, where pictures can be drawn."""
    told = one.forecast
    if number >= MOST or told.line is None or told.on is None or not drawing.available():
        return
    fact = words.fact(one.fact)
    limit = words.value(one.limit.limit, one.fact, one.unit)
    title = words.say("picture", fact=fact)
    said = words.say("picture.told", fact=fact, limit=limit, on=told.on)
    said = words.sentences((said, _band(words, one)))
    key = f"{words.anchor}-trend-{one.fact}-{number}".replace("_", "-")
    marks = (words.say("picture.limit", limit=limit), told.on.isoformat())
    end = (one.limit.limit, told.on)
    svg = heading(key, one.points, told.line, end, marks, title, said, told.points)
    yield Figure(title, svg, said)


def _band(words: Words, one: Indicator) -> str:
    """Between which ends the figure may well lie on that day; empty where all lie on the line."""
    told = one.forecast
    if told.line is None or told.on is None:
        return ""
    half = sqrt(margin_squared(told.line, told.points, told.on) or 0)
    if not half:
        return ""
    ends = (told.line.at(told.on) + sign * Fraction(half) for sign in (-1, 1))
    low, high = (shown_number(end, 1) for end in ends)
    return words.say("picture.band", on=told.on, low=low, high=high, share=SHARE)
