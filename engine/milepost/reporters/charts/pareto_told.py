"""What losses say: the rows of the picture, their table and the conclusion."""

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

MOST = 12
"""Criteria with a bar of their own."""

MUCH = Fraction(4, 5)
"""The share that the conclusion counts up to: four fifths, as is usual."""


@dataclass(frozen=True, slots=True)
class Loss:
    """What one criterion loses, in the points of the score; None: not known."""

    label: str
    lost: Number | None


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its loss, the share of all that is, and that of it and all above."""

    label: str
    lost: Number
    share: Fraction
    running: Fraction


def lost_lines(losses: Sequence[Loss], language: Language) -> list[Line]:
    """The rows: what is lost, the largest first, those after the twelfth as one."""
    lost = [(one.label, one.lost) for one in losses if one.lost is not None and one.lost > 0]
    lost.sort(key=lambda one: -one[1])
    if len(lost) > MOST + 1:  # one left over is shown by its name
        rest = say("chart.pareto.others", language, count=len(lost) - MOST)
        lost = [*lost[:MOST], (rest, sum(number for _, number in lost[MOST:]))]
    whole = sum((Fraction(number) for _, number in lost), Fraction(0))
    found, upto = [], Fraction(0)
    for label, number in lost:
        upto += number
        found.append(Line(label, number, number / whole, upto / whole))
    return found


def percent(share: Fraction) -> Amount:
    """A share as a cell."""
    return Amount(share * 100, 0, "%")


def table(lines: Sequence[Line], axis: Axis, language: Language) -> Table:
    """The rows with loss, share and running share."""
    columns = (
        Column(say("chart.pareto.criterion", language), wide=True),
        *(
            Column(say(f"chart.pareto.{name}", language), "right")
            for name in ("lost", "share", "running")
        ),
    )
    rows: list[tuple[Cell, ...]] = [
        (one.label, axis.amount(one.lost), percent(one.share), percent(one.running))
        for one in lines
    ]
    return Table(columns, tuple(rows), empty=say("chart.pareto.empty", language))


def told(losses: Sequence[Loss], lines: Sequence[Line], axis: Axis, language: Language) -> str:
    """How few criteria make up most of the loss, in one sentence."""
    unknown = sum(one.lost is None for one in losses)
    if not lines:
        dark = unknown and unknown == len(losses)
        return say("chart.pareto.dark" if dark else "chart.pareto.empty", language, count=unknown)
    whole = axis.shown(sum((Fraction(one.lost) for one in lines), Fraction(0)))
    label = shortened(lines[0].label, NAMED)
    said = say("chart.pareto.one", language, lost=whole, label=label)
    if len(lines) > 1:
        said = _shared(losses, lines, axis, language, lost=whole, label=label)
    rest = say("chart.pareto.unknown", language, count=unknown) if unknown else ""
    return said + rest + say("chart.stop", language)


def _shared(
    losses: Sequence[Loss],
    lines: Sequence[Line],
    axis: Axis,
    language: Language,
    **words: str,
) -> str:
    """How few make up most of the loss."""
    count = next(n for n, one in enumerate(lines, 1) if one.running >= MUCH)
    losing = sum(one.lost is not None and one.lost > 0 for one in losses)
    if count == len(lines):  # the others count as many
        count = losing
    share = amount(percent(lines[min(count, len(lines)) - 1].running))
    most = axis.shown(lines[0].lost)
    return say(
        "chart.pareto.told", language, count=count, all=losing, share=share, most=most, **words
    )
