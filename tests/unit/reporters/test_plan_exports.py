"""Plans for other programs: each file is read back by a reader of its own."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any
from xml.etree import ElementTree

import icalendar
import openpyxl
import pytest
from milepost.errors import UsageError
from milepost.model.text import LANGUAGES, Language
from milepost.reporters.plans.exports import exported, names
from milepost.reporters.plans.exports.jira import seconds
from milepost.reporters.plans.exports.msproject import NAMESPACE
from milepost.reporters.plans.planned import Planned
from milepost.reporters.safe import cell, line
from plan_samples import ATTACK, LONG, hostile, nothing, reached
from trestle.oscal import poam

ALL = ("csv", "ics", "jira", "msproject", "oscal-poam", "xlsx")
SIGNS = "=+-@＝＋－＠"


def text(name: str, one: Planned | None = None, language: Language = "en") -> str:
    made = exported(name, one or reached(), language)
    assert isinstance(made, str)
    return made


def table(made: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(made.removeprefix("\ufeff"), newline="")))


def test_formats_are_found_by_their_files() -> None:
    assert names() == ALL


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ALL)
def test_the_same_plan_gives_the_same_bytes(name: str, language: Language) -> None:
    assert exported(name, reached(), language) == exported(name, reached(), language)


@pytest.mark.parametrize("name", [name for name in ALL if name != "oscal-poam"])
def test_a_plan_without_actions_is_a_file_without_actions(name: str) -> None:
    assert exported(name, nothing(), "en")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("＝1", "'＝1"),
        ("\t=1", "'=1"),
        (" \r\n=1", "'=1"),
        ("\x00=1", "'=1"),
        ("a=1", "a=1"),
        ("", ""),
        ("two\nlines\x07\u202e", "two lines"),
    ],
)
def test_a_cell_is_no_formula(written: str, shown: str) -> None:
    assert cell(written) == shown


def test_a_line_holds_nothing_that_xml_forbids() -> None:
    everything = "".join(map(chr, range(0x300))) + "\ud800\ufffe\uffff\U000e0001"
    ElementTree.fromstring(f"<a>{line(everything).replace('&', '').replace('<', '')}</a>")


def test_csv_has_a_line_for_each_action() -> None:
    made = text("csv")
    assert made.startswith("\ufeffSubject,Rule set,No.,Id,Action,Owner,Supervised by,Start,")
    assert made.count("\r\n") == made.count("\n") == 4
    second = table(made)[1]
    assert second["Action"] == "Have them signed"
    assert (second["Start"], second["Due"]) == ("2026-07-08", "2026-07-15")
    assert second["Effort (person days)"] == "1"
    assert (second["Weakness"], second["Rank"]) == ("B Signed off", "2")
    assert (second["Baseline"], second["Target"]) == ("no", "yes")
    assert (second["Gain (Score)"], second["Score then"], second["Then"]) == (
        *("25", "50"),
        "C · Fair",
    )
    assert second["Comes after"] == "1"


def test_csv_speaks_chinese() -> None:
    first = table(text("csv", language="zh"))[0]
    assert (first["措施"], first["责任人"], first["工作量（人天）"]) == (
        *("编写计划", "项目经理"),
        "3.5",
    )


@pytest.mark.parametrize("name", ["csv", "jira"])
@pytest.mark.parametrize("sign", SIGNS)
def test_no_cell_of_hostile_words_is_a_formula(name: str, sign: str) -> None:
    made = text(name, hostile(f"{sign}cmd|' /C calc'!A0\r\n\x00{sign}1"))
    for cells in csv.reader(io.StringIO(made.removeprefix("\ufeff"), newline="")):
        for one in cells:
            assert not one or one[0] not in SIGNS
            assert "\x00" not in one


def book(one: Planned, language: Language = "en") -> Any:
    made = exported("xlsx", one, language)
    assert isinstance(made, bytes)
    return openpyxl.load_workbook(io.BytesIO(made)).active


def test_xlsx_has_typed_cells_a_fixed_head_and_filters() -> None:
    sheet = book(reached())
    head = [one.value for one in sheet[1]]
    second = dict(zip(head, [one.value for one in sheet[3]], strict=True))
    assert second["Start"] == datetime(2026, 7, 8)
    assert second["Effort (person days)"] == 1
    assert (second["Rank"], second["Score then"]) == (2, 50)
    assert second["Action"] == "Have them signed"
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:T4"
    assert book(reached(), "zh").title == "改进计划"


def test_xlsx_takes_hostile_words_for_words() -> None:
    one = hostile(f"https://evil.example {ATTACK}")
    for words in (one, hostile(ATTACK), hostile("x" * 40_000)):
        sheet = book(words)
        found = [cell_ for row in sheet.iter_rows() for cell_ in row]
        assert {cell_.data_type for cell_ in found} <= {"s", "n", "d"}
        assert not any(cell_.hyperlink for cell_ in found)
    made = exported("xlsx", one, "en")
    assert isinstance(made, bytes)
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        sheets = [parts.read(name) for name in parts.namelist() if "/worksheets/" in name]
    assert not any(b"<f>" in sheet or b"hyperlink" in sheet for sheet in sheets)


def test_xlsx_without_its_library_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(UsageError, match=re.escape("pip install 'milepost[xlsx]'")):
        exported("xlsx", reached(), "en")


def events(made: str) -> list[Any]:
    return list(icalendar.Calendar.from_ical(made).walk("VEVENT"))


def test_ics_is_read_by_a_calendar() -> None:
    found = events(text("ics"))
    assert [str(one["SUMMARY"]) for one in found] == [
        *("Write the plans", "Have them signed", "Train all"),
    ]
    assert found[1]["DTSTART"].dt == date(2026, 7, 8)
    assert found[1]["DTEND"].dt == date(2026, 7, 16)  # the day after the last
    assert found[1]["DTSTAMP"].dt.isoformat() == "2026-06-30T00:00:00+00:00"
    assert "Owner: Sponsor\n" in str(found[1]["DESCRIPTION"])
    assert "Moves: Signature: no → yes" in str(found[1]["DESCRIPTION"])
    assert len({str(one["UID"]) for one in found}) == 3


def test_ics_keeps_its_uids_whatever_the_language_and_the_order() -> None:
    uids = [{str(e["UID"]) for e in events(text("ics", language=one))} for one in LANGUAGES]
    assert uids[0] == uids[1]


HOSTILE = (ATTACK, LONG, 'a,b;c\\d\\n:e"f', "x" * 600, "\r\nDTEND:19700101\r\n", "🙂" * 60)


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_ics_folds_and_escapes(words: str) -> None:
    made = text("ics", hostile(words))
    assert made.endswith("\r\n")
    lines = made.removesuffix("\r\n").split("\r\n")
    assert lines.count("END:VCALENDAR") == 1
    assert all(len(one.encode()) <= 75 for one in lines)
    assert not any(re.search(r"[\x00-\x1f]", one) for one in lines)
    found = events(made)
    assert len(found) == 3
    assert {str(one["SUMMARY"]) for one in found} == {line(words)}


def test_jira_has_its_columns() -> None:
    made = text("jira")
    assert made.startswith("Issue Id,Summary,Description,Issue Type,Assignee,Start Date,Due Date,")
    first, second, _ = table(made)
    assert (first["Summary"], first["Issue Type"]) == ("Write the plans", "Task")
    assert (first["Original Estimate"], second["Original Estimate"]) == ("100800", "28800")
    assert (first["Link Blocks"], second["Link Blocks"]) == ("2", "")
    assert first["Due Date"] == "2026-07-07"
    assert "Mends: A Work is planned" in first["Description"].split("\n")
    head = next(csv.reader(io.StringIO(made)))
    assert head.count("Labels") == 2
    assert not any(re.search(r"[^\w ]", title) for title in head)


def test_estimates_are_whole_seconds() -> None:
    assert seconds(0) == 0
    assert seconds(1) == 8 * 3600


def project(made: str) -> Callable[[str], list[ElementTree.Element]]:
    root = ElementTree.fromstring(made)
    return lambda path: root.findall(path, {"p": NAMESPACE})


def test_msproject_has_tasks_resources_assignments_and_links() -> None:
    found = project(text("msproject"))
    assert [one.text for one in found("p:Tasks/p:Task/p:Name")] == [
        *("Write the plans", "Have them signed", "Train all"),
    ]
    second = project(text("msproject"))("p:Tasks/p:Task[2]/*")
    told = {one.tag.partition("}")[2]: one.text for one in second}
    assert (told["Start"], told["Finish"]) == ("2026-07-08T08:00:00", "2026-07-15T17:00:00")
    assert (told["Duration"], told["Work"]) == ("PT64H0M0S", "PT8H0M0S")
    assert told["Deadline"] == "2026-07-15T17:00:00"
    assert [one.text for one in found("p:Tasks/p:Task/p:PredecessorLink/p:PredecessorUID")] == ["1"]
    owners = ["Human resources", "Project manager", "Sponsor"]
    assert [one.text for one in found("p:Resources/p:Resource/p:Name")] == owners
    assert [one.text for one in found("p:Assignments/p:Assignment/p:ResourceUID")] == [
        *("2", "3", "1"),
    ]
    assert [one.text for one in found("p:Assignments/p:Assignment/p:Units")] == [
        *("0.5000", "0.1250", "0.6667"),
    ]


ORDER = (
    *("UID", "ID", "Name", "Type", "IsNull", "WBS", "OutlineNumber", "OutlineLevel", "Start"),
    *("Finish", "Duration", "DurationFormat", "Work", "EffortDriven", "Estimated", "Milestone"),
    *("Summary", "ConstraintType", "CalendarUID", "ConstraintDate", "Deadline", "Notes"),
)
"""Of the elements of a task in the published schema those that are written, in its order."""


def test_msproject_keeps_the_order_of_the_schema() -> None:
    first = [one.tag.partition("}")[2] for one in project(text("msproject"))("p:Tasks/p:Task[1]/*")]
    assert tuple(first) == ORDER
    top = [one.tag.partition("}")[2] for one in project(text("msproject"))("*")]
    assert top[-4:] == ["Calendars", "Tasks", "Resources", "Assignments"]


@pytest.mark.parametrize("words", [*HOSTILE, "]]><!ENTITY x 'y'>&amp;", "\ufffe\x0b\x08"])
def test_msproject_holds_hostile_words(words: str) -> None:
    found = project(text("msproject", hostile(words)))
    assert {one.text or "" for one in found("p:Tasks/p:Task/p:Name")} == {line(words)[:512]}
    assert len(found("p:Tasks/p:Task")) == 3


def accepted(made: object) -> bool:
    """Whether the model that compliance-trestle generates from the published schema takes it."""
    try:
        poam.Model.parse_obj(made)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("words", ["", *HOSTILE], ids=range(len(HOSTILE) + 1))
def test_oscal_is_valid_against_the_published_schema(words: str, language: Language) -> None:
    one = hostile(words) if words else reached()
    made = json.loads(text("oscal-poam", one, language))
    assert accepted(made)


def test_the_published_schema_refuses_what_it_should() -> None:
    made = json.loads(text("oscal-poam"))
    made["plan-of-action-and-milestones"]["poam-items"][0]["uuid"] = "no uuid"
    assert not accepted(made)
    made = json.loads(text("oscal-poam"))
    made["plan-of-action-and-milestones"]["metadata"]["roles"][0]["id"] = "1 x"
    assert not accepted(made)


def ids(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        if "uuid" in node:
            yield node["uuid"]
        node = list(node.values())
    if isinstance(node, list):
        for part in node:
            yield from ids(part)


def references(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        yield from (v for k, v in node.items() if k.endswith("-uuid") and isinstance(v, str))
        node = list(node.values())
    if isinstance(node, list):
        for part in node:
            yield from references(part)


def test_oscal_ids_are_unique_and_every_reference_has_its_thing() -> None:
    made = json.loads(text("oscal-poam"))
    found = list(ids(made))
    assert len(found) == len(set(found))
    assert set(references(made)) <= set(found)


def test_oscal_carries_the_plan() -> None:
    document = json.loads(text("oscal-poam"))["plan-of-action-and-milestones"]
    assert [item["title"] for item in document["poam-items"]] == [
        *("Write the plans", "Have them signed", "Train all"),
    ]
    assert [risk["title"] for risk in document["risks"]] == [
        *("A Work is planned", "B Signed off", "C Kept short"),
    ]
    second = document["risks"][1]["remediations"][0]["tasks"][0]
    assert second["timing"]["within-date-range"] == {
        "start": "2026-07-08T00:00:00Z",
        "end": "2026-07-15T00:00:00Z",
    }
    assert [one["role-id"] for one in second["responsible-roles"]] == ["sponsor", "pmo_head"]


def test_oscal_needs_an_action() -> None:
    with pytest.raises(UsageError, match="needs an action"):
        exported("oscal-poam", nothing(), "en")
