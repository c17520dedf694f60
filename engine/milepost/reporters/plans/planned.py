"""What every format of a plan is made of: the review, the plan, and the scoring that checks it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from milepost.model.assessment import Assessment
from milepost.model.plans import Plan
from milepost.model.results import Conclusion
from milepost.model.review import Review

Standing = Literal["reached", "already", "best", "short", "open"]
"""Reached, reached before anything is done, the best of the means; out of reach, cannot be told."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan with the review it is for; `after` is the assessment once all of it is done."""

    review: Review
    plan: Plan
    after: Assessment

    @property
    def assessment(self) -> Assessment:
        """The assessment that the plan starts from."""
        return self.review.assessment

    @property
    def standing(self) -> Standing:
        """How the plan stands to its goal."""
        if not self.plan.reached:
            return "open" if self.unsettled or self.evidence_decides else "short"
        if self.plan.goal.step is None and self.plan.goal.number is None:
            return "best"
        return "reached" if self.plan.lines else "already"

    @property
    def unsettled(self) -> bool:
        """Whether the search ended without a plan and without the proof that there is none."""
        return not self.plan.reached and self.plan.conflict is None

    @property
    def evidence_decides(self) -> bool:
        """Whether missing evidence could still bring a goal that the plan does not reach."""
        return self._meets(self.after.results[self.plan.goal.result].best)

    def _meets(self, could: Conclusion) -> bool:
        """Whether a result is at the goal, or may be."""
        goal = self.plan.goal
        if could.undetermined:
            return True
        if goal.step is not None and could.step is not None:
            return could.step.rank >= could.step.order.index(goal.step)
        if goal.number is None or could.exact is None:
            return could.truth is not None and goal.step == ("yes" if could.truth else "no")
        lower = self.assessment.ruleset.better == "lower"
        return could.exact <= goal.number if lower else could.exact >= goal.number

    @property
    def starts(self) -> Conclusion:
        """The result aimed at, as it is."""
        return self.assessment.results[self.plan.goal.result].conclusion

    @property
    def ends(self) -> Conclusion:
        """The same once the plan is done."""
        return self.after.results[self.plan.goal.result].conclusion

    @property
    def done(self) -> date:
        """The last day that is worked on; the as-of day where there is nothing to do."""
        ends = [line.stretch.end for line in self.plan.lines]
        return max(ends, default=self.assessment.as_of)
