"""Real scoring once more: what an assessment would say if something were otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from milepost.analysis.boards import conclusions
from milepost.model.assessment import Assessment
from milepost.model.criteria import Judgement
from milepost.model.evidence import Evidence
from milepost.scoring.again import Again
from milepost.scoring.assess import Run
from milepost.scoring.judging import Assume


@dataclass(frozen=True)
class Rescoring:
    """Scores one assessment again, everything but the change as it was.

    `assume` says what is taken for evidence that is missing: nothing, its worst or its best. What a
    change of facts, answers or targets cannot touch is taken over and not computed again.
    """

    assessment: Assessment
    assume: Assume = "actual"

    def as_it_is(self) -> Run:
        """The assessment's own pass; nothing is scored for it where nothing is assumed."""
        one = self.assessment
        if self.assume != "actual":
            return self.on(one.evidence)
        results = {name: conclusions(one, name) for name in one.results}
        return Run(one.findings, one.coverage, results)

    def on(self, evidence: Evidence, given: Mapping[str, Judgement] | None = None) -> Run:
        """One pass over other evidence of the subject; `given` forces leaves to a judgement."""
        return self._again.over(evidence, given)

    def given(self, judgements: Mapping[str, Judgement]) -> Run:
        """One pass over the same evidence with these leaves forced to a judgement."""
        return self.on(self.assessment.evidence, judgements)

    @cached_property
    def _again(self) -> Again:
        one = self.assessment
        return Again(one.ruleset, one.evidence, one.as_of, one.scope, one.used, self.assume)
