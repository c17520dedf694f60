"""A picture with the table of what it shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from milepost.reporters.charts import drawing
from milepost.reporters.documents.blocks import Figure, Table


@dataclass(frozen=True, slots=True)
class Picture:
    """One chart twice: to be seen, and as the same numbers in a table."""

    figure: Figure
    table: Table

    @property
    def seen(self) -> bool:
        """Whether there is something to see, drawn or in plain characters."""
        return bool(self.figure.svg or self.figure.drawn)

    @property
    def blocks(self) -> tuple[Figure | Table, ...]:
        """What belongs into a document: no figure where there is nothing to see."""
        return (self.figure, self.table) if self.seen else (self.table,)


def picture(
    title: str,
    told: str,
    table: Table,
    svg: Callable[[], str],
    plain: tuple[str, ...] = (),
) -> Picture:
    """The chart that `svg` draws, where pictures can be drawn and there is something to see."""
    seen = bool(table.rows) and drawing.available()
    return Picture(Figure(title, svg() if seen else "", told, plain), table)
