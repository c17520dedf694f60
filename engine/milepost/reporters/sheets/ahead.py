"""The sheets of what is weak and what to do: weaknesses, actions, conditions."""

from __future__ import annotations

from collections.abc import Iterable

from milepost.model.review import Aim, Condition, Effect, PlannedAction, Weakness
from milepost.reporters.documents.blocks import Amount, Cell
from milepost.reporters.sheets.layout import Field, Layout, amount, lines, percent
from milepost.reporters.view.context import Context
from milepost.reporters.view.gaps import aims, short_of, shortfalls


def _main(context: Context, effect: Effect | None) -> Cell:
    return context.main_step(effect.main) if effect else None


def _changes(context: Context, found: Iterable[Aim]) -> Cell:
    return lines(
        f"{aim.fact}{context.say('colon')}{aim.baseline} → {aim.target}"
        for aim in aims(context, tuple(found))
    )


def _gain(_: Context, ranked: tuple[int, PlannedAction]) -> Cell:
    effect = ranked[1].effect
    return Amount(effect.gain, signed=True) if effect and effect.gain is not None else None


def _score(_: Context, ranked: tuple[int, PlannedAction]) -> Cell:
    effect = ranked[1].effect
    return amount(effect.score) if effect else None


def _closed(context: Context, condition: Condition) -> Cell:
    """What its actions move; what is short where there is none."""
    moved = _changes(context, (aim for one in condition.actions for aim in one.aims))
    return moved or lines(shortfalls(context, condition.shortfalls))


WEAKNESSES: Layout[Weakness] = Layout(
    "weaknesses",
    lambda context: context.review.weaknesses,
    (
        Field("rank", lambda _, one: Amount(one.rank)),
        Field("criterion", lambda _, one: one.finding.criterion.id),
        Field("title", lambda context, one: context.criterion(one.finding), wide=True),
        Field("outcome", lambda context, one: context.outcome(one.finding.outcome).text),
        Field("severity", lambda context, one: context.words.severity(one.finding.severity)),
        Field("weight", lambda _, one: amount(one.weight)),
        Field("gap", lambda _, one: percent(one.gap)),
        Field("lost", lambda _, one: Amount(one.lost)),
        Field("share", lambda _, one: percent(one.share)),
        Field("if_met.score", lambda _, one: amount(one.if_met.score)),
        Field("if_met", lambda context, one: _main(context, one.if_met)),
        Field("short", lambda context, one: lines(short_of(context, one)), wide=True),
    ),
)

ACTIONS: Layout[tuple[int, PlannedAction]] = Layout(
    "actions",
    lambda context: enumerate(context.review.actions, 1),
    (
        Field("rank", lambda _, one: Amount(one[0])),
        Field("action", lambda context, one: context.words.text(one[1].action), wide=True),
        Field("owner", lambda context, one: context.words.owner(one[1].owner)),
        Field("due", lambda _, one: one[1].due),
        Field("effort", lambda _, one: Amount(one[1].effort_days)),
        Field("gain", _gain),
        Field("after.score", _score),
        Field("after", lambda context, one: _main(context, one[1].effect)),
        Field("serves", lambda context, one: lines(map(context.titled, one[1].serves)), wide=True),
        Field("change", lambda context, one: _changes(context, one[1].aims), wide=True),
    ),
)

CONDITIONS: Layout[Condition] = Layout(
    "conditions",
    lambda context: context.review.conditions,
    (
        Field("criterion", lambda _, one: one.finding.criterion.id),
        Field("title", lambda context, one: context.criterion(one.finding), wide=True),
        Field("change", _closed, wide=True),
        Field("owner", lambda context, one: context.words.owner(one.owner)),
        Field("due", lambda _, one: one.due),
    ),
)
