"""Gaps that were gaps before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from milepost.model.assessment import UNMET, Assessment
from milepost.model.past import PastResult
from milepost.model.standing import Recurrence

Seen = tuple[date, bool]
"""A day on which a criterion was assessed, and whether it was a gap."""


def recurrences(assessment: Assessment, past: Sequence[PastResult]) -> dict[str, Recurrence]:
    """The unmet criteria that were unmet in an earlier result of the same subject and rule set.

    Earlier results are those of any version of the rule set, before the as-of date. Of several of
    one day the last one given counts. A result that does not name the criterion (another gate)
    says nothing of it. Not assessed is unmet; met and not applicable end a row of gaps.
    """
    earlier = _earlier(assessment, past)
    found: dict[str, Recurrence] = {}
    for finding in assessment.findings:
        if finding.unmet:
            seen = tuple(sorted(earlier.get(finding.criterion.id, {}).items(), reverse=True))
            if any(gap for _, gap in seen):
                found[finding.criterion.id] = recurrence(assessment.as_of, seen)
    return found


def _earlier(assessment: Assessment, past: Sequence[PastResult]) -> dict[str, dict[date, bool]]:
    """For each criterion the days it was assessed, and whether it was a gap."""
    subject, ruleset = assessment.evidence.subject.id, assessment.ruleset.id
    found: dict[str, dict[date, bool]] = {}
    for result in past:
        same = (result.subject, result.ruleset) == (subject, ruleset)
        if same and result.as_of < assessment.as_of:
            for finding in result.findings:
                unmet = finding.outcome in UNMET
                found.setdefault(finding.criterion, {})[result.as_of] = unmet
    return found


def recurrence(today: date, seen: Sequence[Seen]) -> Recurrence:
    """The row of gaps up to today, the last day first; and the gap before it, if there was one."""
    row = next((n for n, (_, gap) in enumerate(seen) if not gap), len(seen))
    since = seen[row - 1][0] if row else today
    before = next((day for day, gap in seen[row:] if gap), None)
    return Recurrence(since, row + 1, before)
