"""What an action of a plan lacks: nobody can be held to an action that lacks a part."""

from __future__ import annotations

from collections.abc import Sequence

from milepost.model.plans import Plan, PlanLine
from milepost.model.review import Effect
from milepost.reporters.plans.rows import gained

PARTS = ("owner", "due", "target", "effort", "gain")
"""What every action is to name. A due day before the start is none."""


def lacking(plan: Plan) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The actions that lack a part, by id, with the parts, in the order of the plan."""
    befores = (plan.before, *(line.effect for line in plan.lines))
    found = (
        (line.action.id, _lacks(line, before, plan.lines))
        for line, before in zip(plan.lines, befores, strict=False)
    )
    return tuple((name, parts) for name, parts in found if parts)


def _lacks(line: PlanLine, before: Effect, lines: Sequence[PlanLine]) -> tuple[str, ...]:
    has = {
        "owner": bool(line.action.owner),
        "due": line.stretch.end >= line.stretch.start,
        "target": bool(line.action.aims),
        "effort": line.action.effort_days > 0,
        "gain": _gains(line, before) or _prepares(line, lines),
    }
    return tuple(part for part in PARTS if not has[part])


def _gains(line: PlanLine, before: Effect) -> bool:
    """Whether it moves something: a criterion, the headline number, or the main result."""
    moved = gained(before, line.effect)
    return bool(line.serves) or bool(moved) or line.effect.main != before.main


def _prepares(line: PlanLine, lines: Sequence[PlanLine]) -> bool:
    """Whether another action of the plan waits for it; the gain is then told there."""
    return any(line.action.id in other.action.after for other in lines)
