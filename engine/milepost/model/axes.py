"""Axes: where a criterion sits (gate, dimension, level, section)."""

from __future__ import annotations

from milepost.model.facts import Part
from milepost.model.kinds import Words
from milepost.model.text import Text


class AxisValue(Part):
    """One value of an axis; order counts."""

    title: Text | None = None


Axis = dict[Words, AxisValue]
