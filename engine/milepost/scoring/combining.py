"""Several judgements as one outcome."""

from __future__ import annotations

from collections.abc import Sequence

from milepost.model.criteria import Judgement
from milepost.model.outcomes import Outcome


def combined_outcome(judgements: Sequence[Judgement]) -> Outcome:
    """Outcome of a criterion from its leaves; a single leaf speaks for itself.

    Not-applicable ones leave. Pass if all pass; fail if one fails and none passes; partial if some
    pass and some fail; not assessed if none fails and one is unknown.
    """
    outcomes = [j.outcome for j in judgements if j.outcome != "not-applicable"]
    if not outcomes:
        return "not-applicable"
    if len(set(outcomes)) == 1:
        return outcomes[0]
    if "error" in outcomes:
        return "error"
    if "fail" in outcomes or "partial" in outcomes:
        return "partial" if {"pass", "partial"} & set(outcomes) else "fail"
    return "not-assessed"
