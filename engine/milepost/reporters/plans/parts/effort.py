"""Effort against gain: which action of the plan brings most for its days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from milepost.reporters.board.told import Told as Board
from milepost.reporters.charts.axis import Axis
from milepost.reporters.charts.scatter import scatter
from milepost.reporters.charts.scatter_told import Act
from milepost.reporters.documents.blocks import Prose, Section
from milepost.reporters.parts.pictures import shown
from milepost.reporters.plans.rows import Row
from milepost.reporters.plans.told import Told

_LEAST = 2
"""Actions with a gain that make a picture worth while."""


def sections(told: Told, board: Board, rows: Sequence[Row]) -> Iterator[Section]:
    """The picture of the actions in the plan; nothing where there is too little to compare."""
    gains = [row.gain for row in rows if row.gain is not None]
    if len(gains) < _LEAST or not any(gains):
        return
    acts = [Act(row.number, row.action, row.effort, row.gain) for row in rows]
    name = told.say("flat.gain", title=told.score_title)
    axis = Axis(name, 0, max(max(gains), 1), told.context.decimals)
    picture = scatter("plan-effort", acts, axis, told.say("effort.figure"), told.language)
    blocks = (*shown(board.context, picture), Prose(told.say("effort.note"), "quiet"))
    yield Section(told.say("effort.title"), blocks, "effort")
