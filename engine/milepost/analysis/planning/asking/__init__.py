"""What a goal asks of a choice at least, read off the rule set as linear rows.

Nothing that reaches the goal breaks a row, but not all that keeps the rows reaches it: what the
reading leaves open is settled by real scoring.
"""

from milepost.analysis.planning.asking.forms import Asking

__all__ = ["Asking"]
