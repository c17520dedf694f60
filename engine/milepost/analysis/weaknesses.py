"""Weaknesses, ranked; and strengths."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from milepost.analysis.headline import effect, won
from milepost.model.assessment import Assessment, Finding, LeafFinding
from milepost.model.criteria import Judgement
from milepost.model.review import Effect, Shortfall, Weakness
from milepost.model.ruleset import RuleSet
from milepost.scoring.assess import Run, score_once
from milepost.scoring.leaves.check import PASS
from milepost.scoring.rating import ends


def weaknesses(
    assessment: Assessment, before: Run, shortfalls: Mapping[str, tuple[Shortfall, ...]]
) -> tuple[Weakness, ...]:
    """Every gap, ranked, with what real scoring says if it alone were met.

    By: whether meeting it alone would change the main result; points of the headline score it
    costs; severity; id. `share` is its part of all points lost. A criterion met with less than
    full credit costs points too; one that is not assessed and would change nothing is no weakness.
    """
    effects = {f.criterion.id: if_met(assessment, before, f) for f in assessment.findings}
    lost = {name: max(won(assessment.ruleset, e), Fraction(0)) for name, e in effects.items()}
    total = sum(lost.values(), Fraction(0))
    ranked = sorted(
        (f for f in assessment.findings if _counts(f, effects[f.criterion.id], lost)),
        key=lambda f: _rank(assessment.ruleset, f, effects[f.criterion.id]),
    )
    return tuple(
        Weakness(
            rank=rank,
            finding=finding,
            lost=lost[finding.criterion.id],
            share=lost[finding.criterion.id] / total if total else Fraction(0),
            if_met=effects[finding.criterion.id],
            shortfalls=shortfalls.get(finding.criterion.id, ()),
        )
        for rank, finding in enumerate(ranked, 1)
    )


def strengths(assessment: Assessment) -> tuple[Finding, ...]:
    """Criteria met with full credit, the heaviest first."""
    met = [f for f in assessment.findings if f.outcome == "pass" and f.credit == 1]
    return tuple(sorted(met, key=lambda f: (-Fraction(f.criterion.weight), f.criterion.id)))


def if_met(assessment: Assessment, before: Run, finding: Finding) -> Effect:
    """What real scoring says if every check of this criterion were met."""
    ruleset, leaves = assessment.ruleset, finding.leaves
    given = {x.leaf.id: _met(ruleset, x) for x in leaves if _can_be_met(x.judgement)}
    after = score_once(
        ruleset, assessment.evidence, assessment.as_of, assessment.scope, given, assessment.used
    )
    return effect(assessment.ruleset, before, after)


def _can_be_met(judgement: Judgement) -> bool:
    """Whether it speaks of something that could be met: all but what leaves as not applicable."""
    return judgement.counted or judgement.outcome != "not-applicable"


def _met(ruleset: RuleSet, leaf: LeafFinding) -> Judgement:
    """Passed; at the better end of its scale where it is rated."""
    scale = ruleset.scales.get(leaf.leaf.scale or "")
    if scale is None or scale.span is None:
        return PASS
    lowest, highest = ends(scale)
    return replace(lowest, outcome="pass") if ruleset.better == "lower" else highest


def _counts(finding: Finding, effect: Effect, lost: Mapping[str, Fraction]) -> bool:
    moves = effect.changes_main or lost[finding.criterion.id] > 0
    return moves or (finding.unmet and finding.outcome != "not-assessed")


def _rank(ruleset: RuleSet, finding: Finding, effect: Effect) -> tuple[bool, Fraction, int, str]:
    severity = ruleset.severity_rank(finding.severity)
    return not effect.changes_main, -won(ruleset, effect), severity, finding.criterion.id
