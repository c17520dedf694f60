"""Which criteria stand behind the conclusions of the patterns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from milepost.inference.facts import SHORT, UNMET
from milepost.inference.rules import Derived
from milepost.model.assessment import Assessment
from milepost.model.patterns import Pattern, PatternFact

_COUNTED: Mapping[str, Sequence[str]] = {
    "unmet": UNMET,
    "short": SHORT,
    "failed": ("fail",),
    "critical_failed": ("fail",),
    "unknown": ("not-assessed",),
}
"""The outcomes that a count of a group speaks of."""


def backing(assessment: Assessment, derived: Sequence[Derived]) -> tuple[tuple[str, ...], ...]:
    """For each conclusion the criteria behind it, in the order of the file.

    Its own, and those behind the conclusions it rests on, however deep. A finding stands for its
    criterion, a group for the criteria that the pattern counts in it.
    """
    patterns = {pattern.id: pattern for pattern in assessment.ruleset.patterns}
    concluded: dict[PatternFact, list[Derived]] = {}
    for one in derived:
        concluded.setdefault(one.fact, []).append(one)
    own = {id(one): _own(assessment, patterns[one.pattern], one.support) for one in derived}
    order = [finding.criterion.id for finding in assessment.findings]
    found = ({n for under in _under(one, concluded) for n in own[id(under)]} for one in derived)
    return tuple(tuple(name for name in order if name in names) for names in found)


def _under(one: Derived, concluded: Mapping[PatternFact, Sequence[Derived]]) -> list[Derived]:
    """A conclusion and every one it rests on; each once."""
    found = [one]
    for under in found:
        deeper = [d for fact in under.support for d in concluded.get(fact, ())]
        found += [d for d in deeper if not any(d is known for known in found)]
    return found


def _own(assessment: Assessment, pattern: Pattern, support: Sequence[PatternFact]) -> set[str]:
    """The criteria of the facts that one pattern matched."""
    named = {str(fact.get("criterion")) for fact in support if fact.kind == "finding"}
    groups = {(str(f.value), str(f.get(f.value))) for f in support if f.kind == "group"}
    counted = _counted(pattern)
    return named | {
        finding.criterion.id
        for finding in assessment.findings
        if finding.outcome in counted and groups & set(finding.criterion.places.items())
    }


def _counted(pattern: Pattern) -> set[str]:
    """The outcomes that a pattern counts at least some of in a group; without one all unmet."""
    bounds = [b for line in pattern.when if line.kind == "group" for b in line.bounds]
    names = [bound.name for bound in bounds if bound.at_least is not None]
    told = {outcome for name in names for outcome in _COUNTED.get(name, ())}
    return told or set(UNMET)
