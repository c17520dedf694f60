"""The advice: its grade and the rule behind it, pros, cons, and reasons traced to evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from milepost.model.choices import Advice, Statement
from milepost.model.rankings import Graded
from milepost.model.values import Range
from milepost.reporters.documents.blocks import Block, Column, Items, Prose, Section, Table
from milepost.reporters.ranking.evidence import Evidence
from milepost.reporters.ranking.told import Told

_MARKS = {"pros": "+", "cons": "\N{MINUS SIGN}"}


def advised(told: Told, advice: Advice, graded: Graded, evidence: Evidence) -> Section:
    """The advice on what is put forward."""
    blocks = tuple(_blocks(told, advice, graded, evidence))
    return Section(told.say("section.advice"), blocks, "advice")


def _blocks(told: Told, advice: Advice, graded: Graded, evidence: Evidence) -> Iterator[Block]:
    if graded.grade is not None:
        values = {"grade": told.text(graded.grade.title), "why": told.text(graded.grade.why)}
        yield Prose(told.say("advice.graded", on=told.alternative(advice.on), **values))
    for kind in ("reasons", "pros", "cons"):
        yield Prose(told.say(kind))
        yield _statements(kind, getattr(advice, kind), evidence)
    yield _rules(told, advice, graded)


def _statements(kind: str, several: Sequence[Statement], evidence: Evidence) -> Items:
    return Items(
        tuple(
            (_MARKS.get(kind, f"{number}."), evidence.cited(one.text, one.evidence))
            for number, one in enumerate(several, 1)
        )
    )


def _rules(told: Told, advice: Advice, graded: Graded) -> Table:
    """The rules in their order; what was given, or may be, is marked."""
    columns = (Column(told.say("advice.grade")), Column(told.say("advice.when"), wide=True))
    rows = tuple(
        (told.text(one.title), one.when.source if one.when else told.say("advice.else"))
        for one in advice.grades
    )
    tone = "good" if graded.grade and graded.grade.meets_bar else "warning"
    marked = tuple((n, tone) for n, one in enumerate(advice.grades) if one in graded.possible)
    values = told.joined(_value(told, name, value) for name, value in graded.values.items())
    return Table(columns, rows, told.say("advice.rules", values=values), tones=marked)  # type: ignore[arg-type]


def _value(told: Told, name: str, value: Range | None) -> str:
    shown = told.say("advice.unknown") if value is None else told.told(value)
    return told.say("advice.value", name=name, value=shown)
