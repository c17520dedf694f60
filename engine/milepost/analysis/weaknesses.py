"""Weaknesses, ranked; and strengths.

The order, with every figure of it in every report, so that a reader can sort by hand:

1. steps that the main result rises if the criterion alone is met, most first;
2. points of the headline number that it costs, most first;
3. severity, worst first, as the rule set lists them;
4. weight x gap, largest first: its weight times the credit still to earn;
5. id.

The keys are not added up into an index: that would need a rate of exchange between a verdict, a
point and a severity, which no rule set states. Where the headline number is a weighted mean, points
and weight x gap say the same; where there is no such number, or it does not move, weight x gap
decides within a severity.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import accumulate

from milepost.analysis.headline import won
from milepost.analysis.marginal import Marginal
from milepost.model.assessment import Assessment, Finding
from milepost.model.review import Effect, Shortfall, Weakness
from milepost.model.ruleset import RuleSet
from milepost.model.standing import Recurrence

MOST_OF_IT = Fraction(4, 5)
"""The part of the lost points that the vital few are to carry: the 80 of Juran's 80/20 rule."""


def weaknesses(
    assessment: Assessment,
    marginals: Mapping[str, Marginal],
    shortfalls: Mapping[str, tuple[Shortfall, ...]],
    recurrences: Mapping[str, Recurrence],
) -> tuple[Weakness, ...]:
    """Every gap, in the order above. `share` is its part of all points lost, each found alone.

    A criterion met with less than full credit costs points too; one that is not assessed and would
    change nothing is no weakness.
    """
    ruleset = assessment.ruleset
    found = [
        Weakness(
            rank=0,
            finding=finding,
            lost=max(won(ruleset, one.effect), Fraction(0)),
            share=Fraction(0),
            if_met=one.effect,
            shortfalls=shortfalls.get(finding.criterion.id, ()),
            gap=one.gap,
            recurrence=recurrences.get(finding.criterion.id),
        )
        for finding in assessment.findings
        if _counts(finding, (one := marginals[finding.criterion.id]).effect, ruleset)
    ]
    return _shared(sorted(found, key=lambda weakness: _rank(ruleset, weakness)))


def _shared(ranked: Sequence[Weakness]) -> tuple[Weakness, ...]:
    """The ranked weaknesses with their ranks and their shares of what is lost."""
    total = sum((weakness.lost for weakness in ranked), Fraction(0))
    shares = [weakness.lost / total if total else Fraction(0) for weakness in ranked]
    running = accumulate(shares)
    return tuple(
        replace(weakness, rank=rank, share=share, running=upto)
        for rank, (weakness, share, upto) in enumerate(zip(ranked, shares, running, strict=True), 1)
    )


def vital_few(ranked: Sequence[Weakness]) -> tuple[Weakness, ...]:
    """The fewest weaknesses that carry at least 80 % of the lost points; most points first."""
    found: list[Weakness] = []
    carried = Fraction(0)
    for weakness in sorted(ranked, key=lambda one: (-one.lost, one.rank)):
        if carried >= MOST_OF_IT or not weakness.lost:
            break
        found.append(weakness)
        carried += weakness.share
    return tuple(found)


def strengths(assessment: Assessment) -> tuple[Finding, ...]:
    """Criteria met with full credit, the heaviest first."""
    met = [f for f in assessment.findings if f.outcome == "pass" and f.credit == 1]
    return tuple(sorted(met, key=lambda f: (-Fraction(f.criterion.weight), f.criterion.id)))


def _counts(finding: Finding, effect: Effect, ruleset: RuleSet) -> bool:
    moves = effect.changes_main or won(ruleset, effect) > 0
    return moves or (finding.unmet and finding.outcome != "not-assessed")


def _rank(ruleset: RuleSet, weakness: Weakness) -> tuple[int, Fraction, int, Fraction, str]:
    finding = weakness.finding
    return (
        -weakness.if_met.rise,
        -weakness.lost,
        ruleset.severity_rank(finding.severity),
        -weakness.weight * (weakness.gap or Fraction(0)),
        finding.criterion.id,
    )
