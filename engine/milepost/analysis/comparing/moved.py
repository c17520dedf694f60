"""What moved between two results: conclusions, criteria, waivers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from milepost.analysis.comparing.criteria import CriterionMove, criterion_moves
from milepost.analysis.comparing.lines import LineMove, line_move
from milepost.model.past import PastResult, PastWaiver


@dataclass(frozen=True, slots=True)
class WaiverMove:
    """A waiver that came, went, or stands differently."""

    before: PastWaiver | None
    after: PastWaiver | None


@dataclass(frozen=True, slots=True)
class Moves:
    """Everything that moved. `lines` holds every result, moved or not, the others what moved."""

    lines: tuple[LineMove, ...]
    criteria: tuple[CriterionMove, ...]
    waivers: tuple[WaiverMove, ...]

    def line(self, name: str | None) -> LineMove | None:
        """The move of a result that has one place; None where there is none."""
        return next((m for m in self.lines if m.line.name == name and not m.line.place), None)


def moved(before: PastResult, after: PastResult) -> Moves:
    """The moves from one result to another of the same subject, rule set and scope."""
    return Moves(
        lines=tuple(_lines(before, after)),
        criteria=criterion_moves(before, after),
        waivers=tuple(_waivers(before.waivers, after.waivers)),
    )


def _lines(before: PastResult, after: PastResult) -> Iterator[LineMove]:
    was = {(line.name, line.place): line for line in before.lines}
    now = {(line.name, line.place): line for line in after.lines}
    for key in dict.fromkeys((*now, *was)):
        yield line_move(was.get(key), now.get(key), after.better == "higher")


def _waivers(before: Sequence[PastWaiver], after: Sequence[PastWaiver]) -> Iterator[WaiverMove]:
    was, now = ({waiver.id: waiver for waiver in one} for one in (before, after))
    for name in sorted({*was, *now}):
        one, other = was.get(name), now.get(name)
        if one is None or other is None or _stands(one) != _stands(other):
            yield WaiverMove(one, other)


def _stands(waiver: PastWaiver) -> tuple[str, str]:
    return waiver.standing, waiver.until
