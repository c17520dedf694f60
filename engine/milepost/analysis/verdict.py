"""Whether an assessment meets its bar."""

from __future__ import annotations

from milepost.model.assessment import Assessment
from milepost.model.scales import StepScale


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
