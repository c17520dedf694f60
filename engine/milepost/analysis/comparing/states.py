"""A state of a subject: a result, and what it can be scored again from."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.model.assessment import Assessment
from milepost.model.past import PastResult
from milepost.model.ruleset import RuleSet


@dataclass(frozen=True, slots=True)
class State:
    """One side of a comparison: what was said, and what it can be scored again from.

    `assessment` is None for a stored result; `ruleset` is the very rules it was made with (same
    digest), where they are at hand. `source` names the file or folder it comes from.
    """

    result: PastResult
    source: str
    assessment: Assessment | None = None
    ruleset: RuleSet | None = None
