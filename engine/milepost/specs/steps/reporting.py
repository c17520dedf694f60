"""What is reported beside the outcome: evidence that lacks, and patterns across findings."""

from __future__ import annotations

from collections.abc import Sequence

from pytest_bdd import then

from milepost.model.assessment import Assessment
from milepost.specs.names import fact_reviewed, named
from milepost.specs.stages import Reviewed
from milepost.specs.telling import expect, refuse
from milepost.specs.wording import Wording


@then(Wording('"{fact}" is reported as missing'))
@then(Wording('"{fact}"报告为缺失'))
def fact_is_missing(governance_review: Reviewed, fact: str) -> None:
    """A check needed the fact and nobody supplied it."""
    _expect_lack(governance_review, fact, "missing")


@then(Wording('"{fact}" is reported as stale'))
@then(Wording('"{fact}"报告为过期'))
def fact_is_stale(governance_review: Reviewed, fact: str) -> None:
    """The fact was collected too long ago to count."""
    _expect_lack(governance_review, fact, "stale")


@then(Wording('the document of "{fact}" is reported as missing'))
@then(Wording('"{fact}"的文件报告为缺失'))
def document_is_missing(governance_review: Reviewed, fact: str) -> None:
    """The fact does not count because its file is not there."""
    _expect_lack(governance_review, fact, "lost")


@then(Wording("exactly these facts are reported as missing"))
@then(Wording("恰有以下事实报告为缺失"))
def these_facts_are_missing(
    governance_review: Reviewed, datatable: Sequence[Sequence[str]]
) -> None:
    """All facts that lack, one a row."""
    assessment = governance_review.assessment
    wanted = sorted(fact_reviewed(assessment, row[0]) for row in datatable)
    lacking = (name for name in assessment.coverage.lacking if name in assessment.ruleset.facts)
    expect(sorted(lacking), wanted, "missing facts", ())


@then(Wording('the pattern "{pattern}" is found'))
@then(Wording('发现模式"{pattern}"'))
def pattern_is_found(governance_review: Reviewed, pattern: str) -> None:
    """A weakness, contradiction, root cause or escalation that follows across findings."""
    assessment = governance_review.assessment
    name = named("pattern", pattern, {p.id: p.title for p in assessment.ruleset.patterns})
    found = sorted({derived.pattern for derived in assessment.derived})
    if name not in found:
        refuse(f"the pattern {name} is not found", [f"found: {', '.join(found) or 'none'}"])


def _expect_lack(reviewed: Reviewed, fact: str, wanted: str) -> None:
    assessment = reviewed.assessment
    name = fact_reviewed(assessment, fact)
    expect(_lack(assessment, name), wanted, name, ())


def _lack(assessment: Assessment, name: str) -> str:
    leaves = [leaf for finding in assessment.findings for leaf in finding.leaves]
    if any(name in leaf.lost for leaf in leaves):
        return "lost"
    if any(name in leaf.stale for leaf in leaves):
        return "stale"
    if any(name in leaf.missing for leaf in leaves):
        return "missing"
    return "supplied" if any(name in leaf.reads for leaf in leaves) else "not asked for"
