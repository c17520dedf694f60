"""Subjects by the rule set they were assessed with: only those can be compared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from milepost.analysis.portfolio.spreading import median
from milepost.model.summaries import Rules, Said, Summary, Verdict
from milepost.model.values import Number


@dataclass(frozen=True, slots=True)
class Member:
    """One assessment of one subject."""

    subject: Summary
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Group:
    """The assessments with one version of a rule set, the worst first."""

    rules: Rules
    members: tuple[Member, ...]

    @property
    def spread(self) -> tuple[tuple[Said, int], ...]:
        """How often each verdict was given, the best first, what is undetermined last."""
        counts: dict[Said, int] = {}
        for one in self.members:
            counts[one.verdict.said] = counts.get(one.verdict.said, 0) + 1
        ordered = sorted(counts, key=lambda said: (-said.rank, said.text.en))
        return tuple((said, counts[said]) for said in ordered)

    def count(self, meets: bool | None) -> int:
        """How many meet their bar, do not, or are undetermined (None)."""
        return sum(one.verdict.meets is meets for one in self.members)

    @property
    def scores(self) -> tuple[Number, ...]:
        """The scores known, rising."""
        return tuple(sorted(s for one in self.members if (s := one.verdict.score) is not None))

    @property
    def coverage(self) -> Fraction | None:
        """The median coverage, from 0 to 1; None where none is known."""
        known = [c for one in self.members if (c := one.verdict.coverage) is not None]
        return median(known) if known else None


def groups(summaries: Iterable[Summary]) -> tuple[Group, ...]:
    """All assessments by rule set and version: the group with most subjects first, then by id."""
    found: dict[str, list[Member]] = {}
    for subject in summaries:
        for verdict in subject.verdicts:
            found.setdefault(verdict.rules.reference, []).append(Member(subject, verdict))
    made = (Group(own[0].verdict.rules, worst_first(own)) for own in found.values())
    return tuple(sorted(made, key=lambda one: (-len(one.members), one.rules.reference)))


def worst_first(members: Sequence[Member]) -> tuple[Member, ...]:
    """Below the bar first, then what cannot be told, then what meets it; each by its score.

    Without a score a subject stands by its verdict alone, before those that have one.
    """
    return tuple(sorted(members, key=_badness))


def _badness(member: Member) -> tuple[object, ...]:
    verdict = member.verdict
    order = {False: 0, None: 1, True: 2}[verdict.meets]
    up = -1 if verdict.rules.lower_is_better else 1
    known = verdict.score is not None
    score = Fraction(verdict.score or 0) * up
    rank = Fraction(verdict.said.rank)
    return order, rank, known, score, verdict.scope, member.subject.folder, member.subject.id
