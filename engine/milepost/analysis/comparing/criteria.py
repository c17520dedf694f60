"""The moves of criteria: newly unmet or met, no longer seen, more or less credit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, get_args

from milepost.analysis.comparing.why import CAUSES, Cause, Reason, reasons
from milepost.model.assessment import UNMET
from milepost.model.past import PastFinding, PastResult

Kind = Literal[
    "regressed",
    "unseen",
    "less",
    "seen",
    "improved",
    "more",
    "included",
    "excluded",
    "added",
    "removed",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""What can happen to a criterion, what is worst first.

Newly unmet; no longer assessed; less credit; newly assessed, and unmet; newly met; more credit;
newly applicable, and met; no longer applicable; in the later or the earlier rule set only.
"""


@dataclass(frozen=True, slots=True)
class CriterionMove:
    """One criterion that moved, and why."""

    kind: Kind
    before: PastFinding | None
    after: PastFinding | None
    reasons: tuple[Reason, ...]

    @property
    def causes(self) -> tuple[Cause, ...]:
        """What the reasons come from, each once."""
        found = {reason.cause for reason in self.reasons}
        return tuple(cause for cause in CAUSES if cause in found)

    @property
    def finding(self) -> PastFinding:
        """The later of the two."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def newly_unmet(self) -> bool:
        """Whether it was met, or did not apply, and is a gap now."""
        both = self.before is not None and self.after is not None
        return both and _is_gap(self.after) and not _is_gap(self.before)


def criterion_moves(before: PastResult, after: PastResult) -> tuple[CriterionMove, ...]:
    """What happened to each criterion, worst first: by kind, weight, and the order of the file."""
    return tuple(sorted(_moves(before, after), key=_rank))


def _moves(before: PastResult, after: PastResult) -> Iterator[CriterionMove]:
    was = {finding.criterion: finding for finding in before.findings}
    now = {finding.criterion: finding for finding in after.findings}
    for name in dict.fromkeys((*now, *was)):
        kind = kind_of(was.get(name), now.get(name), after.better == "higher")
        if kind is not None:
            told = reasons(before, after, was.get(name), now.get(name))
            yield CriterionMove(kind, was.get(name), now.get(name), told)


def kind_of(
    before: PastFinding | None, after: PastFinding | None, rising: bool = True
) -> Kind | None:
    """What happened to a criterion; None where nothing did. More credit is better, if `rising`."""
    if before is None or after is None:
        return "added" if before is None else "removed"
    if before.outcome == after.outcome:
        return _by_credit(before, after, rising)
    if after.outcome == "not-applicable":
        return "excluded"
    if after.outcome in _UNSEEN:
        return "unseen"
    if after.outcome == "pass":
        return "included" if before.outcome == "not-applicable" else "improved"
    if not _is_gap(before):
        return "regressed"
    if before.outcome in _UNSEEN:
        return "seen"
    return "more" if after.outcome == "partial" else "less"


_UNSEEN = ("not-assessed", "error")
"""Outcomes for want of evidence that can be used."""


def _by_credit(before: PastFinding, after: PastFinding, rising: bool) -> Kind | None:
    """By the credit; that of a rating is the less the better where lower is better."""
    if before.credit == after.credit or before.credit is None or after.credit is None:
        return None
    rated = any(check.rating is not None for check in after.checks)
    better = (after.credit > before.credit) is (rising or not rated)
    return "more" if better else "less"


def _is_gap(finding: PastFinding | None) -> bool:
    return finding is not None and finding.outcome in UNMET


def _rank(move: CriterionMove) -> tuple[int, bool, Fraction]:
    """Newly unmet before the rest of its kind, then the heaviest; the order of the file last."""
    return KINDS.index(move.kind), not move.newly_unmet, -Fraction(move.finding.weight)
