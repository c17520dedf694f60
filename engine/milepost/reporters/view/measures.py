"""Improvement actions: who does what by when, and how far it moves the score."""

from __future__ import annotations

from collections.abc import Iterable

from milepost.model.remedies import Action, Choice
from milepost.model.review import Effect, PlannedAction
from milepost.model.values import shown_number
from milepost.reporters.view.context import Context
from milepost.reporters.view.gaps import aims
from milepost.reporters.view.shapes import ActionLine


def measures(context: Context) -> tuple[ActionLine, ...]:
    """The actions, the most useful first."""
    return tuple(
        _measure(context, rank, action) for rank, action in enumerate(context.review.actions, 1)
    )


def _measure(context: Context, rank: int, action: PlannedAction) -> ActionLine:
    words = context.words
    return ActionLine(
        rank=rank,
        id=action.id,
        action=words.text(action.action),
        owner=words.owner(action.owner),
        effort=context.say("effort", days=shown_number(action.effort_days)),
        due=words.date(action.due),
        aims=aims(context, action.aims),
        gain=_gain(context, action.effect),
        after=context.reaches(action.effect) if action.effect else "–",
        prerequisites=_list(context, "prerequisites", (_named(context, n) for n in action.after)),
        alternatives=_list(context, "alternatives", map(words.text, action.alternatives)),
        serves=_list(context, "serves", map(context.titled, action.serves)),
    )


def _list(context: Context, key: str, names: Iterable[str]) -> str:
    """Names after their label; empty where there is none."""
    joined = context.words.say("list.semicolon").join(names)
    return context.say(key, names=joined) if joined else ""


def _gain(context: Context, effect: Effect | None) -> str:
    if effect is None or effect.gain is None:
        return context.say("gain.unknown")
    if effect.gain == 0:
        return context.say("gain.none")
    points = context.points(effect.gain)
    return f"+{points}" if effect.gain > 0 else points


def _named(context: Context, name: str) -> str:
    """An action by its wording; of a choice every one, joined by `or`."""
    remedy = context.ruleset.remedies.get(name)
    if isinstance(remedy, Action):
        return context.words.text(remedy.action)
    if isinstance(remedy, Choice):
        return context.say("list.or").join(_named(context, part) for part in remedy.choice)
    return name
