"""A plan as Microsoft Project XML (MSPDI): tasks, resources, assignments, links."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from milepost.model.text import Language
from milepost.model.values import Number, shown_number
from milepost.reporters.plans.flat import described
from milepost.reporters.plans.identity import identity
from milepost.reporters.plans.planned import Planned
from milepost.reporters.plans.rows import Row, rows
from milepost.reporters.plans.told import Told
from milepost.reporters.safe import line

NAMESPACE = "http://schemas.microsoft.com/project"
_HOURS = 8
_MORNING, _NOON, _LUNCH, _EVENING = "08:00:00", "12:00:00", "13:00:00", "17:00:00"
_LONGEST_NAME = 512
_CALENDAR = 1
Parts = Iterable[tuple[str, object]]


def report(planned: Planned, language: Language) -> str:
    """The plan as a project that starts with its first action, on a week of seven days.

    A plan counts days of the calendar, and each task starts no earlier than planned, so that
    Project keeps the days. Elements stand in the order of the published schema.
    """
    told = Told(planned, language)
    found = rows(told)
    owners = sorted({line(row.owner) for row in found if row.owner})
    root = Element("Project", {"xmlns": NAMESPACE})
    _put(root, _head(told, found))
    _calendar(SubElement(root, "Calendars"))
    tasks = SubElement(root, "Tasks")
    for row in found:
        _task(SubElement(tasks, "Task"), told, row)
    _resources(SubElement(root, "Resources"), owners)
    _assignments(SubElement(root, "Assignments"), found, owners)
    indent(root)
    body = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{body}\n'


def _put(parent: Element, parts: Parts) -> None:
    for name, value in parts:
        SubElement(parent, name).text = str(value)


def _head(told: Told, found: Sequence[Row]) -> Parts:
    assessment = told.planned.assessment
    start = min((row.start for row in found), default=assessment.as_of)
    title = told.say("title", subject=told.text(assessment.evidence.subject.shown))
    return (
        ("SaveVersion", 12),
        ("UID", str(identity(told.planned)).upper()[:16]),
        ("Name", line(assessment.evidence.subject.id)[:255]),
        ("Title", line(title)[:_LONGEST_NAME]),
        ("CreationDate", f"{assessment.as_of}T{_MORNING}"),
        ("ScheduleFromStart", 1),
        ("StartDate", f"{start}T{_MORNING}"),
        ("FinishDate", f"{told.planned.done}T{_EVENING}"),
        ("CurrencyCode", "XXX"),
        ("CalendarUID", _CALENDAR),
        ("DefaultStartTime", _MORNING),
        ("DefaultFinishTime", _EVENING),
        ("MinutesPerDay", _HOURS * 60),
        ("MinutesPerWeek", 7 * _HOURS * 60),
        ("DaysPerMonth", 30),
    )


def _calendar(calendars: Element) -> None:
    """Eight hours on every day of the week."""
    calendar = SubElement(calendars, "Calendar")
    _put(calendar, (("UID", _CALENDAR), ("Name", "Every day"), ("IsBaseCalendar", 1)))
    week = SubElement(calendar, "WeekDays")
    for number in range(1, 8):
        day = SubElement(week, "WeekDay")
        _put(day, (("DayType", number), ("DayWorking", 1)))
        times = SubElement(day, "WorkingTimes")
        for start, end in ((_MORNING, _NOON), (_LUNCH, _EVENING)):
            _put(SubElement(times, "WorkingTime"), (("FromTime", start), ("ToTime", end)))


def _task(task: Element, told: Told, row: Row) -> None:
    _put(
        task,
        (
            ("UID", row.number),
            ("ID", row.number),
            ("Name", line(row.action)[:_LONGEST_NAME]),
            ("Type", 1),
            ("IsNull", 0),
            ("WBS", row.number),
            ("OutlineNumber", row.number),
            ("OutlineLevel", 1),
            ("Start", f"{row.start}T{_MORNING}"),
            ("Finish", f"{row.end}T{_EVENING}"),
            ("Duration", f"PT{_days(row) * _HOURS}H0M0S"),
            ("DurationFormat", 7),
            ("Work", _hours(row.effort)),
            ("EffortDriven", 0),
            ("Estimated", 0),
            ("Milestone", 0),
            ("Summary", 0),
            ("ConstraintType", 4),
            ("CalendarUID", -1),
            ("ConstraintDate", f"{row.start}T{_MORNING}"),
            ("Deadline", f"{row.due}T{_EVENING}"),
            ("Notes", "\n".join(line(one) for one in described(told, row))),
        ),
    )
    for number in row.after:
        link = SubElement(task, "PredecessorLink")
        _put(link, (("PredecessorUID", number), ("Type", 1), ("CrossProject", 0), ("LinkLag", 0)))


def _days(row: Row) -> int:
    """Days of work, both ends included."""
    return max((row.end - row.start).days + 1, 1)


def _hours(days: Number) -> str:
    """Person days as a duration in hours and minutes, rounded half up."""
    minutes = int(Fraction(days) * _HOURS * 60 + Fraction(1, 2))
    return f"PT{minutes // 60}H{minutes % 60}M0S"


def _resources(resources: Element, owners: Sequence[str]) -> None:
    for number, owner in enumerate(owners, 1):
        who = (("UID", number), ("ID", number), ("Name", owner), ("Type", 1), ("IsNull", 0))
        _put(SubElement(resources, "Resource"), who)


def _assignments(assignments: Element, found: Sequence[Row], owners: Sequence[str]) -> None:
    for row in found:
        if row.owner:
            who = owners.index(line(row.owner)) + 1
            _put(SubElement(assignments, "Assignment"), _assigned(row, who))


def _assigned(row: Row, resource: int) -> Parts:
    """Units are the share of the days that the effort takes."""
    share = Fraction(row.effort) / _days(row)
    return (
        ("UID", row.number),
        ("TaskUID", row.number),
        ("ResourceUID", resource),
        ("Finish", f"{row.end}T{_EVENING}"),
        ("Start", f"{row.start}T{_MORNING}"),
        ("Units", shown_number(share, 4)),
        ("Work", _hours(row.effort)),
    )
