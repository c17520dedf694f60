"""Axes: where a criterion sits (gate, dimension, level, section)."""

from __future__ import annotations

from pydantic import Field

from milepost.model.facts import Part
from milepost.model.kinds import ExactNumber, Words
from milepost.model.text import Text


class AxisValue(Part):
    """One value of an axis; order counts. `in` puts it under another value."""

    title: Text | None = None
    inside: Words | None = Field(default=None, alias="in")
    weight: ExactNumber | None = None


Axis = dict[Words, AxisValue]
