"""From leaves to criteria: outcome, credit and effective severity of each criterion."""

from __future__ import annotations

from fractions import Fraction

from milepost.model.assessment import UNMET, Finding, LeafFinding
from milepost.model.criteria import Criterion, Judgement, Leaf, Outcome
from milepost.model.evidence import Waiver
from milepost.model.ruleset import RuleSet
from milepost.scoring.judging import Judging, weight_of
from milepost.scoring.usable import Usable


def find(
    ruleset: RuleSet,
    criterion: Criterion,
    judging: Judging,
    evidence: Usable,
    waiver: Waiver | None = None,
) -> Finding:
    """One criterion's finding.

    Pass if all applicable checks pass; fail if one fails and none passes; partial if some pass and
    some fail; not assessed if none fails and one is unknown. Credit is the plain mean of the
    checks' credits, so that proven parts count.
    """
    leaves = tuple(
        _leaf_finding(ruleset, criterion, x, judging, evidence) for x in criterion.leaves
    )
    outcome = combined_outcome([leaf.judgement for leaf in leaves])
    credits = [leaf.judgement.credit for leaf in leaves if leaf.judgement.credit is not None]
    credit = sum(credits, Fraction(0)) / len(credits) if credits else None
    return Finding(criterion, outcome, credit, _severity(ruleset, leaves), leaves, waiver)


def combined_outcome(judgements: list[Judgement]) -> Outcome:
    """Outcome of a criterion from its leaves; a single leaf speaks for itself."""
    outcomes = [j.outcome for j in judgements if j.outcome != "not-applicable"]
    if not outcomes:
        return "not-applicable"
    if len(set(outcomes)) == 1:
        return outcomes[0]
    if "error" in outcomes:
        return "error"
    if "fail" in outcomes or "partial" in outcomes:
        return "partial" if {"pass", "partial"} & set(outcomes) else "fail"
    return "not-assessed"


def _leaf_finding(
    ruleset: RuleSet, criterion: Criterion, leaf: Leaf, judging: Judging, evidence: Usable
) -> LeafFinding:
    reads = ruleset.reads.get(leaf.id, ())
    return LeafFinding(
        leaf=leaf,
        judgement=judging.of(leaf),
        severity=leaf.severity,
        weight=weight_of(ruleset.severities, leaf),
        tags=frozenset(leaf.tags) | frozenset(criterion.tags),
        reads=reads,
        missing=tuple(n for n in reads if n not in evidence.values and n not in evidence.stale),
        stale=tuple(n for n in reads if n in evidence.stale),
        lost=tuple(n for n in reads if n in evidence.lost),
    )


def _severity(ruleset: RuleSet, leaves: tuple[LeafFinding, ...]) -> str | None:
    unmet = [leaf for leaf in leaves if leaf.judgement.outcome in UNMET] or list(leaves)
    return min((leaf.severity for leaf in unmet), key=ruleset.severity_rank)
