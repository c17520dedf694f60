"""What conditions may name in an assessment as it is: facts that count, and results."""

from __future__ import annotations

from collections.abc import Mapping

from milepost.model.assessment import Assessment
from milepost.model.values import Value
from milepost.scoring.usable import usable


def known_now(assessment: Assessment) -> Mapping[str, Value]:
    """The values by name; results of other assessments are among them."""
    one = assessment
    results = {n: line.conclusion.value for n, line in one.results.items() if not line.by}
    facts = usable(one.ruleset, one.evidence, one.as_of).values
    return {**results, **one.used.under("actual"), **facts}
