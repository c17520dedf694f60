"""Every criterion: whether it applies and why not, whether it is met, and where that is shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from milepost.analysis.dimensions import main_axis
from milepost.conditions import bind, reads, write
from milepost.model.assessment import Finding, LeafFinding
from milepost.reporters import marks
from milepost.reporters.board.told import Told
from milepost.reporters.documents.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Lines,
    Mark,
    Prose,
    Small,
    Table,
)
from milepost.reporters.outlook.proving import places
from milepost.reporters.parts.toning import mark, named


def applicability(told: Told) -> tuple[Block, ...]:
    """A row for each criterion, under the values of the main axis where there is one."""
    blocks: list[Block] = [Prose(told.own("applies.note"), "quiet")]
    for title, findings in _groups(told):
        blocks += [Heading(title)] if title else []
        blocks.append(_table(told, findings))
    if told.part.not_in_force:
        blocks.append(Prose(told.part.not_in_force, "quiet"))
    return tuple(blocks)


def _groups(told: Told) -> Iterator[tuple[str, list[Finding]]]:
    findings, axis = told.assessment.findings, main_axis(told.context.ruleset)
    if axis is None:
        yield "", list(findings)
        return
    for value in (*told.context.ruleset.axes[axis], ""):
        own = [f for f in findings if f.criterion.places.get(axis, "") == value]
        title = told.words.text(told.context.ruleset.titled(axis, value)) if value else ""
        if own:
            yield title or told.say("elsewhere"), own


def _table(told: Told, findings: Iterable[Finding]) -> Table:
    shares = {"criterion": 32, "applicable": 22, "implemented": 18, "shown": 28}
    columns = tuple(Column(told.own(key), wide=True, share=share) for key, share in shares.items())
    return Table(columns, tuple(_row(told, finding) for finding in findings), named=0)


def _row(told: Told, finding: Finding) -> tuple[Cell, ...]:
    name = named(told.part, finding.criterion.id, told.context.criterion(finding))
    if finding.outcome == "not-applicable":
        no = Lines((Mark(told.own("no"), "quiet", "–"), *map(Small, reasons(told, finding))))
        return name, no, "–", "–"
    word = told.context.outcome(finding.outcome, marks.reported(finding))
    waiver = finding.waiver
    waived = told.own("waived", id=waiver.id, until=waiver.until) if waiver else ""
    where = Lines(tuple(map(Small, places_by_file(told, finding)))) or None
    return name, told.own("yes"), Lines((mark(word), Small(waived))), where


def reasons(told: Told, finding: Finding) -> tuple[str, ...]:
    """Why a criterion does not apply: what its assessors say, or what the rule set asks for."""
    return tuple(dict.fromkeys(r for leaf in finding.leaves for r in _reasons(told, leaf)))


def _reasons(told: Told, leaf: LeafFinding) -> Iterator[str]:
    said = [a.reason.to(told.words.language) for a in leaf.judgement.answers if a.reason]
    yield from said
    condition = leaf.leaf.applies
    if said or condition is None or condition.tree is None:
        return
    limits = {name: p.value for name, p in leaf.leaf.parameters.items()}
    names = [name for name in leaf.reads if name in reads(condition.tree)]
    found = told.words.say("list.semicolon").join(_found(told, name) for name in names)
    written = write(bind(condition.tree, {"param": limits}))
    yield told.own("applies.only" if found else "applies.bare", condition=written, found=found)


def _found(told: Told, name: str) -> str:
    known = told.assessment.evidence.facts.get(name)
    value = told.words.value(known.value if known else None, told.context.ruleset.facts.get(name))
    return told.own("applies.found", fact=told.words.fact(name), value=value)


def places_by_file(told: Told, finding: Finding) -> tuple[str, ...]:
    """Where the evidence stands: each file once, with its lines."""
    lines: dict[str, list[str]] = {}
    for place in places(told.review, finding):
        file, _, line = place.rpartition(":")
        lines.setdefault(file, []).append(line)
    return tuple(f"{file}:{', '.join(found)}" for file, found in lines.items())
