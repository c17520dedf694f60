"""The words around a radar: name and value at the end of every spoke, none upon another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import cos, pi, sin

from milepost.model.text import Language
from milepost.reporters.charts import profile
from milepost.reporters.charts.axis import Axis
from milepost.reporters.charts.lettering import LEADING, wrapped
from milepost.reporters.charts.placing import spread
from milepost.reporters.charts.profile import Dimension
from milepost.reporters.charts.sheet import SIZE, WIDTH, Side
from milepost.reporters.messages import say

RADIUS = 128.0
_GAP = 16.0
_ROOM = 165.0


@dataclass(frozen=True, slots=True)
class Label:
    """The words at a spoke; their place is told from the middle of the radar."""

    lines: tuple[str, ...]
    value: str
    side: Side
    x: float
    y: float

    @property
    def height(self) -> float:
        return (len(self.lines) + 1) * SIZE * LEADING


def labels(dimensions: Sequence[Dimension], axis: Axis, language: Language) -> list[Label]:
    """One label a dimension, those of either side moved apart."""
    found = [
        _label(one, number / len(dimensions), axis, language)
        for number, one in enumerate(dimensions)
    ]
    for side in ("left", "right"):
        own = [n for n, one in enumerate(found) if one.side == side]
        for n, y in zip(own, spread([(found[n].y, found[n].height) for n in own], 5), strict=True):
            found[n] = replace(found[n], y=y)
    return found


def _label(one: Dimension, turned: float, axis: Axis, language: Language) -> Label:
    """The label of a spoke that is `turned` by a part of the whole circle, clockwise from above."""
    x, y = sin(2 * pi * turned), -cos(2 * pi * turned)
    side: Side = "center" if abs(x) < 0.05 else "left" if x > 0 else "right"
    x, y = x * (RADIUS + _GAP), y * (RADIUS + _GAP)
    room = min(_ROOM, WIDTH / 2 - abs(x) - 2)
    value = profile.value(one, axis, language)
    if one.target is not None:
        value += say("chart.radar.aim", language, target=axis.shown(one.target))
    label = Label(tuple(wrapped(one.label, room, SIZE, 3)), value, side, x, y)
    if side != "center":
        return label
    away = label.height / 2 - 4
    return replace(label, y=y - away if y < 0 else y + away)
