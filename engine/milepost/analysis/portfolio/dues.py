"""What has to be done by when, over all subjects."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from milepost.model.summaries import Due, Rules, Summary


@dataclass(frozen=True, slots=True)
class Open:
    """A duty of one subject; `late` are the days it is overdue, 0 where it is not."""

    subject: Summary
    rules: Rules
    due: Due
    late: int


def last_day(summaries: Sequence[Summary]) -> date | None:
    """The latest day that a subject was assessed at; None where none was."""
    return max((v.as_of for one in summaries for v in one.verdicts), default=None)


def duties(summaries: Sequence[Summary]) -> tuple[Open, ...]:
    """Conditions and overdue actions by date, the one that is due longest first.

    What is late is counted up to the latest day of all assessments.
    """
    day = last_day(summaries)
    found = [_open(one, day) for one in _all(summaries)] if day else []
    return tuple(sorted(found, key=lambda o: (o.due.day, o.subject.folder, o.due.duty, o.due.id)))


def _all(summaries: Iterable[Summary]) -> Iterable[tuple[Summary, Rules, Due]]:
    for subject in summaries:
        for verdict in subject.verdicts:
            yield from ((subject, verdict.rules, due) for due in verdict.due)


def _open(one: tuple[Summary, Rules, Due], day: date) -> Open:
    subject, rules, due = one
    return Open(subject, rules, due, max((day - due.day).days, 0))
