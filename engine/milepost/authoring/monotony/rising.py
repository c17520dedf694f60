"""What the lint proves of the results, for a planner that may rest on it."""

from __future__ import annotations

from milepost.analysis.planning import Rising
from milepost.authoring.monotony.directions import FALLS, RISES
from milepost.authoring.monotony.finding import directions
from milepost.model.ruleset import RuleSet


def rising(ruleset: RuleSet) -> Rising:
    """The results that never get lower, and those that never get higher, as things get better."""
    ways = directions(ruleset).items()
    return Rising(
        frozenset(name for name, way in ways if not way & FALLS),
        frozenset(name for name, way in ways if not way & RISES),
    )
