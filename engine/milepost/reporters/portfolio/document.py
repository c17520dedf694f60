"""The portfolio report as a document."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.analysis.portfolio.dues import last_day
from milepost.analysis.portfolio.grouping import groups
from milepost.analysis.portfolio.spreading import FEWEST
from milepost.analysis.portfolio.systemic import FEWEST as SYSTEMIC
from milepost.model.summaries import Portfolio
from milepost.model.text import Language
from milepost.reporters.classing import classed
from milepost.reporters.documents.blocks import Block, Document, Items, Section, Sheet
from milepost.reporters.parts.saying import saying
from milepost.reporters.portfolio.coming import coming
from milepost.reporters.portfolio.coming import table as due_table
from milepost.reporters.portfolio.gaps import gaps
from milepost.reporters.portfolio.gaps import table as gap_table
from milepost.reporters.portfolio.heat import apart, maps
from milepost.reporters.portfolio.opening import lead, spread, verdicts
from milepost.reporters.portfolio.subjects import failed, sheet, subjects
from milepost.reporters.portfolio.told import Told
from milepost.reporters.portfolio.unknown import table as role_table
from milepost.reporters.portfolio.unknown import unknown
from milepost.reporters.portfolio.whole import whole


def told(portfolio: Portfolio, language: Language) -> Told:
    """What the report is made of."""
    return Told(portfolio, groups(portfolio.summaries), language)


def document(told: Told, kind: str) -> Document:
    """First screen, then the sections, all subjects, and how it is counted."""
    say = saying(told.language)
    day = last_day(told.portfolio.summaries)
    about = f"{say('as_of')} {day}" if day else told.say("empty")
    return Document(
        title=told.say("title"),
        about=about,
        lead=lead(told) if told.groups else (),
        sections=tuple(_sections(told)),
        language=told.language,
        kind=kind,
        classed=_classed(told),
        contents=say("contents"),
        sheets=tuple(_sheets(told)),
    )


def _classed(told: Told) -> str:
    """The class of the highest value in any subject."""
    return classed(told.portfolio.level, told.portfolio.audience, told.language)


def _sections(told: Told) -> Iterator[Section]:
    yield Section("", verdicts(told))
    if told.portfolio.failed:
        yield Section(told.say("failed"), (failed(told),), "failed")
    if told.groups:
        parts = {
            "heat": maps,
            "apart": apart,
            "gaps": gaps,
            "due": coming,
            "unknown": unknown,
            "whole": whole,
            "all": subjects,
        }
        for name, part in parts.items():
            yield Section(told.say(name), tuple(part(told)), name)
    yield Section(told.say("method"), tuple(_method(told)), "method")


def _method(told: Told) -> Iterator[Block]:
    """The rules by which it is counted, in words."""
    keys = ("order", "median", "apart", "gaps", "heat", "unknown", "late")
    values = {"fewest": FEWEST, "systemic": SYSTEMIC}
    lines = ((told.say(f"method.{k}.name"), told.say(f"method.{k}", **values)) for k in keys)
    yield Items(tuple(lines))


def _sheets(told: Told) -> Iterator[Sheet]:
    """What a workbook holds: every subject with all columns first."""
    yield Sheet(told.say("all"), sheet(told))
    yield Sheet(told.say("spread.sheet"), spread(told))
    yield Sheet(told.say("gaps"), gap_table(told))
    yield Sheet(told.say("due"), due_table(told))
    yield Sheet(told.say("unknown"), role_table(told))
    yield Sheet(told.say("failed"), failed(told))
