"""Facts that a related subject supplies, such as those of the organisation a project belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from milepost.loading.digests import digest
from milepost.model.evidence import Evidence
from milepost.model.facts import Fact


def with_related(
    evidence: Evidence, relation: str, other: Evidence, facts: Mapping[str, Fact]
) -> Evidence:
    """The evidence with the facts declared `of` the relation that it does not hold itself.

    What the subject says of itself stands; each borrowed fact keeps its place in the other's files.
    """
    own = {*evidence.facts, *evidence.missing}
    offered = {*other.facts, *other.missing} - own
    lent = {n for n in offered if n in facts and facts[n].of == relation}
    found = {name: value for name, value in other.facts.items() if name in lent}
    lost = {name: file for name, file in other.missing.items() if name in lent}
    if not found and not lost:
        return evidence
    return replace(
        evidence,
        facts=dict(sorted({**evidence.facts, **found}.items())),
        missing=dict(sorted({**evidence.missing, **lost}.items())),
        digest=digest(evidence.digest.encode(), relation.encode(), other.digest.encode()),
    )
