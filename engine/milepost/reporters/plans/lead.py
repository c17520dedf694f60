"""The answer of a plan: what it takes, what it brings, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.model.values import Number
from milepost.reporters.documents.blocks import Prose, Tone
from milepost.reporters.documents.cells import shown
from milepost.reporters.plans.lacks import lacking
from milepost.reporters.plans.rows import due
from milepost.reporters.plans.told import Told, number

_TONES: dict[str, Tone] = {
    "reached": "good",
    "already": "good",
    "best": "good",
    "short": "bad",
    "open": "warning",
}


def lead(told: Told) -> tuple[Prose, ...]:
    """What a reader takes away who reads nothing else."""
    standing = told.planned.standing
    said = [Prose(told.say("space").join(_answer(told)), _TONES[standing])]
    if told.planned.plan.lines:
        said.append(Prose(told.say("space").join(_brings(told))))
        said.append(Prose(told.say("space").join(_unsure(told)), "quiet"))
    return tuple(said)


def _answer(told: Told) -> Iterator[str]:
    planned = told.planned
    plan, standing = planned.plan, planned.standing
    if standing == "already":
        yield told.say("lead.already", goal=told.goal, now=_now(told))
        return
    if standing == "short":
        yield told.say("lead.short" if _bound(told) else "lead.never", goal=told.goal)
    if standing == "open":
        key = "lead.open" if planned.unsettled else "lead.open.evidence"
        yield told.say(key, goal=told.goal)
    if not plan.lines:
        yield told.say("lead.nothing", now=_now(told))
        return
    key = {"reached": "lead.reached", "best": "lead.best"}.get(standing, "lead.instead")
    yield told.say(key, goal=told.goal, **_takes(told))


def _now(told: Told) -> str:
    """Where the result aimed at stands."""
    return told.concluded(told.planned.plan.goal.result, told.planned.starts)


def _bound(told: Told) -> bool:
    """Whether it is the means that stand in the way, and not only the lack of remedies."""
    conflict = told.planned.plan.conflict
    return bool(conflict and conflict.limits)


def _takes(told: Told) -> dict[str, str]:
    plan = told.planned.plan
    return {
        "best": told.concluded(plan.goal.result, told.planned.ends),
        "actions": told.counted("actions", len(plan.lines)),
        "effort": told.effort(plan.effort),
        "done": _done(told),
        "proof": proof(told),
    }


def _done(told: Told) -> str:
    """The last day of work, and the last due day where that is later."""
    last = max(due(told.planned, line) for line in told.planned.plan.lines)
    if last == told.planned.done:
        return told.say("done", day=last)
    return told.say("done.due", day=told.planned.done, due=last)


def proof(told: Told) -> str:
    """Whether anything better could exist."""
    plan, standing = told.planned.plan, told.planned.standing
    if standing == "short":
        return told.say("proof.never")
    if standing == "open":
        return told.say("proof.open" if told.planned.unsettled else "proof.open.evidence")
    if plan.proof == "optimal":
        return told.say("proof.least" if standing == "reached" else "proof.most")
    if standing == "reached":
        spared: Number = plan.effort - plan.bound
        return told.say("proof.gap.least", bound=told.effort(plan.bound), gap=told.effort(spared))
    title = told.score_title or told.title(plan.goal.result)
    return told.say("proof.gap.most", bound=number(plan.bound), title=title)


def _brings(told: Told) -> Iterator[str]:
    """The main result and the headline number, before and after."""
    plan, ruleset = told.planned.plan, told.planned.assessment.ruleset
    before, after = told.main(plan.before), told.main(plan.after)
    key = "lead.stays" if before == after else "lead.moves"
    yield told.say(key, title=told.title(ruleset.main), before=before, after=after)
    if told.planned.review.headline in (None, ruleset.main):
        return
    was, becomes = told.score(plan.before.score), told.score(plan.after.score)
    if was is not None and becomes is not None:
        key = "lead.stays" if was == becomes else "lead.moves"
        title = told.score_title
        yield told.say(key, title=title, before=shown(was), after=shown(becomes))


def _unsure(told: Told) -> Iterator[str]:
    """What the answer rests on, and what could still change it."""
    yield told.say("unsure.predicted")
    after = told.planned.after
    lacks, line = len(after.coverage.lacking), after.main
    if lacks and line.sensitive:
        low, high = (told.concluded(line.name, end) for end in (line.worst, line.best))
        yield told.counted("unsure.missing", lacks, low=low, high=high)
    remarks = len(lacking(told.planned.plan))
    if remarks:
        yield told.counted("unsure.remarks", remarks)
