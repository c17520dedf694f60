"""The sheets of findings, one row a check, and of the evidence that each check used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from milepost.model.assessment import Finding, LeafFinding
from milepost.model.evidence import Answer, FactValue
from milepost.model.values import Number
from milepost.reporters.documents.blocks import Amount, Cell
from milepost.reporters.phrases import unit_word
from milepost.reporters.sheets.layout import Field, Layout, amount, lines, percent
from milepost.reporters.view.context import Context
from milepost.reporters.view.findings import asked, check, evidence
from milepost.reporters.view.shapes import CheckLine, EvidenceLine


@dataclass(frozen=True, slots=True)
class Checked:
    """A check of a finding, and its line in words."""

    finding: Finding
    leaf: LeafFinding
    line: CheckLine


@dataclass(frozen=True, slots=True)
class Used:
    """Evidence that a check used, and its line in words."""

    finding: Finding
    leaf: LeafFinding
    known: FactValue | Answer
    line: EvidenceLine


def _checked(context: Context) -> Iterator[Checked]:
    for finding in context.assessment.findings:
        for leaf in finding.leaves:
            yield Checked(finding, leaf, check(context, finding, leaf))


def _used(context: Context) -> Iterator[Used]:
    for finding in context.assessment.findings:
        for leaf in finding.leaves:
            for line, known in evidence(context, leaf):
                yield Used(finding, leaf, known, line)


def _value(context: Context, known: FactValue | Answer, line: EvidenceLine) -> Cell:
    """A number or day as such, all else in words."""
    if isinstance(known, Answer):
        return line.value
    if isinstance(known.value, Number) and not isinstance(known.value, bool):
        return Amount(known.value)
    if isinstance(known.value, date):
        return known.value
    return context.words.value(known.value, context.ruleset.facts.get(known.name))


def _unit(context: Context, one: Used) -> Cell:
    fact = context.ruleset.facts.get(one.known.name) if isinstance(one.known, FactValue) else None
    if fact is None or not isinstance(_value(context, one.known, one.line), Amount):
        return None
    return unit_word("2", fact.shown_unit, context.words.language)


def _name(one: Used) -> str:
    return one.known.name if isinstance(one.known, FactValue) else one.known.leaf


def _asked(context: Context, one: Used) -> Cell:
    known = one.known
    return asked(context, one.leaf, known.name) if isinstance(known, FactValue) else None


def _standing(context: Context, one: Used) -> str:
    stale = isinstance(one.known, FactValue) and one.known.name in one.leaf.stale
    return context.words.say("sheets.stale" if stale else "sheets.used")


def _values(context: Context, one: Checked) -> Cell:
    """The value of the only evidence of a check; of several each with its name."""
    found = list(evidence(context, one.leaf))
    if len(found) == 1:
        return _value(context, found[0][1], found[0][0])
    return lines(f"{line.fact}{context.say('colon')}{line.value}" for line, _ in found)


def _limits(context: Context, one: Checked) -> Cell:
    return lines(asked(context, one.leaf, name) for name in one.leaf.reads)


FINDINGS: Layout[Checked] = Layout(
    "findings",
    _checked,
    (
        Field("criterion", lambda _, one: one.finding.criterion.id),
        Field("title", lambda context, one: context.criterion(one.finding), wide=True),
        Field("outcome", lambda context, one: context.outcome(one.finding.outcome).text),
        Field("severity", lambda context, one: context.words.severity(one.finding.severity)),
        Field("credit", lambda _, one: percent(one.finding.credit)),
        Field("weight", lambda _, one: amount(one.finding.criterion.weight)),
        Field("check", lambda _, one: one.leaf.leaf.id),
        Field("statement", lambda _, one: one.line.statement, wide=True),
        Field("check.outcome", lambda _, one: one.line.outcome.text),
        Field("rating", lambda _, one: one.line.rating),
        Field("short", lambda _, one: lines(one.line.shortfalls), wide=True),
        Field("value", _values),
        Field("limit", _limits),
        Field("place", lambda _, one: lines(line.place for line in one.line.evidence)),
    ),
)

EVIDENCE: Layout[Used] = Layout(
    "evidence",
    _used,
    (
        Field("criterion", lambda _, one: one.finding.criterion.id),
        Field("check", lambda _, one: one.leaf.leaf.id),
        Field("evidence", lambda _, one: one.line.fact, wide=True),
        Field("name", lambda _, one: _name(one)),
        Field("value", lambda context, one: _value(context, one.known, one.line)),
        Field("unit", _unit),
        Field("limit", _asked),
        Field("state", _standing),
        Field("source", lambda _, one: one.line.origin),
        Field("place", lambda _, one: one.line.place),
        Field("collected", lambda _, one: one.known.collected),
        Field("by", lambda _, one: one.line.by),
        Field("note", lambda _, one: one.line.note, wide=True),
    ),
)
