"""The outcome as a whole: decision, score, coverage, and when there is none."""

from __future__ import annotations

from pytest_bdd import then

from milepost.analysis.headline import UNDETERMINED, headline, said
from milepost.specs.names import step_named
from milepost.specs.stages import Reviewed
from milepost.specs.telling import displayed, expect, reasons, refuse, result_said
from milepost.specs.wording import Wording


@then(Wording('the decision is "{decision}"'))
@then(Wording('结论为"{decision}"'))
def decision_is(governance_review: Reviewed, decision: str) -> None:
    """The main result, by its word or its title."""
    main = governance_review.assessment.main
    wanted = step_named(governance_review.assessment.ruleset, main.name, decision)
    expect(said(main.conclusion), wanted, "decision", reasons(governance_review.assessment))


@then(Wording("the score is {score:figure}"))
@then(Wording("得分为{score:figure}"))
def score_is(governance_review: Reviewed, score: str) -> None:
    """The headline number as reports show it."""
    assessment = governance_review.assessment
    name = headline(assessment.ruleset)
    if name is None:
        refuse(f"{assessment.ruleset.id} gives no score")
        return
    decimals = assessment.ruleset.results[name].show
    actual = result_said(assessment.results[name].conclusion, decimals)
    expect(actual, _trimmed(score), name, reasons(assessment))


@then(Wording("the coverage is {percent:figure}%"))
@then(Wording("证据覆盖率为{percent:figure}%"))
def coverage_is(governance_review: Reviewed, percent: str) -> None:
    """The share of needed evidence that was supplied, to one decimal."""
    coverage = governance_review.assessment.coverage
    actual = "none" if coverage.percent is None else displayed(coverage.percent, 1)
    expect(actual, _trimmed(percent), "coverage", (f"{n} is lacking" for n in coverage.lacking))


@then(Wording("missing evidence could change the decision"))
@then(Wording("缺失的证据可能改变结论"))
def decision_is_sensitive(governance_review: Reviewed) -> None:
    """Whether the worst and the best that missing evidence could show lead to one decision."""
    main = governance_review.assessment.main
    if not main.sensitive:
        refuse(f"the decision is {said(main.conclusion)} whatever the missing evidence shows")


@then(Wording("the assessment is undetermined"))
@then(Wording("评估无法定论"))
def assessment_is_undetermined(governance_review: Reviewed) -> None:
    """Evidence for the decision itself is missing: neither pass nor fail."""
    conclusion = governance_review.assessment.main.conclusion
    expect(said(conclusion), UNDETERMINED, "decision", reasons(governance_review.assessment))


@then(Wording("nothing can be evaluated"))
@then(Wording("没有任何内容可以评估"))
def nothing_can_be_evaluated(governance_review: Reviewed) -> None:
    """Not one check could be assessed."""
    if (outcome := governance_review.outcome) is not None:
        refuse(f"there is an outcome: {said(outcome.main.conclusion)}", reasons(outcome))


def _trimmed(figure: str) -> str:
    """97.0 and 97 are the same figure."""
    return figure.rstrip("0").rstrip(".") if "." in figure else figure
