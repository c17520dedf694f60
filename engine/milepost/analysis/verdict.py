"""Whether an assessment meets its bar, and the exit code that says so."""

from __future__ import annotations

from milepost.model.assessment import Assessment
from milepost.model.review import Review
from milepost.model.scales import StepScale

BAR_MET, BAR_NOT_MET, NO_VERDICT = 0, 1, 4


def meets_bar(assessment: Assessment) -> bool | None:
    """Whether the main result reaches the bar of its scale; None where it is undetermined or void.

    A yes/no is its own bar. A number without a scale, and a scale that marks no step
    `meets_bar`, set no bar, so that any value is enough.
    """
    value = assessment.main.conclusion.value
    if value is None or isinstance(value, bool):
        return value
    ruleset, step = assessment.ruleset, assessment.main.conclusion.step
    scale = ruleset.scales.get(ruleset.results[ruleset.main].scale or "")
    if step is None or not isinstance(scale, StepScale):
        return True
    barred = any(known.meets_bar for known in scale.root.values())
    return scale.at_or_after(step.name, "meets_bar") if barred else True


def exit_code(review: Review) -> int:
    """0 bar met, 1 bar not met, 4 neither met nor refuted. Options of the caller come on top."""
    met = meets_bar(review.assessment)
    if met is None:
        return NO_VERDICT
    return BAR_MET if met else BAR_NOT_MET
