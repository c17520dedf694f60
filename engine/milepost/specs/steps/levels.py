"""Grades and maturity levels, what caps them and what holds them back."""

from __future__ import annotations

from pytest_bdd import then

from milepost.analysis.boards import board
from milepost.analysis.headline import VOID, said
from milepost.model.assessment import Assessment, Finding
from milepost.model.results import Conclusion
from milepost.model.ruleset import Kind
from milepost.scoring.results.climb import Climb
from milepost.specs.names import criterion_named, named, step_named, value_named
from milepost.specs.stages import Reviewed
from milepost.specs.telling import expect, gap, reasons, refuse, result_said
from milepost.specs.wording import Wording


@then(Wording('the grade is "{grade}"'))
@then(Wording('等级为"{grade}"'))
def grade_is(governance_review: Reviewed, grade: str) -> None:
    """The main result of a rubric."""
    _expect_main(governance_review, "rubric", grade)


@then(Wording('the grade is capped at "{grade}" because "{criterion}" is unmet'))
@then(Wording('因"{criterion}"未满足，等级封顶为"{grade}"'))
def grade_is_capped(governance_review: Reviewed, grade: str, criterion: str) -> None:
    """A cap lowered the grade, and this criterion alone is cause enough for it."""
    _expect_main(governance_review, "rubric", grade)
    assessment = governance_review.assessment
    finding = criterion_named(assessment, criterion)
    step = step_named(assessment.ruleset, assessment.main.name, grade)
    bound = [n for n, b in enumerate(assessment.main.conclusion.limits) if b.bound]
    if not bound:
        refuse(f"no cap lowered the grade {grade}", reasons(governance_review.assessment))
    if not _causes_cap(assessment, finding, step):
        refuse(f"{criterion} is no cause of the cap", [gap(governance_review.assessment, finding)])


@then(Wording("no grade is given"))
@then(Wording("不予评级"))
def no_grade_is_given(governance_review: Reviewed) -> None:
    """The rule set withholds the grade."""
    conclusion = governance_review.assessment.main.conclusion
    expect(said(conclusion), VOID, "grade", reasons(governance_review.assessment))


@then(Wording("the maturity level is {level:count}"))
@then(Wording("成熟度等级为{level:count}级"))
def maturity_level_is(governance_review: Reviewed, level: int) -> None:
    """The main result of a maturity model."""
    _expect_main(governance_review, "maturity", str(level))


@then(Wording('dimension "{dimension}" is at level {level:count}'))
@then(Wording('维度"{dimension}"处于{level:count}级'))
def dimension_is_at(governance_review: Reviewed, dimension: str, level: int) -> None:
    """The level that counts for one dimension: judged where an assessor gave one."""
    assessment = governance_review.assessment
    key = value_named(assessment.ruleset, "dimension", dimension)
    actual = result_said(_by_dimension(assessment, key), None)
    why = [gap(governance_review.assessment, f) for f in assessment.findings if _in(f, key)]
    expect(actual, str(level), f"level of {dimension}", why)


@then(Wording('criterion "{criterion}" keeps dimension "{dimension}" from level {level:count}'))
@then(Wording('维度"{dimension}"因准则"{criterion}"未达{level:count}级'))
def criterion_keeps_from(
    governance_review: Reviewed, criterion: str, dimension: str, level: int
) -> None:
    """The practices reach the level below and stop at this criterion."""
    assessment = governance_review.assessment
    key = value_named(assessment.ruleset, "dimension", dimension)
    name = criterion_named(assessment, criterion).criterion.id
    climbed = _climbed(assessment, key)
    expect(result_said(climbed, None), str(level - 1), f"practised level of {dimension}", ())
    if name not in climbed.blocking:
        refuse(f"{dimension} is kept from level {level} by {climbed.blocking}, not by {criterion}")


@then(Wording('result "{result}" is "{value}"'))
@then(Wording('结果"{result}"为"{value}"'))
def result_is(governance_review: Reviewed, result: str, value: str) -> None:
    """Any result of the rule set, as reports show it."""
    ruleset = governance_review.assessment.ruleset
    name = named("result", result, {n: r.title for n, r in ruleset.results.items()})
    conclusion = governance_review.assessment.results[name].conclusion
    actual = result_said(conclusion, ruleset.results[name].show)
    expect(actual, value, name, reasons(governance_review.assessment))


def _expect_main(reviewed: Reviewed, kind: Kind, word: str) -> None:
    ruleset, main = reviewed.assessment.ruleset, reviewed.assessment.main
    if ruleset.kind != kind:
        refuse(f"{ruleset.id} is a {ruleset.kind} rule set, not a {kind}")
    wanted = step_named(ruleset, main.name, word)
    expect(said(main.conclusion), wanted, main.name, reasons(reviewed.assessment))


def _causes_cap(assessment: Assessment, finding: Finding, step: str) -> bool:
    """Whether a cap at this step would apply if all other criteria were left out."""
    whole = board(assessment, assessment.main.name)
    alone = whole.kept(lambda item: item["id"] == finding.criterion.id)
    limits = assessment.ruleset.results[assessment.main.name].limits
    return any(
        limit.at_most == step and limit.when is not None and alone.ask(limit.when) is True
        for limit in limits
    )


def _by_dimension(assessment: Assessment, key: str) -> Conclusion:
    """The last result told by dimension; the earlier ones lead up to it."""
    results = assessment.ruleset.results
    names = [n for n, r in results.items() if r.by == ("dimension",) and r.scale]
    if not names:
        refuse(f"{assessment.ruleset.id} has no level by dimension")
    return assessment.results[names[-1]].by[(key,)][0]


def _climbed(assessment: Assessment, key: str) -> Conclusion:
    results = assessment.ruleset.results
    names = [n for n, r in results.items() if isinstance(r, Climb) and r.by == ("dimension",)]
    if not names:
        refuse(f"{assessment.ruleset.id} has no climb by dimension")
    return assessment.results[names[0]].by[(key,)][0]


def _in(finding: Finding, dimension: str) -> bool:
    return finding.criterion.places.get("dimension") == dimension and finding.unmet
