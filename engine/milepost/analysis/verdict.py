"""Whether an assessment meets its bar."""

from __future__ import annotations

from milepost.model.assessment import Assessment
from milepost.model.results import Conclusion
from milepost.model.ruleset import RuleSet
from milepost.model.scales import StepScale


def meets_bar(assessment: Assessment) -> bool | None:
    """Whether the main result reaches the bar of its scale; None where it is undetermined or void.

    A yes/no is its own bar. A number without a scale, and a scale that marks no step
    `meets_bar`, set no bar, so that any value is enough.
    """
    return reaches_bar(assessment.ruleset, assessment.main.conclusion)


def reaches_bar(ruleset: RuleSet, main: Conclusion) -> bool | None:
    """The same of a main result that is at hand."""
    value, step = main.value, main.step
    if value is None or isinstance(value, bool):
        return value
    scale = ruleset.scales.get(ruleset.results[ruleset.main].scale or "")
    if step is None or not isinstance(scale, StepScale):
        return True
    barred = any(known.meets_bar for known in scale.root.values())
    return scale.at_or_after(step.name, "meets_bar") if barred else True
