"""The picture of an early warning: figures, line and limit."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.analysis.comparing.trend import Indicator
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
    key = f"trend-{one.fact}-{number}".replace("_", "-")
    marks = (words.say("picture.limit", limit=limit), told.on.isoformat())
    end = (one.limit.limit, told.on)
    yield Figure(title, heading(key, one.points, told.line, end, marks, title, said), said)
