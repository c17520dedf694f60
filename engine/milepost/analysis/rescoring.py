"""Real scoring once more: what an assessment would say if something were otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from milepost.model.assessment import Assessment
from milepost.model.criteria import Judgement
from milepost.model.evidence import Evidence
from milepost.scoring.assess import Run, score_once


@dataclass(frozen=True)
class Rescoring:
    """Scores one assessment again, everything but the change as it was."""

    assessment: Assessment

    def as_it_is(self) -> Run:
        """The assessment's own pass."""
        return self.on(self.assessment.evidence)

    def on(self, evidence: Evidence, given: Mapping[str, Judgement] | None = None) -> Run:
        """One pass over other evidence of the subject; `given` forces leaves to a judgement."""
        one = self.assessment
        return score_once(one.ruleset, evidence, one.as_of, one.scope, given, one.used)

    def given(self, judgements: Mapping[str, Judgement]) -> Run:
        """One pass over the same evidence with these leaves forced to a judgement."""
        return self.on(self.assessment.evidence, judgements)
