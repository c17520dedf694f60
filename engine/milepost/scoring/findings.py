"""From leaves to criteria: outcome, credit and effective severity of each criterion."""

from __future__ import annotations

from fractions import Fraction

from milepost.model.assessment import UNMET, Finding, LeafFinding
from milepost.model.criteria import Criterion, Judgement, Leaf
from milepost.model.evidence import Plan, Waiver
from milepost.model.ruleset import RuleSet
from milepost.scoring.combining import combined_outcome
from milepost.scoring.judging import Judging, weight_of


def find(
    ruleset: RuleSet,
    criterion: Criterion,
    judging: Judging,
    waiver: Waiver | None = None,
    plan: Plan | None = None,
) -> Finding:
    """One criterion's finding: outcome and severity from its checks.

    Credit is the plain mean of the checks' credits, so that proven parts count; it has no value
    where that of a check that counts has none.
    """
    leaves = tuple(_leaf_finding(ruleset, criterion, leaf, judging) for leaf in criterion.leaves)
    judged = [leaf.judgement for leaf in leaves]
    return Finding(
        criterion=criterion,
        outcome=combined_outcome(judged),
        credit=_credit(judged),
        severity=_severity(ruleset, leaves),
        leaves=leaves,
        waiver=waiver,
        counted=any(judgement.counted for judgement in judged),
        rating=judged[0].rating if len(judged) == 1 else None,
        plan=plan,
    )


def _credit(judged: list[Judgement]) -> Fraction | None:
    credits = [judgement.credit for judgement in judged if judgement.counted]
    known = [credit for credit in credits if credit is not None]
    return sum(known, Fraction(0)) / len(known) if known and len(known) == len(credits) else None


def _leaf_finding(
    ruleset: RuleSet, criterion: Criterion, leaf: Leaf, judging: Judging
) -> LeafFinding:
    reads, known = ruleset.reads.get(leaf.id, ()), judging.known
    return LeafFinding(
        leaf=leaf,
        judgement=judging.of(leaf),
        severity=leaf.severity,
        weight=weight_of(ruleset.severities, leaf),
        tags=frozenset(leaf.tags) | frozenset(criterion.tags),
        reads=reads,
        missing=tuple(n for n in reads if n not in known.values and n not in known.stale),
        stale=tuple(n for n in reads if n in known.stale),
        lost=tuple(n for n in reads if n in known.lost),
        target=judging.target_of(leaf),
    )


def _severity(ruleset: RuleSet, leaves: tuple[LeafFinding, ...]) -> str | None:
    unmet = [leaf for leaf in leaves if leaf.judgement.outcome in UNMET] or list(leaves)
    return min((leaf.severity for leaf in unmet), key=ruleset.severity_rank)
