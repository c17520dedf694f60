"""The review itself, run on the workspace as the command line does."""

from __future__ import annotations

import pytest
from pytest_bdd import when

from milepost.model.evidence import Target
from milepost.specs.session import Session
from milepost.specs.stages import Case, Reviewed
from milepost.specs.wording import Wording

REVIEW = "governance_review"


@when(Wording('gate "{gate}" is reviewed'), target_fixture=REVIEW)
@when(Wording('评审关口"{gate}"'), target_fixture=REVIEW)
def gate_is_reviewed(governance_session: Session, governance_case: Case, gate: str) -> Reviewed:
    """A gate review under the rule set in force, else the stage gates that the evidence lists."""
    listed = [t.ruleset for t in governance_case.evidence.targets if t.scope is not None]
    reference = governance_case.ruleset or next(iter(listed), None)
    if reference is None:
        pytest.fail('which stage gates? say: rule set "..." is in force', pytrace=False)
    return governance_session.review(governance_case, Target(reference, gate))


@when(Wording('the subject is assessed with "{ruleset}"'), target_fixture=REVIEW)
@when(Wording('用"{ruleset}"评估该对象'), target_fixture=REVIEW)
def subject_is_assessed(
    governance_session: Session, governance_case: Case, ruleset: str
) -> Reviewed:
    """An assessment with a rule set that has no gates, with or without its version."""
    return governance_session.review(governance_case, Target(ruleset))
