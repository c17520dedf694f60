"""How a gate stands: whether the project proceeds, and which gaps the decision rests on."""

from __future__ import annotations

from typing import Literal

from milepost.analysis.deciding import deciders
from milepost.analysis.verdict import meets_bar
from milepost.model.assessment import Finding
from milepost.model.review import Condition
from milepost.reporters.board import closing
from milepost.reporters.board.told import Told

Standing = Literal["conditions", "free", "back", "stopped", "open"]
"""It proceeds with or without conditions, comes back, ends, or cannot be decided yet."""


def standing(told: Told) -> Standing:
    """What becomes of the project after this gate."""
    met = meets_bar(told.assessment)
    if met:
        return "conditions" if told.review.conditions else "free"
    if met is None:
        return "open"
    step = told.assessment.main.conclusion.step
    return "stopped" if step is not None and step.rank == 0 else "back"


def to_close(told: Told) -> tuple[Condition, ...]:
    """The conditions; where the project does not proceed, the gaps that stand in its way."""
    if told.review.conditions or standing(told) == "free":
        return told.review.conditions
    return closing.of(told, (f for f in _blocking(told) if f.unmet))


def _blocking(told: Told) -> tuple[Finding, ...]:
    """The findings that decide, or that obstruct the next step; in the order of the rule set."""
    ahead = told.review.next
    names = set(deciders(told.assessment).criteria)
    names |= {c for one in (ahead.obstacles if ahead else ()) for c in one.criteria}
    return tuple(f for f in told.assessment.findings if f.criterion.id in names)


def carrying(told: Told) -> frozenset[str]:
    """The gaps that the decision rests on, or that change it when met alone."""
    effects = told.review.effects.items()
    alone = (name for name, effect in effects if effect.changes_main)
    return frozenset((*(one.finding.criterion.id for one in to_close(told)), *alone))
