"""The dimensions: the picture against the target, and level, gap and coverage of each."""

from __future__ import annotations

from milepost.analysis.profile import Place, number
from milepost.model.results import Conclusion
from milepost.model.scales import StepScale
from milepost.reporters.charts.axis import Axis
from milepost.reporters.charts.picture import Picture
from milepost.reporters.charts.profile import Dimension
from milepost.reporters.charts.profile_bars import profile_bars
from milepost.reporters.charts.radar import LEAST, MOST, radar
from milepost.reporters.documents.blocks import (
    Amount,
    Block,
    Cell,
    Column,
    Fold,
    Lines,
    Prose,
    Small,
    Table,
    Tone,
)
from milepost.reporters.maturity.told import Told


def picture(told: Told) -> tuple[Block, ...]:
    """A radar for 3 to 14 dimensions, bars else; nothing without an axis."""
    found = _picture(told)
    return (found.figure,) if found else ()


def numbers(told: Told) -> tuple[Block, ...]:
    """The same in numbers."""
    found = _picture(told)
    return (Fold(told.say("numbers"), (found.table,)),) if found else ()


def _picture(told: Told) -> Picture | None:
    axis, places = _axis(told), told.profile.places
    if axis is None or not places:
        return None
    found = [
        Dimension(told.name(one), number(one.level.step), number(one.target)) for one in places
    ]
    draw = radar if LEAST <= len(found) <= MOST else profile_bars
    return draw("profile", found, axis, told.say("picture"), told.language)


def _axis(told: Told) -> Axis | None:
    """From the lowest to the highest level."""
    ruleset = told.words.ruleset
    scale = ruleset.scales.get(ruleset.results[told.profile.level].scale or "")
    if not isinstance(scale, StepScale):
        return None
    ends = [number(scale.step(name)) for name in scale.names]
    known = [end for end in ends if end is not None]
    return Axis(told.say("level"), min(known), max(known), None) if len(known) > 1 else None


def table(told: Told) -> tuple[Block, ...]:
    """Every dimension in the order of the rule set."""
    judged = bool(told.profile.given)
    columns = (
        Column(told.say("dimension"), wide=True, share=22),
        Column(told.say("level")),
        *((Column(told.say("judged")), Column(told.say("practised"))) if judged else ()),
        Column(told.say("target")),
        Column(told.say("gap"), "right"),
        Column(told.say("coverage"), "right"),
        Column(told.say("blocks"), wide=True, share=28),
    )
    rows = tuple(_row(told, one, judged) for one in told.profile.places)
    tones: tuple[tuple[int, Tone], ...] = tuple(
        (n, "warning") for n, one in enumerate(told.profile.places) if one.gap
    )
    note = told.say("note.judged" if judged else "note.practised")
    shown = Table(columns, rows, tones=tones, named=0)
    return (Prose(note, "quiet"), shown, *numbers(told))


def _row(told: Told, one: Place, judged: bool) -> tuple[Cell, ...]:
    level = Lines((told.level(one.level.step), *(() if judged else _range(told, one))))
    return (
        told.name(one),
        level,
        *((_code(one.judged), _practised(told, one)) if judged else ()),
        one.target.name if one.target else None,
        Amount(one.gap),
        told.percent(one),
        Lines(tuple(told.practice(f) for f in one.blocking)) if one.blocking else told.say("free"),
    )


def _code(conclusion: Conclusion | None) -> str:
    return conclusion.step.name if conclusion and conclusion.step else "–"


def _practised(told: Told, one: Place) -> Cell:
    """What the practices show now, and between which levels it may lie with all evidence."""
    return Lines((_code(one.practised), *_range(told, one)))


def _range(told: Told, one: Place) -> tuple[Cell, ...]:
    if one.low is None or one.high is None or one.low.rank == one.high.rank:
        return ()
    return (Small(told.say("range", low=one.low.name, high=one.high.name)),)
