"""Criteria and checks: what is met, unmet, waived, or a condition of the decision."""

from __future__ import annotations

from datetime import date

from pytest_bdd import then

from milepost.model.assessment import LeafFinding
from milepost.model.outcomes import Outcome
from milepost.model.text import Text
from milepost.specs.names import criterion_named, named, severity_named
from milepost.specs.stages import Reviewed
from milepost.specs.telling import expect, gap, reasons, refuse
from milepost.specs.wording import Wording

_STANDINGS = {
    "live": Text(en="live", zh="有效"),
    "expired": Text(en="expired", zh="已过期"),
    "unapproved": Text(en="unapproved", zh="未批准"),
    "unused": Text(en="unused", zh="未使用"),
}


@then(Wording('criterion "{criterion}" is met'))
@then(Wording('准则"{criterion}"已满足'))
def criterion_is_met(governance_review: Reviewed, criterion: str) -> None:
    """Every applicable check passes."""
    finding = criterion_named(governance_review.assessment, criterion)
    expect(finding.outcome, "pass", criterion, [gap(governance_review.assessment, finding)])


@then(Wording('criterion "{criterion}" is unmet as "{severity}"'))
@then(Wording('准则"{criterion}"未满足，级别为"{severity}"'))
def criterion_is_unmet(governance_review: Reviewed, criterion: str, severity: str) -> None:
    """Some check does not pass; the severity is that of the worst of them."""
    finding = criterion_named(governance_review.assessment, criterion)
    wanted = severity_named(governance_review.assessment.ruleset, severity)
    actual = f"unmet as {finding.severity}" if finding.unmet else "met"
    expect(actual, f"unmet as {wanted}", criterion, [gap(governance_review.assessment, finding)])


@then(Wording('criterion "{criterion}" is not assessed'))
@then(Wording('准则"{criterion}"未评定'))
def criterion_is_not_assessed(governance_review: Reviewed, criterion: str) -> None:
    """No check fails, but one lacks evidence."""
    finding = criterion_named(governance_review.assessment, criterion)
    expect(finding.outcome, "not-assessed", criterion, [gap(governance_review.assessment, finding)])


@then(Wording('check "{check}" fails'))
@then(Wording('检查"{check}"不合格'))
def check_fails(governance_review: Reviewed, check: str) -> None:
    """The evidence shows that it is not so."""
    _expect_check(governance_review, check, "fail")


@then(Wording('check "{check}" is not assessed'))
@then(Wording('检查"{check}"未评定'))
def check_is_not_assessed(governance_review: Reviewed, check: str) -> None:
    """The evidence does not show whether it is so."""
    _expect_check(governance_review, check, "not-assessed")


@then(Wording("the number of conditions is {number:count}"))
@then(Wording("附带条件数为{number:count}"))
def number_of_conditions(governance_review: Reviewed, number: int) -> None:
    """How many conditions the decision carries."""
    ids = [c.finding.criterion.id for c in governance_review.done.conditions]
    expect(len(ids), number, "conditions", ids or reasons(governance_review.assessment))


@then(Wording('criterion "{criterion}" becomes a condition due {day:day} owned by "{owner}"'))
@then(Wording('准则"{criterion}"转为条件，期限{day:day}，责任人"{owner}"'))
def becomes_a_condition(governance_review: Reviewed, criterion: str, day: date, owner: str) -> None:
    """The gap must be closed by its owner until that day."""
    finding = criterion_named(governance_review.assessment, criterion)
    for condition in governance_review.done.conditions:
        if condition.finding.criterion.id == finding.criterion.id:
            actual = f"due {condition.due}, owned by {condition.owner}"
            expect(actual, f"due {day}, owned by {owner}", f"condition {criterion}", ())
            return
    refuse(f"{criterion} is no condition", [gap(governance_review.assessment, finding)])


@then(Wording('criterion "{criterion}" is marked as waived'))
@then(Wording('准则"{criterion}"标记为已豁免'))
def criterion_is_waived(governance_review: Reviewed, criterion: str) -> None:
    """A live waiver stands beside the finding."""
    finding = criterion_named(governance_review.assessment, criterion)
    if finding.waiver is None:
        refuse(f"no live waiver marks {criterion}", _waivers(governance_review))


@then(Wording('the waiver of "{criterion}" is reported as "{standing}"'))
@then(Wording('准则"{criterion}"的豁免报告为"{standing}"'))
def waiver_is_reported(governance_review: Reviewed, criterion: str, standing: str) -> None:
    """`live`, `expired`, `unapproved` or `unused`."""
    wanted = named("standing", standing, _STANDINGS)
    name = criterion_named(governance_review.assessment, criterion).criterion.id
    waivers = governance_review.assessment.waivers
    actual = [found for waiver, found in waivers if waiver.criterion == name]
    expect(actual, [wanted], f"waiver of {criterion}", _waivers(governance_review))


def _expect_check(reviewed: Reviewed, check: str, wanted: Outcome) -> None:
    leaf, why = _check(reviewed, check)
    expect(leaf.judgement.outcome, wanted, f"check {check}", why)


def _check(reviewed: Reviewed, check: str) -> tuple[LeafFinding, list[str]]:
    findings = reviewed.assessment.findings
    leaves = {x.leaf.id: (x, f) for f in findings for x in f.leaves}
    leaf, finding = leaves[named("check", check, {n: x.leaf.title for n, (x, _) in leaves.items()})]
    return leaf, [gap(reviewed.assessment, finding)]


def _waivers(reviewed: Reviewed) -> list[str]:
    waivers = reviewed.assessment.waivers
    return [f"{waiver.id} of {waiver.criterion} is {standing}" for waiver, standing in waivers]
