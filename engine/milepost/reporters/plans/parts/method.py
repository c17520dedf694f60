"""How the plan was computed: what was sought, how it was checked, what is proven and assumed."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from milepost.model.values import shown_number
from milepost.reporters.documents.blocks import Items, Section
from milepost.reporters.documents.cells import shown
from milepost.reporters.messages import messages
from milepost.reporters.plans.lead import proof
from milepost.reporters.plans.parts.conflict import limit
from milepost.reporters.plans.rows import Row
from milepost.reporters.plans.told import Told, number

_MEANS = ("budget", "deadline", "capacity", "actions")


def section(told: Told, rows: tuple[Row, ...]) -> Section:
    """The formula in words, with the numbers of this case."""
    return Section(told.say("method.title"), (Items(tuple(_lines(told, rows))),), "method")


def _lines(told: Told, rows: tuple[Row, ...]) -> Iterator[tuple[str, str]]:
    plan = told.planned.plan
    yield told.say("method.sought"), _sought(told)
    yield told.say("method.means"), _means(told)
    yield told.say("method.found"), told.say("method.found.how")
    if rows:
        yield told.say("method.effort"), _sum(told, rows)
        yield from _gains(told, rows)
        yield told.say("method.dates"), told.say("method.dates.how")
    if told.planned.standing != "already":
        said = told.say("method.proof.is", proof=proof(told))
        yield told.say("method.proof"), said[:1].upper() + said[1:]
    for one in plan.assumptions:
        yield told.say("method.assumed"), assumption(told, one)


def _sought(told: Told) -> str:
    goal = told.planned.plan.goal
    best = goal.step is None and goal.number is None
    return told.say("sought.most" if best else "sought.least", goal=told.goal, score=_score(told))


def _score(told: Told) -> str:
    """What counts next: the headline number, where it is not aimed at already."""
    same = told.planned.review.headline in (None, told.planned.plan.goal.result)
    return "" if same else told.say("sought.score", title=told.score_title)


def _means(told: Told) -> str:
    means = told.planned.plan.means
    given = (means.budget, means.deadline, means.capacity or None, means.most_actions)
    found = [
        limit(told, means, name) for name, one in zip(_MEANS, given, strict=True) if one is not None
    ]
    return told.words.joined(found) or told.say("means.none")


def _sum(told: Told, rows: tuple[Row, ...]) -> str:
    total = told.effort(told.planned.plan.effort)
    summed = " + ".join(number(row.effort) for row in rows)
    return f"{summed} = {total}" if len(rows) > 1 else total


def _gains(told: Told, rows: tuple[Row, ...]) -> Iterator[tuple[str, str]]:
    """The headline number, action by action, from where it starts to where it ends."""
    start, end = told.score(told.planned.plan.before.score), told.score(rows[-1].score)
    gains = [row.gain for row in rows]
    if start is None or end is None or None in gains:
        return
    places = told.context.decimals
    known = [gain for gain in gains if gain is not None]
    moves = "".join(_signed(Fraction(gain), places) for gain in known)
    figures = [Fraction(shown_number(Fraction(n), places)) for n in (start.number, *known)]
    exact = sum(figures) == Fraction(shown(end))
    rounded = "" if exact else told.say("method.rounded")
    yield told.score_title, f"{shown(start)}{moves} = {shown(end)}{rounded}"


def _signed(gain: Fraction, places: int) -> str:
    return f" {'-' if gain < 0 else '+'} {shown_number(abs(gain), places)}"


def assumption(told: Told, one: str) -> str:
    """An assumption of the plan in words; one that has no message is given as it is."""
    key = f"plan.assumed.{one}"
    return told.words.say(key) if key in messages() else one
