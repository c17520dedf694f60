"""A plan as a calendar (iCalendar, RFC 5545): one all-day event an action."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from milepost import __version__
from milepost.model.text import Language
from milepost.reporters.plans.flat import described
from milepost.reporters.plans.identity import identity
from milepost.reporters.plans.planned import Planned
from milepost.reporters.plans.rows import Row, rows
from milepost.reporters.plans.told import Told
from milepost.reporters.safe import line

_MOST_OCTETS = 75
_END = "\r\n"


def report(planned: Planned, language: Language) -> str:
    """Events rather than to-dos, because every calendar program imports those.

    They do not make anybody busy. An event keeps its UID from plan to plan.
    """
    told = Told(planned, language)
    title = told.say("title", subject=told.text(planned.assessment.evidence.subject.shown))
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//milepost//plan {__version__}//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(title)}",
    ]
    for row in rows(told):
        lines += _event(told, row)
    return "".join(f"{part}{_END}" for one in (*lines, "END:VCALENDAR") for part in _folded(one))


def _event(told: Told, row: Row) -> Iterator[str]:
    planned = told.planned
    yield "BEGIN:VEVENT"
    yield f"UID:{identity(planned, row.id)}"
    yield f"DTSTAMP:{_day(planned.assessment.as_of)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(row.start)}"
    yield f"DTEND;VALUE=DATE:{_day(_after(row.end))}"
    yield f"SUMMARY:{_text(row.action)}"
    yield f"DESCRIPTION:{_text(*described(told, row))}"
    yield f"CATEGORIES:{_text(planned.assessment.ruleset.id)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _after(day: date) -> date:
    """The end of an all-day event is the day after its last."""
    return day if day == date.max else day + timedelta(days=1)


def _day(day: date) -> str:
    return f"{day.year:04d}{day.month:02d}{day.day:02d}"


def _text(*lines: str) -> str:
    r"""Text as a value: `\`, `;` and `,` escaped, lines joined by `\n` (RFC 5545, 3.3.11)."""
    escaped = (
        line(one).replace("\\", "\\\\").replace(";", r"\;").replace(",", r"\,") for one in lines
    )
    return r"\n".join(escaped)


def _folded(content: str) -> Iterator[str]:
    """A content line in pieces of at most 75 octets, each but the first behind a space (3.1)."""
    piece, octets = "", 0
    for sign in content:
        size = len(sign.encode("utf-8"))
        if octets + size > _MOST_OCTETS:
            yield piece
            piece, octets = " ", 1
        piece, octets = piece + sign, octets + size
    yield piece
