"""The bar a review must meet, and the exit code that follows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from milepost.analysis.verdict import meets_bar
from milepost.errors import NothingEvaluated, UsageError
from milepost.model.review import Review
from milepost.model.scales import StepScale
from milepost.model.text import Text
from milepost.model.values import Step

FailOn = Literal["conditional", "missing", "waived"]

MET, NOT_MET, UNDETERMINED = 0, 1, 4
_WORST_FIRST = (NOT_MET, UNDETERMINED, MET)


@dataclass(frozen=True, slots=True)
class Bar:
    """What is asked beyond the rule set's own bar.

    `fail_on` names what is not let pass: a decision with conditions, missing evidence (then
    undetermined), a live waiver. `min_grade` holds for rubrics, `min_level` for maturity.
    """

    fail_on: frozenset[FailOn] = frozenset()
    min_grade: str | None = None
    min_level: str | None = None

    def exit_code(self, reviews: Iterable[Review]) -> int:
        """The worst of all reviews: not met before undetermined before met.

        Raises UsageError where a minimum is asked that no review can be held against,
        NothingEvaluated where there is no review.
        """
        held = list(reviews)
        if not held:
            raise NothingEvaluated("nothing was evaluated: there is no review")
        self._applicable(held)
        codes = {self._one(review) for review in held}
        return next(code for code in _WORST_FIRST if code in codes)

    def unmet(self, reviews: Iterable[Review]) -> tuple[Text, ...]:
        """What these options ask and a review that meets its rule set's bar does not give."""
        passing = (review for review in reviews if meets_bar(review.assessment))
        return tuple(text for review in passing for text in self._unmet(review))

    def _unmet(self, review: Review) -> Iterator[Text]:
        name = review.assessment.ruleset.id
        if not self._minimum(review):
            asked = self._asked(review)
            yield Text(
                en=f"{name}: below {asked}, which was asked", zh=f"{name}：低于要求的 {asked}"
            )
        if "conditional" in self.fail_on and review.conditions:
            yield Text(
                en=f"{name}: has conditions (--fail-on conditional)",
                zh=f"{name}：附有条件（--fail-on conditional）",
            )
        if "waived" in self.fail_on and _has_waived_gap(review):
            yield Text(
                en=f"{name}: a gap is waived (--fail-on waived)",
                zh=f"{name}：有缺口处于豁免中（--fail-on waived）",
            )
        if "missing" in self.fail_on and review.assessment.coverage.lacking:
            yield Text(
                en=f"{name}: evidence is missing (--fail-on missing)",
                zh=f"{name}：缺少证据（--fail-on missing）",
            )

    def _one(self, review: Review) -> int:
        met = meets_bar(review.assessment)
        if met is None:
            return UNDETERMINED
        if not met or not self._minimum(review) or self._refused(review):
            return NOT_MET
        missing = "missing" in self.fail_on and bool(review.assessment.coverage.lacking)
        return UNDETERMINED if missing else MET

    def _refused(self, review: Review) -> bool:
        conditional = "conditional" in self.fail_on and bool(review.conditions)
        return conditional or ("waived" in self.fail_on and _has_waived_gap(review))

    def _minimum(self, review: Review) -> bool:
        asked = self._asked(review)
        reached = review.assessment.main.conclusion.value
        if asked is None:
            return True
        return isinstance(reached, Step) and reached.rank >= reached.order.index(asked)

    def _asked(self, review: Review) -> str | None:
        kind = review.assessment.ruleset.kind
        return {"rubric": self.min_grade, "maturity": self.min_level}.get(kind)

    def _applicable(self, reviews: list[Review]) -> None:
        kinds = {review.assessment.ruleset.kind for review in reviews}
        if self.min_grade is not None and "rubric" not in kinds:
            raise UsageError("--min-grade needs a rubric among what is assessed")
        if self.min_level is not None and "maturity" not in kinds:
            raise UsageError("--min-level needs a maturity model among what is assessed")
        for review in reviews:
            asked, steps = self._asked(review), _steps(review)
            if asked is not None and asked not in steps:
                raise UsageError(f"there is no step `{asked}`; use one of {', '.join(steps)}")


def _has_waived_gap(review: Review) -> bool:
    return any(f.waiver is not None and f.unmet for f in review.assessment.findings)


def _steps(review: Review) -> tuple[str, ...]:
    ruleset = review.assessment.ruleset
    scale = ruleset.scales.get(ruleset.results[ruleset.main].scale or "")
    return scale.names if isinstance(scale, StepScale) else ()
