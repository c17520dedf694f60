"""Pictures of one assessment, each with its numbers as a table to open."""

from __future__ import annotations

from milepost.model.review import PlannedAction
from milepost.model.values import Number
from milepost.reporters.charts.axis import Axis
from milepost.reporters.charts.gauge import gauge as drawn_gauge
from milepost.reporters.charts.pareto import pareto as drawn_pareto
from milepost.reporters.charts.pareto_told import Loss
from milepost.reporters.charts.picture import Picture
from milepost.reporters.charts.scatter import scatter
from milepost.reporters.charts.scatter_told import Act
from milepost.reporters.documents.blocks import Block, Figure, Fold
from milepost.reporters.view.bars import standing
from milepost.reporters.view.context import Context

_LEAST = 2
"""Weaknesses or actions that make a picture worth while."""


def gauge(context: Context) -> tuple[Block, ...]:
    """The headline score on its scale, with its interval and the edges that matter."""
    found = _gauge(context)
    return shown(context, found) if found else ()


def gauge_alone(context: Context) -> Figure | None:
    """The same for a card, whose figures say what it shows."""
    found = _gauge(context)
    return found.figure if found else None


def _gauge(context: Context) -> Picture | None:
    found = standing(context)
    if found is None:
        return None
    key, title = f"{context.anchor}-gauge", context.say("picture.gauge")
    return drawn_gauge(key, *found, title, context.words.language)


def pareto(context: Context) -> tuple[Block, ...]:
    """What each weakness loses, the largest first, with the running share."""
    losses = [
        Loss(f"{one.finding.criterion.id} {context.criterion(one.finding)}", one.lost)
        for one in context.review.weaknesses
    ]
    if sum(1 for one in losses if one.lost) < _LEAST:
        return ()
    highest = max((one.lost for one in losses if one.lost is not None), default=0)
    key, title = f"{context.anchor}-pareto", context.say("picture.pareto")
    axis = _gained(context, highest)
    return shown(context, drawn_pareto(key, losses, axis, title, context.words.language))


def effort_and_gain(context: Context) -> tuple[Block, ...]:
    """Every action by its days of work and the points that it brings."""
    acts = [
        Act(
            rank,
            context.words.text(one.action),
            one.effort_days,
            one.effect.gain if one.effect else None,
        )
        for rank, one in enumerate(context.review.actions, 1)
    ]
    if len(acts) < _LEAST:
        return ()
    highest = max((one.gain for one in acts if one.gain is not None), default=0)
    key, title = f"{context.anchor}-effort", context.say("picture.effort")
    axis = _gained(context, highest)
    return shown(context, scatter(key, acts, axis, title, context.words.language))


def _gain(action: PlannedAction) -> Number | None:
    return action.effect.gain if action.effect else None


def _gained(context: Context, highest: Number) -> Axis:
    """Points of the headline score, from none to the most that one thing brings."""
    key = "levels" if context.ruleset.kind == "maturity" else "points"
    return Axis(context.say(f"axis.{key}"), 0, highest or 1, context.decimals)


def shown(context: Context, picture: Picture) -> tuple[Block, ...]:
    """The picture, and its table folded below; the table alone where nothing can be drawn."""
    if not picture.seen:
        return (picture.table,)
    drawn = bool(picture.figure.svg)
    return (picture.figure, Fold(context.say("picture.data"), (picture.table,), data=drawn))
