"""Coverage: how much of the evidence that is needed was supplied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from milepost.model.assessment import Coverage, Finding, LeafFinding
from milepost.model.ruleset import RuleSet
from milepost.model.values import Number


@dataclass(frozen=True, slots=True)
class Supply:
    """What a criterion needs, what of it lacks, and what of that is still wanted."""

    needed: frozenset[str]
    lacking: frozenset[str]
    wanted: frozenset[str]


def supply(finding: Finding) -> Supply:
    """Facts and answers of the checks that apply; a check that is settled wants none."""
    leaves = [leaf for leaf in finding.leaves if leaf.judgement.outcome != "not-applicable"]
    return Supply(
        frozenset(name for leaf in leaves for name in needs(leaf)),
        frozenset(name for leaf in leaves for name in lacks(leaf)),
        frozenset(name for leaf in leaves if not _settled(leaf) for name in lacks(leaf)),
    )


def coverage(ruleset: RuleSet, findings: Sequence[Finding], supplies: Sequence[Supply]) -> Coverage:
    """Facts and answers supplied over those needed, each counted once; or weight assessed.

    `supplies` are those of the findings. Stale and lost ones count as lacking. A lacking one is
    left out of the count only where every check that names it is already true without it.
    """
    needed = set[str]().union(*(one.needed for one in supplies))
    lacking = set[str]().union(*(one.lacking for one in supplies))
    wanted = set[str]().union(*(one.wanted for one in supplies))
    weights = _weights(findings) if ruleset.coverage == "weight" else None
    return Coverage(tuple(sorted(needed - lacking)), tuple(sorted(wanted)), weights)


def _weights(findings: Sequence[Finding]) -> tuple[Number, Number]:
    """Weight of the criteria assessed, and of those that apply."""
    applicable = [f for f in findings if f.outcome != "not-applicable"]
    assessed = [f.criterion.weight for f in applicable if f.outcome != "not-assessed"]
    return sum(assessed), sum(f.criterion.weight for f in applicable)


def needs(leaf: LeafFinding) -> tuple[str, ...]:
    """Facts the leaf reads; its own id where it is answered."""
    return (*leaf.reads, leaf.leaf.id) if leaf.leaf.answered else leaf.reads


def lacks(leaf: LeafFinding) -> tuple[str, ...]:
    """Those of them that are missing or stale."""
    facts = (*leaf.missing, *leaf.stale)
    return (*facts, leaf.leaf.id) if unanswered(leaf) else facts


def unanswered(leaf: LeafFinding) -> bool:
    """Whether a question has no answer, or none with what it needs."""
    judgement = leaf.judgement
    open_ = judgement.outcome == "not-assessed"
    missing = not judgement.answers or judgement.reason == "incomplete"
    return leaf.leaf.answered and open_ and missing


def _settled(leaf: LeafFinding) -> bool:
    return leaf.judgement.outcome == "pass" and leaf.judgement.best is None
