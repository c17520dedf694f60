"""The documents that a gate asks for, and how each of them stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from milepost.model.assessment import Finding, LeafFinding
from milepost.model.review import Review
from milepost.model.values import Absent, Document, Value

Standing = Literal["good", "short", "stale", "absent", "lost", "missing"]


@dataclass(frozen=True, slots=True)
class Paper:
    """A document by the fact that names it, with its state and the criteria that need it.

    `short`: it is there and not as asked (approved, dated, in this version). `action` is the number
    of the action that produces it; None where there is none.
    """

    fact: str
    value: Value
    file: str
    standing: Standing
    criteria: tuple[str, ...]
    owner: str
    action: int | None


def papers(review: Review) -> tuple[Paper, ...]:
    """Every document that the criteria of the gate read, in the order of the rule set."""
    asked: dict[str, list[tuple[Finding, LeafFinding]]] = {}
    facts = review.assessment.ruleset.facts
    for finding in review.assessment.findings:
        for leaf in finding.leaves:
            for name in leaf.reads if leaf.judgement.outcome != "not-applicable" else ():
                if name in facts and facts[name].type == "document":
                    asked.setdefault(name, []).append((finding, leaf))
    return tuple(_paper(review, name, uses) for name, uses in asked.items())


def _paper(review: Review, name: str, uses: list[tuple[Finding, LeafFinding]]) -> Paper:
    known = review.assessment.evidence.facts.get(name)
    value = known.value if known else None
    named = value.file if isinstance(value, Document) else ""
    return Paper(
        fact=name,
        value=value,
        file=(known.file if known else "") or named,
        standing=_standing(review, name, value, [leaf for _, leaf in uses]),
        criteria=tuple(dict.fromkeys(finding.criterion.id for finding, _ in uses)),
        owner=_owner(review, name, value, uses),
        action=_action(review, name),
    )


def _standing(review: Review, name: str, value: Value, leaves: list[LeafFinding]) -> Standing:
    if any(name in leaf.lost for leaf in leaves):
        return "lost"
    if any(name in leaf.stale for leaf in leaves):
        return "stale"
    if isinstance(value, Absent):
        return "absent"
    if name not in review.assessment.evidence.facts:
        return "missing"
    short = (one for found in review.shortfalls.values() for one in found)
    return "short" if any(one.fact == name for one in short) else "good"


def _owner(review: Review, name: str, value: Value, uses: list[tuple[Finding, LeafFinding]]) -> str:
    """Who answers for it: named in it, in its declaration, or by a check or criterion."""
    own = value.owner if isinstance(value, Document) else ""
    declared = review.assessment.ruleset.facts[name].owner or ""
    asked = (leaf.leaf.owner or finding.criterion.owner or "" for finding, leaf in uses)
    return next(filter(None, (own, declared, *asked)), "")


def _action(review: Review, name: str) -> int | None:
    aims = (
        number
        for number, action in enumerate(review.actions)
        if any(aim.fact == name for aim in action.aims)
    )
    return next(aims, None)
