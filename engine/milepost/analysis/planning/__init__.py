"""Improvement plans: the cheapest actions that reach a goal, proven, and verified by scoring.

Remedies become options, and what results rest on becomes parts: checks, each with the states that
options bring it to. The goal becomes rows of a 0/1 programme as far as they can be read off the
rules; what the solver answers is scored for real, and where it falls short the search learns a row
that every plan that does not fall short keeps. The first answer that holds is the cheapest.
"""

from milepost.analysis.planning.planning import NOTHING_PROVEN, Planner, Rising, plan

__all__ = ["NOTHING_PROVEN", "Planner", "Rising", "plan"]
