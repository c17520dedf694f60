"""What is weak in many subjects at once: that is the organisation's, not a project's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from milepost.analysis.portfolio.grouping import Group, Member
from milepost.model.summaries import Named, Rules

FEWEST = 3
"""Subjects a criterion must be assessed in before anything is said of many."""

SHARE = Fraction(1, 2)
"""The part of those assessed from which on a gap is systemic."""


@dataclass(frozen=True, slots=True)
class Common:
    """A criterion over all subjects assessed on it; those of whom nothing is known stand apart."""

    rules: Rules
    criterion: str
    met: int
    unmet: tuple[Member, ...]
    open: int

    @property
    def assessed(self) -> int:
        """In how many subjects it could be judged."""
        return self.met + len(self.unmet)

    @property
    def share(self) -> Fraction:
        """The part of those assessed that do not meet it, from 0 to 1."""
        return Fraction(len(self.unmet), self.assessed) if self.assessed else Fraction(0)

    @property
    def systemic(self) -> bool:
        """Unmet in at least `SHARE` of at least `FEWEST` subjects."""
        return self.assessed >= FEWEST and self.share >= SHARE


def common(groups: Sequence[Group]) -> tuple[Common, ...]:
    """All criteria of all rule sets; those unmet in most subjects first, then by share."""
    found = [_counted(group, name) for group in groups for name in group.rules.criteria]
    return tuple(sorted(found, key=_order))


def systemic(groups: Sequence[Group]) -> tuple[Common, ...]:
    """The systemic weaknesses, the one in most subjects first."""
    return tuple(one for one in common(groups) if one.systemic)


def _counted(group: Group, name: str) -> Common:
    verdicts = [(one, one.verdict) for one in group.members]
    return Common(
        group.rules,
        name,
        sum(name in verdict.met for _, verdict in verdicts),
        tuple(member for member, verdict in verdicts if name in verdict.unmet),
        sum(name in verdict.open for _, verdict in verdicts),
    )


def _order(one: Common) -> tuple[object, ...]:
    return -len(one.unmet), -one.share, one.rules.reference, one.criterion


@dataclass(frozen=True, slots=True)
class Shared:
    """A conclusion across findings that was drawn for several subjects, of how many."""

    rules: Rules
    pattern: Named
    members: tuple[Member, ...]
    of: int


def shared(groups: Iterable[Group]) -> tuple[Shared, ...]:
    """The patterns found in at least two subjects, those found most often first."""
    found = []
    for group in groups:
        held: dict[str, list[Member]] = {}
        named: dict[str, Named] = {}
        for member in group.members:
            for pattern in {one.id: one for one in member.verdict.patterns}.values():
                named.setdefault(pattern.id, pattern)
                held.setdefault(pattern.id, []).append(member)
        found += [
            Shared(group.rules, named[name], tuple(own), len(group.members))
            for name, own in held.items()
            if len(own) > 1
        ]
    return tuple(sorted(found, key=lambda s: (-len(s.members), s.rules.reference, s.pattern.id)))
