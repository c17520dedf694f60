"""Marginal effects: what real scoring says if one criterion alone were met."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from milepost.analysis.headline import effect
from milepost.analysis.rescoring import Rescoring
from milepost.model.assessment import Finding, LeafFinding
from milepost.model.criteria import Judgement
from milepost.model.review import Effect
from milepost.model.ruleset import RuleSet
from milepost.scoring.assess import Run
from milepost.scoring.crediting import credit_at
from milepost.scoring.leaves.check import PASS
from milepost.scoring.rating import ends


@dataclass(frozen=True, slots=True)
class Marginal:
    """What becomes of the results if a criterion is met, and of its own credit.

    `gap` is the credit it would add, from 0 to 1, up to the rating aimed at where a target is set.
    None where it has no credit now or would have none.
    """

    effect: Effect
    gap: Fraction | None


def marginal(rescoring: Rescoring, before: Run, finding: Finding) -> Marginal:
    """One criterion met, everything else as it is."""
    ruleset = rescoring.assessment.ruleset
    given = given_met(ruleset, [finding])
    if not given:
        return Marginal(effect(ruleset, before, before), Fraction(0))
    after = rescoring.given(given)
    own = next(f for f in after.findings if f.criterion.id == finding.criterion.id)
    return Marginal(effect(ruleset, before, after), _gap(ruleset, finding, own))


def together(rescoring: Rescoring, before: Run, findings: Iterable[Finding]) -> Effect:
    """Several criteria met with each other."""
    ruleset = rescoring.assessment.ruleset
    return effect(ruleset, before, rescoring.given(given_met(ruleset, findings)))


def given_met(ruleset: RuleSet, findings: Iterable[Finding]) -> dict[str, Judgement]:
    """The judgements that meeting these criteria would change, by leaf."""
    leaves = (leaf for finding in findings for leaf in finding.leaves)
    wanted = {leaf.leaf.id: (leaf.judgement, _met(ruleset, leaf)) for leaf in leaves}
    return {name: met for name, (now, met) in wanted.items() if _can_be_met(now, met)}


def _can_be_met(now: Judgement, met: Judgement) -> bool:
    """Whether it is not so already; and not one that leaves every mean as not applicable."""
    if now.outcome == "not-applicable" and not now.counted:
        return False
    told = (now.outcome, now.credit, now.rating, now.counted)
    return told != (met.outcome, met.credit, met.rating, met.counted)


def _met(ruleset: RuleSet, leaf: LeafFinding) -> Judgement:
    """Passed; at the better end of its scale where it is rated."""
    scale = ruleset.scales.get(leaf.leaf.scale or "")
    if scale is None or scale.span is None:
        return PASS
    lowest, highest = ends(scale)
    return replace(lowest, outcome="pass") if ruleset.better == "lower" else highest


def _gap(ruleset: RuleSet, now: Finding, met: Finding) -> Fraction | None:
    """The credit still to earn: that of being met, or of the rating aimed at, less that of now.

    Where lower is better it is the credit still to lose.
    """
    aim = _aimed(ruleset, met)
    if now.credit is None or aim is None:
        return None
    to_go = now.credit - aim if ruleset.better == "lower" and _rated(now) else aim - now.credit
    return max(to_go, Fraction(0))


def _aimed(ruleset: RuleSet, met: Finding) -> Fraction | None:
    """The credit of a criterion whose checks stand where they are to come."""
    credits = [
        leaf.judgement.credit
        if leaf.target is None
        else credit_at(ruleset.scales.get(leaf.leaf.scale or ""), leaf.target)
        for leaf in met.leaves
        if leaf.judgement.counted
    ]
    if all(leaf.target is None for leaf in met.leaves):
        return met.credit
    known = [credit for credit in credits if credit is not None]
    return sum(known, Fraction(0)) / len(known) if known else None


def _rated(finding: Finding) -> bool:
    return any(leaf.leaf.scale is not None for leaf in finding.leaves)
