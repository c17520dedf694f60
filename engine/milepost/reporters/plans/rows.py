"""One action of a plan with everything it carries, in words of one language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from milepost.analysis.actions import due_day
from milepost.model.plans import PlanLine
from milepost.model.remedies import Action
from milepost.model.review import Aim, Effect
from milepost.model.values import Number
from milepost.reporters.plans.planned import Planned
from milepost.reporters.plans.told import Told


@dataclass(frozen=True, slots=True)
class Move:
    """A fact that an action moves: title, where it stands, where it is to stand."""

    fact: str
    baseline: str
    target: str


@dataclass(frozen=True, slots=True)
class Served:
    """A weakness that an action mends: criterion, title, and rank among all (None: unranked)."""

    id: str
    title: str
    rank: int | None


@dataclass(frozen=True, slots=True)
class Row:
    """An action in the order of doing.

    `owner` and `supervisor` are empty where none is named. From `start` to `end` it is worked on,
    and on the day `due` it is to have brought what it aims at. `after` are the numbers of the
    actions of the plan that come first, `before` of those that wait for this one. `gain` is what it
    adds to the headline number beyond all before it, `score` and `main` what stands then.
    """

    number: int
    id: str
    action: str
    owner: str
    supervisor: str
    start: date
    end: date
    due: date
    effort: Number
    moves: tuple[Move, ...]
    serves: tuple[Served, ...]
    after: tuple[int, ...]
    before: tuple[int, ...]
    gain: Number | None
    score: Number | None
    main: str
    instead: tuple[str, ...]


def rows(told: Told) -> tuple[Row, ...]:
    """Every action of the plan."""
    plan = told.planned.plan
    effects = (plan.before, *(line.effect for line in plan.lines))
    return tuple(
        _row(told, plan.lines, number, gained(effects[number - 1], line.effect))
        for number, line in enumerate(plan.lines, 1)
    )


def due(planned: Planned, line: PlanLine) -> date:
    """The due day that the remedy names, at most the deadline, and never before the work ends."""
    assessment, deadline = planned.assessment, planned.plan.means.deadline
    remedy = assessment.ruleset.remedies.get(line.action.id)
    days = remedy.due_days if isinstance(remedy, Action) else 0
    named = due_day(assessment.as_of, days)
    return max(line.stretch.end, min(named, deadline or date.max))


def gained(before: Effect, after: Effect) -> Number | None:
    """How far the headline number moves; None where it is not known on either side."""
    known = before.score is not None and after.score is not None
    return after.score - before.score if known else None  # type: ignore[operator]


def _row(told: Told, lines: Sequence[PlanLine], number: int, gain: Number | None) -> Row:
    line = lines[number - 1]
    action = line.action
    return Row(
        number=number,
        id=action.id,
        action=told.text(action.action),
        owner=told.words.owner(action.owner) if action.owner else "",
        supervisor=told.words.owner(line.supervisor) if line.supervisor else "",
        start=line.stretch.start,
        end=line.stretch.end,
        due=due(told.planned, line),
        effort=action.effort_days,
        moves=tuple(_move(told, aim) for aim in action.aims),
        serves=tuple(_served(told, name) for name in line.serves),
        after=tuple(n for n, one in enumerate(lines, 1) if one.action.id in action.after),
        before=tuple(n for n, one in enumerate(lines, 1) if action.id in one.action.after),
        gain=gain,
        score=line.effect.score,
        main=told.main(line.effect),
        instead=tuple(told.text(other) for other in action.alternatives),
    )


def _move(told: Told, aim: Aim) -> Move:
    return Move(told.words.fact(aim.fact), told.words.baseline(aim), told.words.target(aim))


def _served(told: Told, name: str) -> Served:
    ranks = {w.finding.criterion.id: w.rank for w in told.planned.review.weaknesses}
    return Served(name, told.words.fact(name), ranks.get(name))
